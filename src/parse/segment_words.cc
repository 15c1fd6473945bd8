// Reads segments.tsv: kind<TAB>word, word, ...
#include "parse/segment_words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace entente {
namespace {

constexpr std::array<std::pair<std::string_view, SegmentWords::Kind>, 9> kind_names = {{
    {"title", SegmentWords::title},
    {"number", SegmentWords::number},
    {"month", SegmentWords::month},
    {"inner", SegmentWords::inner},
    {"company", SegmentWords::company},
    {"clock", SegmentWords::clock},
    {"after_clock", SegmentWords::after_clock},
    {"opener", SegmentWords::opener},
    {"speech", SegmentWords::speech},
}};

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

}  // namespace

Result<SegmentWords> SegmentWords::read(std::string_view table) {
  SegmentWords words;
  for (std::size_t at = 0, number = 1; at < table.size(); ++number) {
    const std::size_t end = std::min(table.find('\n', at), table.size());
    std::string_view line = table.substr(at, end - at);
    at = end + 1;
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const auto kind = std::find_if(kind_names.begin(), kind_names.end(), [&](const auto& known) {
      return known.first == line.substr(0, tab);
    });
    if (kind == kind_names.end() || tab == line.size())
      return Error{ErrorCode::bad_data, "a line names no known kind of words",
                   "segments.tsv:" + std::to_string(number), "write kind<TAB>word, word, ..."};
    line.remove_prefix(tab + 1);
    while (!line.empty()) {
      const std::size_t comma = std::min(line.find(','), line.size());
      if (const std::string_view word = trim(line.substr(0, comma)); !word.empty())
        words.words_[word] = static_cast<std::uint16_t>(words.words_[word] | kind->second);
      line.remove_prefix(std::min(comma + 1, line.size()));
    }
  }
  return words;
}

}  // namespace entente
