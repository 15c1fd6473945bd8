// Which of the titles that a page claims is the story's: JSON-LD, og:title, the printed heading and
// <title> often differ by a kicker, by the name of the site, or by the day they were changed.
#pragma once

#include <string>
#include <string_view>

#include "page/metadata.hpp"

namespace entente::page {

// `printed` is the line that prints the title, or empty. Empty when nothing claims one.
[[nodiscard]] std::string choose_title(const Metadata& metadata, std::string_view printed);

}  // namespace entente::page
