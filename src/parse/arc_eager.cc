// The parser's state and its five kinds of moves. Each child has one arc, so the arcs of a head are
// lists threaded through the children: the newest first, which is the only one that the features
// read and the only one that a later arc can replace.
#include "parse/arc_eager.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

using Index = std::int32_t;
constexpr Index none = -1;

class State {
 public:
  State(std::size_t size, std::span<const Start> known)
      : size_(static_cast<Index>(size)),
        heads_(size, none),
        labels_(size),
        newest_left_(size, none),
        newest_right_(size, none),
        older_(size, none),
        unshiftable_(size, false),
        left_edges_(size),
        starts_(size, Start::free) {
    for (std::size_t i = 0; i < size; ++i) left_edges_[i] = static_cast<Index>(i);
    std::copy(known.begin(), known.end(), starts_.begin());
    if (size > 0) starts_[0] = Start::must;
  }

  [[nodiscard]] bool final() const { return stack_.empty() && buffered() == 0; }
  [[nodiscard]] std::array<Index, shape::parser_features> features() const {
    const Index b0 = buffer(0);
    const Index s0 = stack(0);
    return {b0,
            buffer(1),
            s0,
            stack(1),
            stack(2),
            b0 < 0 ? none : newest_left_[at(b0)],
            s0 < 0 ? none : newest_left_[at(s0)],
            s0 < 0 ? none : newest_right_[at(s0)]};
  }
  [[nodiscard]] bool allows(char kind) const;
  void apply(const Move& move);
  Tree tree() &&;

 private:
  static std::size_t at(Index token) { return static_cast<std::size_t>(token); }
  [[nodiscard]] Index stack(std::size_t depth) const {
    return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : none;
  }
  [[nodiscard]] Index buffer(std::size_t ahead) const {
    if (ahead < returned_.size()) return returned_[returned_.size() - 1 - ahead];
    const Index token = next_ + static_cast<Index>(ahead - returned_.size());
    return token < size_ ? token : none;
  }
  [[nodiscard]] std::size_t buffered() const { return at(size_ - next_) + returned_.size(); }
  [[nodiscard]] bool starts(Index token) const {
    return token >= 0 && starts_[at(token)] == Start::must;
  }
  // Whether the sentence before goes on: the tree of `token` begins where none may begin.
  [[nodiscard]] bool goes_on(Index token) const {
    return token >= 0 && starts_[at(left_edges_[at(token)])] == Start::never;
  }
  void push() {
    if (returned_.empty()) {
      stack_.push_back(next_++);
    } else {
      stack_.push_back(returned_.back());
      returned_.pop_back();
    }
  }
  void attach(Index child, Index head, std::string_view label);

  Index size_;
  Index next_ = 0;  // the first token never moved
  std::vector<Index> stack_;
  std::vector<Index> returned_;  // tokens put back before next_, the last first
  std::vector<Index> heads_;
  std::vector<std::string_view> labels_;
  std::vector<Index> newest_left_, newest_right_;  // of each head
  std::vector<Index> older_;  // of each child: the sibling attached before it on the same side
  std::vector<bool> unshiftable_;
  std::vector<Index> left_edges_;  // of each token: the first token of its tree so far
  std::vector<Start> starts_;      // tokens that begin a sentence, or must not
};

bool State::allows(char kind) const {
  const Index b0 = buffer(0);
  switch (kind) {
    case 'S': return stack_.empty() || (buffered() >= 2 && !starts(b0) && !unshiftable_[at(b0)]);
    case 'D': return !stack_.empty() && (buffered() == 0 || stack_.size() > 1 || !goes_on(b0));
    case 'L':
    case 'R': return !stack_.empty() && buffered() >= 1 && !starts(b0);
    case 'B':
      return buffered() >= 2 && buffer(1) == b0 + 1 && starts_[at(buffer(1))] == Start::free;
    default: return false;
  }
}

void State::attach(Index child, Index head, std::string_view label) {
  if (const Index old = heads_[at(child)]; old != none) {
    Index& newest = old > child ? newest_left_[at(old)] : newest_right_[at(old)];
    if (newest == child) newest = older_[at(child)];
  }
  Index& newest = head > child ? newest_left_[at(head)] : newest_right_[at(head)];
  older_[at(child)] = newest;
  newest = child;
  heads_[at(child)] = head;
  labels_[at(child)] = label;
}

void State::apply(const Move& move) {
  const Index s0 = stack(0);
  const Index b0 = buffer(0);
  switch (move.kind) {
    case 'S': push(); break;
    case 'D':
      stack_.pop_back();
      if (heads_[at(s0)] == none && !stack_.empty()) {
        unshiftable_[at(s0)] = true;
        returned_.push_back(s0);
      }
      break;
    case 'L':
      attach(s0, b0, move.label);
      left_edges_[at(b0)] = left_edges_[at(s0)];
      unshiftable_[at(b0)] = false;
      stack_.pop_back();
      break;
    case 'R':
      attach(b0, s0, move.label);
      push();
      break;
    case 'B': starts_[at(buffer(1))] = Start::must; break;
    default: break;
  }
}

Tree State::tree() && {
  for (std::size_t i = 0; i < heads_.size(); ++i) {
    if (heads_[i] != none) continue;
    heads_[i] = static_cast<Index>(i);
    labels_[i] = "ROOT";
  }
  return {std::move(heads_), std::move(labels_)};
}

}  // namespace

Tree parse_arcs(const StateScorer& scorer, StateScorer::Run& run, std::size_t size,
                std::span<const Start> starts) {
  const std::span<const Move> moves = scorer.moves();
  State state(size, starts);
  while (!state.final()) {
    const std::array<Index, shape::parser_features> features = state.features();
    const float* scores = run.score(features);
    std::size_t best = moves.size();
    char kind = 0;
    bool allowed = false;
    for (std::size_t i = 0; i < moves.size(); ++i) {
      if (moves[i].kind != kind) {
        kind = moves[i].kind;
        allowed = state.allows(kind);
      }
      if (allowed && (best == moves.size() || scores[i] > scores[best])) best = i;
    }
    if (best == moves.size()) break;  // no move is possible: what is attached stays attached
    state.apply(moves[best]);
  }
  return std::move(state).tree();
}

}  // namespace entente
