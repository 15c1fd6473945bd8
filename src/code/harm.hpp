// Harm: who died, was hurt, arrested or displaced, with the numbers as the sentence gives them.
#pragma once

#include <optional>

#include "code/frame.hpp"
#include "code/tree.hpp"
#include "code/words.hpp"
#include "event/report.hpp"

namespace entente {

// The harm that verb or noun i states ("killed at least one person", "left 12 wounded", "2,200
// people have been killed"), or none.
[[nodiscard]] std::optional<Harm> harm_at(const Tree& tree, const Words& words, int i);

}  // namespace entente
