// Plain text to lines. A page is taken for hard-wrapped when lines break where the next word would
// not have fitted, again and again.
#include <algorithm>

#include "page/dateline.hpp"
#include "page/lines.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kWidestWrap = 120;
constexpr int kWrapsNeeded = 3;

struct Raw {
  std::size_t begin = 0, end = 0;              // trimmed
  std::size_t break_begin = 0, break_end = 0;  // its line break, with the blanks around it
  bool blank = false;
};

std::vector<Raw> split(std::string_view text) {
  std::vector<Raw> out;
  std::size_t at = 0;
  while (at <= text.size()) {
    std::size_t end = text.find_first_of("\r\n", at);
    if (end == std::string_view::npos) end = text.size();
    std::size_t next = end + 1;
    if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++next;
    const std::string_view line = trim(text.substr(at, end - at));
    Raw raw;
    raw.begin = static_cast<std::size_t>(line.data() - text.data());
    raw.end = raw.begin + line.size();
    raw.break_begin = end;
    raw.break_end = std::min(next, text.size());
    raw.blank = line.empty();
    out.push_back(raw);
    at = next;
  }
  return out;
}

std::string_view view(std::string_view text, const Raw& raw) {
  return text.substr(raw.begin, raw.end - raw.begin);
}

// The width at which lines were wrapped, 0 when they were not: the longest line that goes on in
// lower case.
std::size_t find_wrap_width(std::string_view text, const std::vector<Raw>& raws) {
  std::size_t width = 0;
  int wraps = 0;
  for (std::size_t i = 0; i + 1 < raws.size(); ++i) {
    if (raws[i].blank || raws[i + 1].blank || !is_lower(text[raws[i + 1].begin])) continue;
    const std::size_t size = raws[i].end - raws[i].begin;
    if (size < 30 || size > kWidestWrap) continue;
    ++wraps;
    width = std::max(width, size);
  }
  return wraps >= kWrapsNeeded ? width : 0;
}

bool continues(std::string_view text, const Raw& line, const Raw& next, std::size_t width) {
  if (width == 0 || next.blank) return false;
  const std::string_view following = view(text, next);
  const std::size_t first = first_words(following, 1).size();
  if (line.end - line.begin + 1 + first <= width || line.end - line.begin > kWidestWrap)
    return false;
  return !read_byline(following) && !read_dateline_line(following) &&
         hyphen_subhead(following).empty() && !is_caps_label(following);
}

}  // namespace

FlatPage lines_of_text(Decoded decoded) {
  FlatPage out;
  const auto raws = split(decoded.text);
  const std::size_t width = find_wrap_width(decoded.text, raws);
  std::vector<TextSpan> spans;
  std::vector<int> gaps;
  int gap = 0;
  for (std::size_t i = 0; i < raws.size(); ++i) {
    if (raws[i].blank) {
      ++gap;
      continue;
    }
    const std::size_t first = i;
    while (i + 1 < raws.size() && continues(decoded.text, raws[i], raws[i + 1], width)) {
      for (std::size_t b = raws[i].break_begin; b < raws[i].break_end; ++b) decoded.text[b] = ' ';
      ++i;
    }
    spans.push_back(
        {static_cast<std::uint32_t>(raws[first].begin), static_cast<std::uint32_t>(raws[i].end)});
    gaps.push_back(gap);
    gap = 0;
  }
  out.decoded = std::move(decoded.offsets);
  out.text = std::make_shared<const std::string>(std::move(decoded.text));
  out.lines.reserve(spans.size());
  for (std::size_t i = 0; i < spans.size(); ++i) {
    Line line;
    line.span = spans[i];
    line.input = out.input(spans[i]);
    line.text = spans[i].in(*out.text);
    line.gap = gaps[i];
    out.lines.push_back(line);
  }
  return out;
}

}  // namespace entente::page
