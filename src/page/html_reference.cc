// Character references: numeric ones by the rules of WHATWG 13.2.5.80, named ones from the table.
#include <algorithm>

#include "page/html_entities.hpp"
#include "page/html_tokens.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kLongestName = 10;

// The web reads 0x80..0x9F as windows-1252.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

char32_t repaired(char32_t value) {
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return 0xFFFD;
  if (value >= 0x80 && value <= 0x9F) return kWindows1252[value - 0x80];
  return value;
}

int digit_of(char c, bool hex) {
  if (is_digit(c)) return c - '0';
  const char low = to_lower(c);
  return hex && low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

Reference read_number(std::string_view markup, std::size_t at) {
  std::size_t end = at + 2;
  const bool hex = end < markup.size() && (markup[end] == 'x' || markup[end] == 'X');
  if (hex) ++end;
  const std::size_t first = end;
  char32_t value = 0;
  for (; end < markup.size(); ++end) {
    const int digit = digit_of(markup[end], hex);
    if (digit < 0) break;
    value = std::min<char32_t>(value * (hex ? 16 : 10) + static_cast<char32_t>(digit), 0x110000);
  }
  if (end == first) return {};
  if (end < markup.size() && markup[end] == ';') ++end;
  return {end - at, repaired(value)};
}

const Entity* find_entity(std::string_view name) {
  const auto found = std::lower_bound(
      kEntities.begin(), kEntities.end(), name,
      [](const Entity& entity, std::string_view wanted) { return entity.name < wanted; });
  return found != kEntities.end() && found->name == name ? &*found : nullptr;
}

}  // namespace

Reference read_reference(std::string_view markup, std::size_t at, bool in_attribute) {
  if (at + 1 >= markup.size()) return {};
  if (markup[at + 1] == '#') return read_number(markup, at);
  std::size_t end = at + 1;
  while (end < markup.size() && end - at <= kLongestName &&
         (is_digit(markup[end]) || is_upper(markup[end]) || is_lower(markup[end])))
    ++end;
  const std::string_view name = markup.substr(at + 1, end - at - 1);
  if (end < markup.size() && markup[end] == ';')
    if (const Entity* entity = find_entity(name)) return {name.size() + 2, entity->value};
  // Without its semicolon the longest known prefix counts, but not inside an attribute's word.
  for (std::size_t size = name.size(); size >= 2; --size) {
    const Entity* entity = find_entity(name.substr(0, size));
    if (entity == nullptr || !entity->bare) continue;
    const char next = at + 1 + size < markup.size() ? markup[at + 1 + size] : ' ';
    if (in_attribute && (next == '=' || is_word(next))) return {};
    return {size + 1, entity->value};
  }
  return {};
}

}  // namespace entente::page
