// When a story was published and changed: the statements of source, markup, dateline and page in
// their order, the finer of those that agree on the day.
#pragma once

#include <optional>

#include "page/layout.hpp"
#include "page/lines.hpp"
#include "page/page.hpp"

namespace entente::page {

// The day that gives a dateline or a printed date its year.
[[nodiscard]] std::optional<Date> year_anchor(const Page& source, const FlatPage& flat,
                                              const Layout& layout, const Story& story);
// Sets published and modified; the item's dateline is set before. Metadata speaks of the main story
// only.
void add_moments(const Page& source, const FlatPage& flat, const Layout& layout, const Story& story,
                 Item& item);

}  // namespace entente::page
