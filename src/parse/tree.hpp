// What follows the transition parser: sentences from the edges of the trees, and arcs that were
// lifted for projectivity put back (language.md 2.6; method: Nivre & Nilsson 2005, "head" scheme).
#pragma once

#include <vector>

#include "parse/arc_eager.hpp"
#include "parse/piece.hpp"

namespace entente {

// Puts lifted arcs back ("X||Y" becomes X under a Y), and gives for each token whether a sentence
// begins there.
[[nodiscard]] std::vector<bool> finish_tree(Tree& tree, std::span<const Piece> pieces);

}  // namespace entente
