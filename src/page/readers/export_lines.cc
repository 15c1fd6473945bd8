// Documents of text exports; see export_lines.hpp.
#include "page/readers/export_lines.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "page/dateline.hpp"
#include "page/readers/markup.hpp"
#include "page/readers/reader.hpp"
#include "page/shape.hpp"

namespace entente::page {

std::optional<Moment> read_day_line(std::string_view line) {
  line = trim(line);
  if (line.size() > 80) return std::nullopt;
  const std::optional<PrintedDate> printed = find_printed_date(line);
  if (!printed || printed->year == 0) return std::nullopt;
  // Weekdays, hours and zones may stand around it, prose may not.
  const std::string before = lower(line.substr(0, printed->begin));
  const std::string after = lower(line.substr(printed->end));
  if (trim(before).size() > 12 || count_words(after) > 6) return std::nullopt;
  for (const std::string_view word : words(before))
    if (word.find("day") == std::string_view::npos) return std::nullopt;
  const std::optional<Date> day = Date::checked(printed->year, printed->month, printed->day);
  if (!day) return std::nullopt;
  return moment_of(*day, "record");
}

std::optional<std::size_t> read_word_count(std::string_view text) {
  text = trim(text);
  std::size_t count = 0, at = 0;
  for (; at < text.size() && at < 10 && (is_digit(text[at]) || text[at] == ','); ++at)
    if (is_digit(text[at])) count = count * 10 + static_cast<std::size_t>(text[at] - '0');
  if (at == 0 || !is_digit(text[0])) return std::nullopt;
  const std::string rest = lower(trim(text.substr(at)));
  if (rest != "words" && rest != "word") return std::nullopt;
  return count;
}

std::string language_named(std::string_view name) {
  struct Named {
    std::string_view name, code;
  };
  constexpr std::array known{
      Named{"english", "en"}, Named{"french", "fr"},     Named{"spanish", "es"},
      Named{"german", "de"},  Named{"italian", "it"},    Named{"portuguese", "pt"},
      Named{"russian", "ru"}, Named{"arabic", "ar"},     Named{"chinese", "zh"},
      Named{"dutch", "nl"},   Named{"turkish", "tr"},    Named{"japanese", "ja"},
      Named{"korean", "ko"},  Named{"polish", "pl"},     Named{"ukrainian", "uk"},
      Named{"persian", "fa"}, Named{"indonesian", "id"}, Named{"hindi", "hi"}};
  const std::string wanted = lower(trim(name.substr(0, name.find_first_of(";,("))));
  const auto found = std::find_if(known.begin(), known.end(),
                                  [&](const Named& one) { return one.name == wanted; });
  return found == known.end() ? std::string{} : std::string(found->code);
}

std::string story_of_lines(const Lines& lines, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < std::min(end, lines.size()); ++i) text += lines[i] + '\n';
  return story_of_text(text);
}

bool is_cut(std::string_view story, std::optional<std::size_t> stated_words) {
  return stated_words && count_words(story) * 2 < *stated_words;
}

Result<std::optional<DocumentLines::Document>> DocumentLines::next() {
  Document document;
  std::size_t bytes = 0;
  bool any = false;
  bool over = false;
  const auto add = [&](std::string_view line) {
    if (!any && trim(line).empty()) return;
    any = true;
    bytes += line.size() + 1;
    over = over || bytes > limits_.page_bytes;
    if (over) {
      document.lines.clear();
    } else {
      document.lines.emplace_back(line);
    }
  };
  if (std::exchange(has_waiting_, false)) {
    document.begin = waiting_at_;
    add(std::exchange(waiting_, {}));
  }
  while (const std::optional<Stream::Line> line = stream_.line(limits_.page_bytes)) {
    std::string_view text = line->text;
    // Pages of a print-out are parted by form feeds.
    if (text.starts_with('\f')) text.remove_prefix(1);
    if (line->too_long) over = any = true;
    if (any && starts_(text)) {
      waiting_ = text;
      waiting_at_ = line->begin;
      has_waiting_ = true;
      break;
    }
    if (!any) document.begin = line->begin;
    add(text);
    if (any && ends_(text)) break;
  }
  if (!any) {
    if (auto fault = stream_.take_fault()) return *std::move(fault);
    return std::optional<Document>{};
  }
  document.number = ++number_;
  if (over)
    return input_error(ErrorCode::too_large, stream_.name(), document.begin,
                       "document " + std::to_string(document.number) + " holds more than " +
                           std::to_string(limits_.page_bytes >> 20U) + " MiB");
  return std::optional<Document>(std::move(document));
}

}  // namespace entente::page
