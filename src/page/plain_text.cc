// Metadata carry text as source: with tags, with references written twice, with line breaks. This
// makes plain text of it; unknown references stay as they are.
#include <array>
#include <charconv>

#include "page/metadata.hpp"
#include "page/shape.hpp"
#include "text/utf8.hpp"

namespace entente::page {
namespace {

struct Named {
  std::string_view name;
  char32_t value;
};
// The references that editors' systems write into metadata.
constexpr auto kNamed = std::to_array<Named>(
    {{"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},     {"apos", '\''},
     {"nbsp", 0xA0},    {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019},
     {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"bdquo", 0x201E}, {"sbquo", 0x201A}, {"hellip", 0x2026},
     {"laquo", 0xAB},   {"raquo", 0xBB},   {"eacute", 0xE9},  {"egrave", 0xE8},  {"agrave", 0xE0},
     {"aacute", 0xE1},  {"iacute", 0xED},  {"oacute", 0xF3},  {"uacute", 0xFA},  {"ntilde", 0xF1},
     {"auml", 0xE4},    {"ouml", 0xF6},    {"uuml", 0xFC},    {"Auml", 0xC4},    {"Ouml", 0xD6},
     {"Uuml", 0xDC},    {"szlig", 0xDF},   {"ccedil", 0xE7},  {"ecirc", 0xEA},   {"ocirc", 0xF4},
     {"aring", 0xE5},   {"oslash", 0xF8},  {"aelig", 0xE6},   {"euro", 0x20AC},  {"pound", 0xA3},
     {"shy", 0xAD},     {"iquest", 0xBF},  {"iexcl", 0xA1},   {"middot", 0xB7},  {"bull", 0x2022},
     {"atilde", 0xE3},  {"otilde", 0xF5},  {"acirc", 0xE2},   {"icirc", 0xEE},   {"igrave", 0xEC},
     {"ograve", 0xF2},  {"ugrave", 0xF9},  {"Eacute", 0xC9},  {"copy", 0xA9},    {"reg", 0xAE}});

// Bytes of the reference at `at` and its character; 0 when it is none.
std::size_t read_reference(std::string_view text, std::size_t at, char32_t& value) {
  const std::size_t end = text.find(';', at);
  if (end == std::string_view::npos || end - at > 10 || end - at < 3) return 0;
  const std::string_view name = text.substr(at + 1, end - at - 1);
  if (name.front() == '#') {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(hex ? 2 : 1);
    std::uint32_t number = 0;
    const auto [rest, fault] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number, hex ? 16 : 10);
    if (fault != std::errc{} || rest != digits.data() + digits.size() || number == 0 ||
        number > 0x10FFFF || (number >= 0xD800 && number < 0xE000))
      return 0;
    value = number;
    return end + 1 - at;
  }
  for (const Named& one : kNamed)
    if (one.name == name) {
      value = one.value;
      return end + 1 - at;
    }
  return 0;
}

// Once: tags out, references in.
std::string strip(std::string_view source, bool keep_lines) {
  std::string out;
  out.reserve(source.size());
  for (std::size_t at = 0; at < source.size();) {
    const char c = source[at];
    if (c == '<' && at + 1 < source.size() &&
        (is_alpha(source[at + 1]) || source[at + 1] == '/' || source[at + 1] == '!')) {
      const std::size_t end = source.find('>', at);
      if (end != std::string_view::npos) {
        const std::size_t name = at + (source[at + 1] == '/' ? 2 : 1);
        const char kind = name < source.size() ? to_lower(source[name]) : '>';
        const bool breaks = kind == 'p' || kind == 'b' || kind == 'd' || kind == 'l' || kind == 'h';
        if (breaks) out += keep_lines ? '\n' : ' ';
        at = end + 1;
        continue;
      }
    }
    char32_t value = 0;
    if (c == '&') {
      if (const std::size_t size = read_reference(source, at, value); size != 0) {
        append_utf8(out, value);
        at += size;
        continue;
      }
    }
    out += c;
    ++at;
  }
  return out;
}

}  // namespace

std::string plain_text(std::string_view source, bool keep_lines) {
  std::string once;
  if (source.find_first_of("<&") != std::string_view::npos) {
    once = strip(source, keep_lines);
    // "&amp;quot;": written twice, read twice.
    if (once.find('&') != std::string::npos || once.find('<') != std::string::npos)
      once = strip(once, keep_lines);
    source = once;
  }
  std::string out;
  out.reserve(source.size());
  bool blank = false, line = false;
  for (std::size_t at = 0; at < source.size();) {
    if (const std::size_t size = blank_size(source, at); size != 0) {
      blank = true;
      line = line || source[at] == '\n';
      at += size;
      continue;
    }
    if (source.substr(at, 2) == "\xC2\xAD") {
      at += 2;
      continue;
    }
    if (blank && !out.empty()) out += keep_lines && line ? '\n' : ' ';
    blank = line = false;
    out += source[at++];
  }
  return out;
}

}  // namespace entente::page
