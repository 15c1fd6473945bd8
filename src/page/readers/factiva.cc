// Text exports of Factiva, many articles in one file: with a two-letter code in front of each field
// (HD, BY, WC, PD, SN, LP, TD ... AN), or as printed, each closed by a line `Document XYZ0000...`.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "page/readers/export_lines.hpp"
#include "page/readers/json_fields.hpp"
#include "page/readers/reader.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::array codes{"SE", "HD",  "CR",  "BY",  "WC",  "PD", "ET",  "SN",  "SC",  "ED",
                           "PG", "VOL", "LA",  "CY",  "LP",  "TD", "CT",  "RF",  "CO",  "IN",
                           "NS", "RE",  "IPC", "IPD", "PUB", "AN", "ART", "CLM", "NGC", "GC"};

// "Document LBA0000020220314ei3e00abc"
bool is_document_line(std::string_view line) {
  line = trim(line);
  const std::size_t at = line.rfind("Document ");
  if (at == std::string_view::npos || (at > 0 && trim(line.substr(0, at)) != "AN")) return false;
  const std::string_view number = line.substr(at + 9);
  if (number.size() < 12 || number.size() > 40 || number.find(' ') != std::string_view::npos)
    return false;
  const auto digits = std::count_if(number.begin(), number.end(), is_digit);
  return is_upper(number[0]) && is_upper(number[1]) && digits >= 8;
}

bool never(std::string_view) {
  return false;
}

struct Coded {
  std::string_view code, value;
};

// A code at the front, and blanks or nothing behind it.
std::optional<Coded> code_at(std::string_view line) {
  const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
  const std::string_view code = line.substr(0, end);
  if (std::find(codes.begin(), codes.end(), code) == codes.end()) return std::nullopt;
  const std::string_view rest = line.substr(end);
  if (!rest.empty() && !rest.starts_with("  ") && !rest.starts_with('\t') && !trim(rest).empty())
    return std::nullopt;
  return Coded{code, trim(rest)};
}

struct Article {
  Page page;
  std::optional<std::size_t> word_count;
};

void read_coded(const Lines& lines, Article& article) {
  std::map<std::string, Lines, std::less<>> fields;
  Lines* field = nullptr;
  for (const std::string& line : lines) {
    if (const auto coded = code_at(line)) {
      field = &fields[std::string(coded->code)];
      if (!coded->value.empty()) field->emplace_back(coded->value);
    } else if (field != nullptr) {
      field->push_back(line);
    }
  }
  const auto words_of = [&](std::string_view code) {
    const auto found = fields.find(code);
    std::string out;
    if (found == fields.end()) return out;
    for (const std::string& line : found->second)
      if (!trim(line).empty()) out += (out.empty() ? "" : " ") + std::string(trim(line));
    return out;
  };
  Given& given = article.page.given;
  given.title = words_of("HD");
  given.byline = words_of("BY");
  given.carrier = words_of("SN");
  given.section = words_of("SE");
  given.agency = words_of("CR");
  given.language = language_named(words_of("LA"));
  article.word_count = read_word_count(words_of("WC"));
  article.page.published_at = read_time(words_of("PD"), "record");
  for (const char* code : {"LP", "TD"}) {
    const auto found = fields.find(std::string_view(code));
    if (found == fields.end()) continue;
    const std::string part = story_of_lines(found->second, 0, found->second.size());
    article.page.bytes += (article.page.bytes.empty() || part.empty() ? "" : "\n") + part;
  }
}

// As printed: title, perhaps `By ...`, `640 words`, day, hour, paper, codes, language, copyright.
void read_printed(const Lines& lines, Article& article) {
  std::size_t count = 0;
  while (count < lines.size() && count < 40 && !read_word_count(lines[count])) ++count;
  if (count == lines.size() || count == 40) return;
  Given& given = article.page.given;
  article.word_count = read_word_count(lines[count]);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view line = trim(lines[i]);
    if (line.empty()) continue;
    if (lower(line).starts_with("by ") && !given.title.empty()) {
      given.byline = line;
    } else if (given.byline.empty()) {
      // A desk's name may stand above the title.
      if (!given.title.empty()) given.section = std::exchange(given.title, {});
      given.title = line;
    }
  }
  std::size_t at = count + 1;
  bool copyright = false;
  for (; at < lines.size() && at < count + 20; ++at) {
    const std::string_view line = trim(lines[at]);
    const std::string small = lower(line);
    if (line.empty()) {
      if (copyright) break;
      continue;
    }
    copyright = copyright || small.starts_with("copyright") || small.starts_with("(c)") ||
                small.starts_with("\xc2\xa9");
    if (!article.page.published_at) {
      article.page.published_at = read_day_line(line);
    } else if (const std::string language = language_named(line); !language.empty()) {
      given.language = language;
    } else if (given.carrier.empty() && line.find(':') == std::string_view::npos) {
      given.carrier = line;
    }
  }
  std::size_t end = lines.size();
  while (end > at && (trim(lines[end - 1]).empty() || is_document_line(lines[end - 1]))) --end;
  article.page.bytes = story_of_lines(lines, at, end);
}

class Factiva : public Reader {
 public:
  explicit Factiva(Opening opening)
      : stream_(std::move(opening.stream)),
        documents_(*stream_, opening.limits, never, is_document_line) {}

  Result<std::optional<Page>> next() override {
    while (true) {
      TRY(std::optional<DocumentLines::Document> document, documents_.next());
      if (!document) return std::optional<Page>{};
      const Lines& lines = document->lines;
      if (!is_document_line(lines.back())) {
        ++passed_["search summary"];
        if (std::none_of(lines.begin(), lines.end(),
                         [](const std::string& line) { return code_at(line).has_value(); }))
          continue;
        return input_error(ErrorCode::truncated, stream_->name(), document->begin,
                           "the last document has no `Document` line");
      }
      Article article;
      Page& page = article.page;
      page.format = PageFormat::story;
      const std::string_view last = trim(lines.back());
      page.id = last.substr(last.rfind(' ') + 1);
      const bool coded = std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
        const auto field = code_at(line);
        return field && field->code == "HD";
      });
      coded ? read_coded(lines, article) : read_printed(lines, article);
      if (page.bytes.empty())
        return input_error(ErrorCode::skipped, stream_->name(), document->begin,
                           page.id + ": has no text");
      page.given.truncated = is_cut(page.bytes, article.word_count);
      return std::optional<Page>(std::move(page));
    }
  }

 private:
  std::unique_ptr<Stream> stream_;
  DocumentLines documents_;
};

}  // namespace

bool fits_factiva(std::string_view head) {
  const std::size_t first = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (first == std::string_view::npos || head[first] == '<') return false;  // markup, as most pages
  bool title = false, count = false, printed_count = false;
  for (std::size_t at = 0; at < head.size();) {
    const std::size_t end = std::min(head.find('\n', at), head.size());
    const std::string_view line = head.substr(at, end - at);
    at = end + 1;
    if (const auto coded = code_at(line.substr(0, line.find('\r')))) {
      title = title || coded->code == "HD";
      count = count || coded->code == "WC";
    }
    if (is_document_line(line) && (printed_count || (title && count))) return true;
    printed_count = printed_count || read_word_count(line).has_value();
  }
  return title && count;
}

std::unique_ptr<Reader> open_factiva(Opening opening) {
  return std::make_unique<Factiva>(std::move(opening));
}

}  // namespace entente::page
