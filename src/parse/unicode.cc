// The generated ranges are searched by bisection; ASCII, which is nearly all of it, answers from a
// table built at compile time.
#include "parse/unicode.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

namespace entente::unicode {
namespace {

struct PropertyRange {
  std::uint32_t first, last;
  std::uint8_t properties;
};
struct LowerRange {
  std::uint32_t first, last;
  std::uint32_t step;
  std::int32_t delta;
};

#include "parse/unicode_tables.inc"

enum Property : std::uint8_t {
  alpha = 1,
  digit = 2,
  upper = 4,
  space = 8,
  cased = 16,
  ignorable = 32
};

constexpr std::array<std::uint8_t, 128> make_ascii() {
  std::array<std::uint8_t, 128> table{};
  for (const PropertyRange& range : property_ranges) {
    for (std::uint32_t c = range.first; c <= range.last && c < table.size(); ++c) {
      table[c] = range.properties;
    }
  }
  return table;
}
constexpr std::array<std::uint8_t, 128> ascii_properties = make_ascii();

// The range that may hold c: the last one that starts at or before it.
template <typename Range, std::size_t Size>
const Range* find_range(const Range (&ranges)[Size], char32_t c) {
  const Range* after = std::upper_bound(std::begin(ranges), std::end(ranges), c,
                                        [](char32_t x, const Range& r) { return x < r.first; });
  if (after == std::begin(ranges)) return nullptr;
  const Range* range = after - 1;
  return c <= range->last ? range : nullptr;
}

std::uint8_t properties(char32_t c) {
  if (c < 128) return ascii_properties[c];
  const PropertyRange* range = find_range(property_ranges, c);
  return range == nullptr ? std::uint8_t{0} : range->properties;
}

bool has(char32_t c, Property property) {
  return (properties(c) & property) != 0;
}

char32_t simple_lower(char32_t c) {
  if (c < 128) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  const LowerRange* range = find_range(lower_ranges, c);
  if (range == nullptr || (c - range->first) % range->step != 0) return c;
  return static_cast<char32_t>(static_cast<std::int32_t>(c) + range->delta);
}

void append(std::string& out, char32_t c) {
  const auto byte = [&out](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0U | (c >> 6U));
    byte(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    byte(0xE0U | (c >> 12U));
    byte(0x80U | ((c >> 6U) & 0x3FU));
    byte(0x80U | (c & 0x3FU));
  } else {
    byte(0xF0U | (c >> 18U));
    byte(0x80U | ((c >> 12U) & 0x3FU));
    byte(0x80U | ((c >> 6U) & 0x3FU));
    byte(0x80U | (c & 0x3FU));
  }
}

std::optional<Step> decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint32_t lead = byte(at);
  if (lead < 0x80) return Step{lead, at + 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + size > text.size()) return std::nullopt;
  std::uint32_t value = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return std::nullopt;
    value = (value << 6U) | (byte(at + i) & 0x3FU);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  if (overlong || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return std::nullopt;
  return Step{value, at + size};
}

constexpr char32_t capital_sigma = 0x3A3, small_sigma = 0x3C3, final_sigma = 0x3C2;
constexpr char32_t capital_dotted_i = 0x130, dot_above = 0x307;

// A sigma ends a word when a cased letter stands before it and none after it, ignorable characters
// aside.
bool followed_by_cased(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const Step here = step(text, at);
    if (!has(here.value, ignorable)) return has(here.value, cased);
    at = here.next;
  }
  return false;
}

bool all_have(std::string_view text, Property property) {
  for (std::size_t at = 0; at < text.size();) {
    const Step here = step(text, at);
    if (!has(here.value, property)) return false;
    at = here.next;
  }
  return !text.empty();
}

}  // namespace

bool is_alpha(char32_t c) {
  return has(c, alpha);
}
bool is_digit(char32_t c) {
  return has(c, digit);
}
bool is_upper(char32_t c) {
  return has(c, upper);
}
bool is_space(char32_t c) {
  return has(c, space);
}

bool is_all_alpha(std::string_view text) {
  return all_have(text, alpha);
}
bool is_all_space(std::string_view text) {
  return all_have(text, space);
}

Step step(std::string_view text, std::size_t at) {
  const auto lead = static_cast<std::uint8_t>(text[at]);
  if (lead < 0x80) return {lead, at + 1};
  return decode(text, at).value_or(Step{lead, at + 1});
}

std::size_t back_from_end(std::string_view text, std::size_t count) {
  std::size_t at = text.size();
  while (count > 0 && at > 0) {
    --at;
    if ((static_cast<std::uint8_t>(text[at]) & 0xC0U) != 0x80U) --count;
  }
  return at;
}

bool is_well_formed(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::optional<Step> here = decode(text, at);
    if (!here) return false;
    at = here->next;
  }
  return true;
}

void append_lower(std::string& out, std::string_view text) {
  bool after_cased = false;  // the last character that is not ignorable was cased
  for (std::size_t at = 0; at < text.size();) {
    const Step here = step(text, at);
    if (here.value == capital_sigma) {
      const bool ends_word = after_cased && !followed_by_cased(text, here.next);
      append(out, ends_word ? final_sigma : small_sigma);
    } else if (here.value == capital_dotted_i) {
      append(out, U'i');
      append(out, dot_above);
    } else {
      append(out, simple_lower(here.value));
    }
    if (!has(here.value, ignorable)) after_cased = has(here.value, cased);
    at = here.next;
  }
}

}  // namespace entente::unicode
