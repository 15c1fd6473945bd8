// Pull quotes: words of a story that the page prints a second time, large. Read as text they would
// be counted, and coded, twice.
#pragma once

#include <vector>

#include "page/layout.hpp"
#include "page/lines.hpp"

namespace entente::page {

// Marks as furniture each short line whose words stand in a row in another, longer paragraph.
void find_pull_quotes(const FlatPage& flat, std::vector<Shape>& shapes);

}  // namespace entente::page
