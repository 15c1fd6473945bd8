// Items: from the layout of a page to its Reading. Chooses the main story, numbers the others, and
// lists everything dropped.
#pragma once

#include "page/layout.hpp"
#include "page/lines.hpp"
#include "page/page.hpp"

namespace entente::page {

[[nodiscard]] Reading make_reading(const Page& source, const FlatPage& flat, const Layout& layout);

}  // namespace entente::page
