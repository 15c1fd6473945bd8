// UTF-8: validation with the place of the first fault, and code points with offsets. Never guesses,
// never loses a byte silently.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

// The offset of the first byte that is not part of a well-formed UTF-8 sequence (no surrogates, no
// overlong forms), none when all is well.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 1;  // bytes read, 1..4
};
// Decodes at `at` (< text.size()); an ill-formed byte gives U+FFFD of size 1.
[[nodiscard]] CodePoint decode_utf8(std::string_view text, std::size_t at);
void append_utf8(std::string& out, char32_t value);

}  // namespace entente
