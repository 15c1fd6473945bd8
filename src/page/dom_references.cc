// Named references by one probe of a table made at compile time; numeric ones by the standard's
// rules for what is no character.
#include "page/dom_references.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "page/dom_scan.hpp"
#include "text/utf8.hpp"

namespace entente::page {
namespace {

struct NamedReference {
  std::uint16_t name, value;
  std::uint8_t name_size, value_size, bare;
};
#include "page/dom_references.inc"

constexpr std::size_t kLongestName = 31;
constexpr std::size_t kLongestBare = 6;
constexpr std::size_t kSlots = 4096;

constexpr std::size_t slot_of(std::string_view name) {
  std::uint32_t hash = 0x811C9DC5U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return (hash ^ (hash >> 15U)) % kSlots;
}
constexpr std::string_view name_of(const NamedReference& row) {
  return {kNames + row.name, row.name_size};
}
// Row number plus one; 0 is an empty slot.
constexpr std::array<std::uint16_t, kSlots> make_slots() {
  std::array<std::uint16_t, kSlots> slots{};
  for (std::size_t i = 0; i < kNamed.size(); ++i) {
    std::size_t at = slot_of(name_of(kNamed[i]));
    while (slots[at] != 0) at = (at + 1) % kSlots;
    slots[at] = static_cast<std::uint16_t>(i + 1);
  }
  return slots;
}
constexpr std::array<std::uint16_t, kSlots> kSlotTable = make_slots();

const NamedReference* find_named(std::string_view name) {
  for (std::size_t at = slot_of(name); kSlotTable[at] != 0; at = (at + 1) % kSlots) {
    const NamedReference& row = kNamed[kSlotTable[at] - 1U];
    if (name_of(row) == name) return &row;
  }
  return nullptr;
}
std::string_view value_of(const NamedReference& row) {
  return {kValues + row.value, row.value_size};
}

// The web reads 0x80..0x9F as windows-1252.
constexpr std::array<char32_t, 32> kWindows1252Controls = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

char32_t character_of(char32_t number) {
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) return 0xFFFD;
  if (number >= 0x80 && number <= 0x9F) return kWindows1252Controls[number - 0x80];
  return number;
}

int digit_of(char c, bool hex) {
  if (c >= '0' && c <= '9') return c - '0';
  const int low = c | 0x20;
  return hex && low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

CharacterReference find_number(std::string_view markup, std::size_t at, DomMemory& memory) {
  std::size_t end = at + 2;
  const bool hex = end < markup.size() && (markup[end] | 0x20) == 'x';
  if (hex) ++end;
  const std::size_t first = end;
  char32_t number = 0;
  for (; end < markup.size(); ++end) {
    const int digit = digit_of(markup[end], hex);
    if (digit < 0) break;
    number = std::min<char32_t>(number * (hex ? 16 : 10) + static_cast<char32_t>(digit), 0x110000);
  }
  if (end == first) return {};
  if (end < markup.size() && markup[end] == ';') ++end;
  std::string bytes;
  append_utf8(bytes, character_of(number));
  return {end - at, memory.keep(bytes)};
}

}  // namespace

CharacterReference find_reference(std::string_view markup, std::size_t at, bool in_attribute,
                                  DomMemory& memory) {
  if (at + 1 >= markup.size()) return {};
  if (markup[at + 1] == '#') return find_number(markup, at, memory);
  std::size_t end = at + 1;
  while (end < markup.size() && end - at <= kLongestName &&
         (classes_of(markup[end]) & kAlphanumeric) != 0)
    ++end;
  const std::string_view name = markup.substr(at + 1, end - at - 1);
  if (end < markup.size() && markup[end] == ';')
    if (const NamedReference* row = find_named(name)) return {name.size() + 2, value_of(*row)};
  // Without its semicolon the longest known beginning counts, but not inside the word of an
  // attribute: href="?a=1&copy=2" means what it says.
  for (std::size_t size = std::min(name.size(), kLongestBare); size >= 2; --size) {
    const NamedReference* row = find_named(name.substr(0, size));
    if (row == nullptr || row->bare == 0) continue;
    const std::size_t after = at + 1 + size;
    const char next = after < markup.size() ? markup[after] : ' ';
    if (in_attribute && (next == '=' || (classes_of(next) & kAlphanumeric) != 0)) return {};
    return {size + 1, value_of(*row)};
  }
  return {};
}

}  // namespace entente::page
