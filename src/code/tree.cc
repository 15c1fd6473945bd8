// Builds the child lists and mends one attachment that newspaper syntax makes the model miss
// (mend_coordinated_speech).
#include "code/tree.hpp"

#include <algorithm>
#include <numeric>

namespace entente {
namespace {

std::size_t at(int i) {
  return static_cast<std::size_t>(i);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool double_quote(const Token& t) {
  return t.text == "\"" || t.text == "\u201c" || t.text == "\u201d" || t.text == "``" ||
         t.text == "''";
}

}  // namespace

Tree::Tree(const Parsed& parsed) : parsed_(parsed) {
  const std::size_t n = parsed.tokens.size();
  heads_.resize(n);
  labels_.resize(n);
  lemmas_.resize(n);
  sentences_.assign(n, 0);
  quoted_.assign(n, false);
  bool open = false;
  for (std::size_t i = 0; i < n; ++i) {
    const Token& token = parsed.tokens[i];
    heads_[i] = token.head;
    labels_[i] = token.label;
    lemmas_[i] = lower(token.lemma);
    if (double_quote(token)) {
      open = token.text == "\u201c" || (token.text != "\u201d" && !open);
    } else {
      quoted_[i] = open;
    }
  }
  for (std::size_t s = 0; s < parsed.sentences.size(); ++s)
    for (int i = parsed.sentences[s].begin; i < parsed.sentences[s].end; ++i)
      sentences_[at(i)] = static_cast<int>(s);
  link();
  mend_coordinated_speech();
}

void Tree::link() {
  const std::size_t n = heads_.size();
  first_.assign(n + 1, 0);
  list_.assign(n, 0);
  for (std::size_t i = 0; i < n; ++i)
    if (heads_[i] != static_cast<int>(i)) ++first_[at(heads_[i]) + 1];
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  std::vector<int> next(first_.begin(), first_.end());
  for (std::size_t i = 0; i < n; ++i)
    if (heads_[i] != static_cast<int>(i)) list_[at(next[at(heads_[i])]++)] = static_cast<int>(i);
  left_.resize(n);
  right_.resize(n);
  std::iota(left_.begin(), left_.end(), 0);
  std::iota(right_.begin(), right_.end(), 0);
  // Depth first from each root, edges folded on the way back: linear whatever the depth.
  std::vector<int> order;
  order.reserve(n);
  for (std::size_t r = 0; r < n; ++r) {
    if (heads_[r] != static_cast<int>(r)) continue;
    std::vector<int> stack{static_cast<int>(r)};
    while (!stack.empty()) {
      const int i = stack.back();
      stack.pop_back();
      order.push_back(i);
      for (const int c : children(i)) stack.push_back(c);
    }
  }
  for (auto it = order.rbegin(); it != order.rend(); ++it) {
    const std::size_t h = at(heads_[at(*it)]);
    left_[h] = std::min(left_[h], left_[at(*it)]);
    right_[h] = std::max(right_[h], right_[at(*it)]);
  }
}

// "A did x on B's c and officials say the jury is out": the model takes "officials" as a conjunct
// of c and "did" as what is said. A speech verb without subject whose left neighbour is a noun
// after a coordinator gets that noun; what stood before is no longer said.
void Tree::mend_coordinated_speech() {
  bool changed = false;
  for (int v = 2; v < size(); ++v) {
    const std::string& verb_lemma = lemma(v);
    if (!verb(v) || (verb_lemma != "say" && verb_lemma != "report" && verb_lemma != "believe") ||
        child(v, {"nsubj", "nsubjpass"}) != kNone)
      continue;
    const int n = v - 1;
    if (!noun(n) || label(n) != "conj") continue;
    const int cc = left_[at(n)] - 1;
    if (cc < 0 || lemma(cc) != "and") continue;
    for (const int c : children(v)) {
      if (c < cc && label(c) == "ccomp") {
        heads_[at(c)] = head(v) == v ? c : head(v);
        labels_[at(c)] = head(v) == v ? "ROOT" : "conj";
        changed = true;
      }
    }
    heads_[at(n)] = v;
    labels_[at(n)] = "nsubj";
    changed = true;
  }
  if (changed) link();
}

std::span<const int> Tree::children(int i) const {
  const auto begin = at(first_[at(i)]);
  return {list_.data() + begin, at(first_[at(i) + 1]) - begin};
}

TokenRange Tree::subtree(int i) const {
  return {left_[at(i)], right_[at(i)] + 1};
}

int Tree::child(int i, std::initializer_list<std::string_view> labels) const {
  for (const int c : children(i))
    if (is(c, labels)) return c;
  return kNone;
}

bool Tree::is(int i, std::initializer_list<std::string_view> labels) const {
  return std::find(labels.begin(), labels.end(), label(i)) != labels.end();
}

bool Tree::verb(int i) const {
  return (*this)[i].tag.substr(0, 1) == "V" || (*this)[i].tag == "MD";
}

bool Tree::noun(int i) const {
  return (*this)[i].tag.substr(0, 2) == "NN";
}

bool Tree::under(int i, int ancestor) const {
  for (int steps = 0; steps <= size(); ++steps) {
    if (i == ancestor) return true;
    if (root(i)) return false;
    i = head(i);
  }
  return false;
}

std::vector<int> Tree::coordinated(int i) const {
  std::vector<int> all{i};
  for (std::size_t k = 0; k < all.size(); ++k)
    for (const int c : children(all[k]))
      if (label(c) == "conj") all.push_back(c);
  std::sort(all.begin(), all.end());
  return all;
}

TextSpan Tree::span(TokenRange range) const {
  if (range.begin >= range.end) return {};
  return {(*this)[range.begin].span.begin, (*this)[range.end - 1].span.end};
}

}  // namespace entente
