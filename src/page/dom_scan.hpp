// What the tokenizer runs over bytes with: classes of bytes, and a search for the first of a few
// bytes that looks at sixteen at once where the processor can (SSE2, which every x86-64 has).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace entente::page {

enum ByteClass : std::uint8_t {
  kSpaceByte = 1,     // tab, LF, FF, CR, space
  kTagEnd = 2,        // ends the name of a tag: space / >
  kNameEnd = 4,       // ends the name of an attribute: space / > =
  kOddByte = 8,       // upper case or NUL: the name is not as written
  kLetterByte = 16,   // A-Z a-z
  kNoTagByte = 32,    // no byte of a name in the table of tags
  kAlphanumeric = 64  // A-Z a-z 0-9
};

constexpr std::array<std::uint8_t, 256> make_byte_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (std::size_t i = 0; i < 256; ++i) {
    const bool space = i == '\t' || i == '\n' || i == '\f' || i == '\r' || i == ' ';
    const bool upper = i >= 'A' && i <= 'Z';
    const bool letter = upper || (i >= 'a' && i <= 'z');
    const bool digit = i >= '0' && i <= '9';
    const bool ends_tag = space || i == '/' || i == '>';
    classes[i] = static_cast<std::uint8_t>(
        (space ? kSpaceByte : 0) | (ends_tag ? kTagEnd : 0) |
        (ends_tag || i == '=' ? kNameEnd : 0) | (upper || i == 0 ? kOddByte : 0) |
        (letter ? kLetterByte : 0) | (letter || digit ? kAlphanumeric : kNoTagByte));
  }
  return classes;
}
inline constexpr std::array<std::uint8_t, 256> kByteClasses = make_byte_classes();

[[nodiscard]] inline unsigned classes_of(char c) {
  return kByteClasses[static_cast<unsigned char>(c)];
}
[[nodiscard]] inline bool is_html_space(char c) {
  return (classes_of(c) & kSpaceByte) != 0;
}

// The first place at or after `at` that holds one of the bytes; text.size() when there is none.
template <char... kWanted>
[[nodiscard]] inline std::size_t find_first_of(std::string_view text, std::size_t at) {
  const char* const data = text.data();
  const std::size_t size = text.size();
#if defined(__SSE2__)
  for (; at + 16 <= size; at += 16) {
    __m128i bytes;
    __builtin_memcpy(&bytes, data + at, 16);
    __m128i hits = _mm_setzero_si128();
    ((hits = _mm_or_si128(hits, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(kWanted)))), ...);
    const int mask = _mm_movemask_epi8(hits);
    if (mask != 0) return at + static_cast<std::size_t>(__builtin_ctz(static_cast<unsigned>(mask)));
  }
#endif
  for (; at < size; ++at) {
    const char c = data[at];
    if (((c == kWanted) || ...)) return at;
  }
  return size;
}

// How many leading bytes are blank.
[[nodiscard]] inline std::size_t count_blank(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && is_html_space(text[n])) ++n;
  return n;
}

// `text` at `at` begins with the lower-case `word`, without regard to ASCII case.
[[nodiscard]] inline bool has_word_at(std::string_view text, std::size_t at,
                                      std::string_view word) {
  if (text.size() - at < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = text[at + i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c) != word[i]) return false;
  }
  return true;
}

}  // namespace entente::page
