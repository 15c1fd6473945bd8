// The entity recogniser: one BILUO move a token, left to right (language.md 2.7). It needs the
// parser's sentences: no entity crosses one.
#pragma once

#include <string_view>
#include <vector>

#include "parse/piece.hpp"
#include "parse/state_scorer.hpp"

namespace entente {

struct EntityMark {
  char iob = 'O';
  std::string_view label;  // lives in the model file
};

[[nodiscard]] std::vector<EntityMark> find_entities(const StateScorer& scorer,
                                                    StateScorer::Run& run,
                                                    std::span<const Piece> pieces,
                                                    const std::vector<bool>& sentence_starts);

}  // namespace entente
