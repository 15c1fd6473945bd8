// Names of months in the languages whose pages are read, with the cuts that news makes of them.
#pragma once

#include <string_view>

namespace entente::page {

// 1 to 12, 0 when the word is no month. ASCII letters in any case.
[[nodiscard]] int month_of(std::string_view word);
// A day of the week in one of those languages, whole or cut.
[[nodiscard]] bool is_weekday(std::string_view word);

}  // namespace entente::page
