// The recogniser's state is small: the next token and the entity that is open.
#include "parse/entities.hpp"

#include <array>

namespace entente {
namespace {

struct State {
  std::size_t next = 0;
  std::size_t size = 0;
  bool open = false;
  std::size_t begin = 0;
  std::string_view label;
};

bool allows(const State& state, const Move& move, std::span<const Piece> pieces,
            const std::vector<bool>& starts) {
  const bool last = state.next + 1 >= state.size;
  switch (move.kind) {
    case 'B':
      return !state.open && !last && !move.label.empty() && !starts[state.next + 1] &&
             !pieces[state.next].is_space;
    case 'I': return state.open && !last && move.label == state.label && !starts[state.next + 1];
    case 'L': return state.open && move.label == state.label;
    case 'U': return !state.open && !move.label.empty() && !pieces[state.next].is_space;
    case 'O': return !state.open;
    default: return false;
  }
}

}  // namespace

std::vector<EntityMark> find_entities(const StateScorer& scorer, StateScorer::Run& run,
                                      std::span<const Piece> pieces,
                                      const std::vector<bool>& sentence_starts) {
  const std::span<const Move> moves = scorer.moves();
  std::vector<EntityMark> marks(pieces.size());
  for (State state{0, pieces.size(), false, 0, {}}; state.next < state.size; ++state.next) {
    const auto token = static_cast<std::int32_t>(state.next);
    const std::array<std::int32_t, shape::entity_features> features = {
        token, state.open ? static_cast<std::int32_t>(state.begin) : -1,
        state.open ? token - 1 : -1};
    const float* scores = run.score(features);
    std::size_t best = moves.size();
    for (std::size_t i = 0; i < moves.size(); ++i)
      if ((best == moves.size() || scores[i] > scores[best]) &&
          allows(state, moves[i], pieces, sentence_starts))
        best = i;
    if (best == moves.size()) break;
    const Move& move = moves[best];
    if (move.kind == 'B') {
      state.open = true;
      state.begin = state.next;
      state.label = move.label;
    } else if (move.kind == 'L' || move.kind == 'U') {
      const std::size_t begin = move.kind == 'L' ? state.begin : state.next;
      for (std::size_t i = begin; i <= state.next; ++i)
        marks[i] = {i == begin ? 'B' : 'I', move.label};
      state.open = false;
    }
  }
  return marks;
}

}  // namespace entente
