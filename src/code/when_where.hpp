// When and where: the date expression and the place that modify a predicate. The dateline is not
// the place of the deed, nor are the actors.
#pragma once

#include <optional>
#include <vector>

#include "code/frame.hpp"
#include "code/memory.hpp"
#include "code/tree.hpp"
#include "code/words.hpp"
#include "event/report.hpp"
#include "world/world.hpp"

namespace entente {

struct When {
  DateRange date;
  std::optional<double> hours;
};

// The date of the deed against the item's date (Story::published); without an expression of its own
// the item's date, and the rule says so. `anchorless` items give precision open.
[[nodiscard]] When when(const Tree& tree, const Words& words, const Frame& frame,
                        const Story& story, Tense tense);
// `deed` tokens: the predicate tokens of the match.
[[nodiscard]] std::optional<EventPlace> where(const Tree& tree, const Frame& frame,
                                              const World& world);

}  // namespace entente
