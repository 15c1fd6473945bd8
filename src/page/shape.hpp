// Shapes of a line: what can be seen without knowing what the page is about. Everything here is
// pure, ASCII-aware and linear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/blank.hpp"

namespace entente::page {

[[nodiscard]] inline bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
[[nodiscard]] inline bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
[[nodiscard]] inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
[[nodiscard]] inline bool is_high(char c) {
  return (static_cast<unsigned char>(c) & 0x80U) != 0;
}
[[nodiscard]] inline bool is_alpha(char c) {
  return is_upper(c) || is_lower(c) || is_high(c);
}
[[nodiscard]] inline bool is_word(char c) {
  return is_alpha(c) || is_digit(c);
}
[[nodiscard]] inline char to_lower(char c) {
  return is_upper(c) ? static_cast<char>(c + 32) : c;
}

[[nodiscard]] std::string lower(std::string_view text);  // ASCII only: the tables are ASCII
[[nodiscard]] bool same_word(std::string_view a,
                             std::string_view b);  // without regard to ASCII case
[[nodiscard]] std::vector<std::string_view> words(std::string_view text, std::size_t at_most = 64);
[[nodiscard]] std::size_t count_words(std::string_view text);
[[nodiscard]] std::string_view first_words(std::string_view text, std::size_t n);

// Ends in . ! ? : or an ellipsis, closing quotes and brackets aside.
[[nodiscard]] bool ends_sentence(std::string_view text);
// The phrase (lower case) stands in the lower-cased text at word boundaries; npos when not.
[[nodiscard]] std::size_t find_phrase(std::string_view lowered, std::string_view phrase,
                                      std::size_t from = 0);

// ALL CAPS of at most five words: a desk label by its look.
[[nodiscard]] bool is_caps_label(std::string_view text);
// Bytes of a label in capitals with its colon that opens a paragraph ("THE FACTS: ", "Q: "), blanks
// behind it included; 0 when there is none.
[[nodiscard]] std::size_t caps_label_size(std::string_view text);
// Bytes of a bullet or a number that opens a list item, blanks behind it included; 0 when there is
// none.
[[nodiscard]] std::size_t bullet_size(std::string_view text);
// Words under a picture by their form: `... at dawn. Photo: Jane Roe`, `2 of 14`.
[[nodiscard]] bool is_caption(std::string_view text);
// `Comments (12)`, `3 Comments`: the head of what readers wrote.
[[nodiscard]] bool is_comment_count(std::string_view text);
// `- x -`, the subhead of agencies; gives x, or empty when the line is none.
[[nodiscard]] std::string_view hyphen_subhead(std::string_view text);
// The line speaks to its reader (we, our, you, your, I) outside quotes: furniture does, news prose
// seldom.
[[nodiscard]] bool speaks_to_reader(std::string_view lowered);
// The share of English function words tells English prose; needs some twenty words to say anything.
[[nodiscard]] bool is_english(std::string_view text);

}  // namespace entente::page
