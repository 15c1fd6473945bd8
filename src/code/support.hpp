// Support: what one side gives, owes or is asked to give another: kinds, item, quantity, money and
// the stage it has reached.
#pragma once

#include <optional>
#include <vector>

#include "code/lexicon.hpp"
#include "code/tree.hpp"
#include "code/words.hpp"
#include "event/report.hpp"

namespace entente {

// The support that a matched report states; none when its rule is not about support. Report's
// actors and status are read.
[[nodiscard]] std::optional<Support> support_of(const Tree& tree, const Words& words,
                                                const Match& match, const Report& report);

}  // namespace entente
