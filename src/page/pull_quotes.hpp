// Pull quotes: words of a story that the page prints a second time, large. Read as text they would
// be counted, and coded, twice.
#pragma once

#include "page/layout.hpp"
#include "page/lines.hpp"

namespace entente::page {

// Takes them out of the bodies and makes each a zone of its own.
void drop_pull_quotes(const FlatPage& flat, Layout& layout);

}  // namespace entente::page
