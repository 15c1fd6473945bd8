// Blanks: what counts as white space in text of the web, and text without it at both ends. One
// place, so that offsets of all rooms agree.
#pragma once

#include <cstddef>
#include <string_view>

namespace entente {

// Bytes of the blank character at `at`, 0 when it is none. Line breaks are blank, and no-break,
// ideographic and zero-width spaces and the byte order mark.
[[nodiscard]] std::size_t blank_size(std::string_view text, std::size_t at);
// A view into text, also when it is empty.
[[nodiscard]] std::string_view trim(std::string_view text);

}  // namespace entente
