// Character properties as Python's str methods answer them: the model's features were made with
// those, so any other table would give other hashes on rare characters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente::unicode {

[[nodiscard]] bool is_alpha(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);  // with superscripts, as str.isdigit()
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_space(char32_t c);
[[nodiscard]] bool is_all_alpha(std::string_view text);  // false for "", as str.isalpha()
[[nodiscard]] bool is_all_space(std::string_view text);  // false for "", as str.isspace()

// Appends str.lower() of the text: one character that grows, and the final sigma, as Python does.
void append_lower(std::string& out, std::string_view text);

// One code point at `at` of well-formed UTF-8 and the place of the next. Ill-formed bytes give
// themselves, one at a time.
struct Step {
  char32_t value;
  std::size_t next;
};
[[nodiscard]] Step step(std::string_view text, std::size_t at);

// The place `count` code points before the end, or 0.
[[nodiscard]] std::size_t back_from_end(std::string_view text, std::size_t count);
[[nodiscard]] bool is_well_formed(std::string_view text);

}  // namespace entente::unicode
