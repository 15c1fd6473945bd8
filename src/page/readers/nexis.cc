// Text exports of LexisNexis, many articles in one file. Two layouts: the classic one (`1 of 100
// DOCUMENTS`, centred head, BYLINE: and LENGTH: before the text, LOAD-DATE: behind it) and that of
// Nexis Uni (title, paper, day, `Body`, `Classification`, `End of Document`).
#include <algorithm>
#include <array>
#include <utility>

#include "page/readers/export_lines.hpp"
#include "page/readers/reader.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

// "12 of 100 DOCUMENTS", alone on its line.
bool is_document_count(std::string_view line) {
  const std::vector<std::string_view> parts = words(trim(line), 5);
  const auto is_number = [](std::string_view word) {
    return !word.empty() &&
           std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == ','; });
  };
  return parts.size() == 4 && is_number(parts[0]) && lower(parts[1]) == "of" &&
         is_number(parts[2]) && lower(parts[3]).starts_with("document");
}

bool is_end_of_document(std::string_view line) {
  return line.size() < 40 && lower(trim(line)) == "end of document";
}

constexpr std::array fields_before{"BYLINE", "SECTION",  "LENGTH", "DATELINE", "HIGHLIGHT",
                                   "SOURCE", "HEADLINE", "BODY",   "SERIES",   "KICKER",
                                   "TITLE",  "ABSTRACT", "COLUMN", "EDITION"};
constexpr std::array fields_behind{
    "LOAD-DATE",     "LANGUAGE",     "GRAPHIC",   "NOTES",    "NOTE",       "PUBLICATION-TYPE",
    "DOCUMENT-TYPE", "JOURNAL-CODE", "SUBJECT",   "COUNTRY",  "URL",        "ORGANIZATION",
    "GEOGRAPHIC",    "COMPANY",      "PERSON",    "TYPE",     "CORRECTION", "CORRECTION-DATE",
    "CITY",          "STATE",        "TICKER",    "INDUSTRY", "CONTACT",    "DISTRIBUTION",
    "ACC-NO",        "GRAPHICS",     "COPYRIGHT", "UPDATE",   "CATEGORY",   "PUB-TYPE"};

struct Field {
  std::string_view name, value;
};

template <typename Names>
std::optional<Field> field_of(std::string_view line, const Names& names) {
  const std::size_t colon = line.find(':');
  if (colon > 24) return std::nullopt;  // or none
  const std::string_view name = trim(line.substr(0, colon));
  const auto found = std::find_if(names.begin(), names.end(), [&](std::string_view one) {
    return one.size() == name.size() && same_word(one, name);
  });
  if (found == names.end()) return std::nullopt;
  return Field{*found, trim(line.substr(colon + 1))};
}

// A field's value with the lines that it is wrapped over.
std::string value_at(const Lines& lines, std::size_t& at, std::string_view first) {
  std::string value(first);
  while (at + 1 < lines.size() && !trim(lines[at + 1]).empty() &&
         !field_of(lines[at + 1], fields_before) && !field_of(lines[at + 1], fields_behind)) {
    value += (value.empty() ? "" : " ") + std::string(trim(lines[++at]));
  }
  return value;
}

struct Article {
  Page page;
  bool cut = false;  // nothing stands behind the text: the file ends inside it
  std::optional<std::size_t> word_count;
};

void set_field(const Field& field, const std::string& value, Article& article) {
  Given& given = article.page.given;
  if (field.name == "BYLINE") given.byline = value;
  if (field.name == "SECTION") given.section = value;
  if (field.name == "DATELINE") given.dateline = value;
  if (field.name == "HEADLINE" || field.name == "TITLE") given.title = value;
  if (field.name == "LENGTH") article.word_count = read_word_count(value);
  if (field.name == "LANGUAGE") given.language = language_named(value);
  if (field.name == "URL") article.page.url = value;
}

bool is_copyright(std::string_view line) {
  const std::string text = lower(trim(line));
  return text.starts_with("copyright ") || text.starts_with("(c) ") ||
         text.starts_with("\xc2\xa9") || text == "all rights reserved";
}

// What stands behind the text.
void read_tail(const Lines& lines, std::size_t from, Article& article) {
  for (std::size_t i = from; i < lines.size(); ++i)
    if (const auto field = field_of(lines[i], fields_behind))
      set_field(*field, value_at(lines, i, field->value), article);
}

// Head: paper, day, edition, copyright; then the title; then fields and the text.
void read_classic(const Lines& lines, Article& article) {
  Given& given = article.page.given;
  std::size_t at = 1;  // behind the count
  bool titled = false;
  std::size_t body = lines.size();
  for (; at < lines.size(); ++at) {
    const std::string_view line = trim(lines[at]);
    if (line.empty() || is_copyright(line)) continue;
    if (const auto field = field_of(line, fields_before)) {
      body = at;
      break;
    }
    const std::optional<Moment> day = read_day_line(line);
    if (!article.page.published_at && day) {
      article.page.published_at = day;
    } else if (given.carrier.empty() && !article.page.published_at) {
      given.carrier = line;
    } else if (!titled && article.page.published_at && !lines[at].starts_with("   ")) {
      given.title = value_at(lines, at, line);
      titled = true;
    } else if (titled) {
      body = at;  // a text without fields in front
      break;
    }
  }
  for (at = body; at < lines.size(); ++at) {
    if (trim(lines[at]).empty()) continue;
    const auto field = field_of(trim(lines[at]), fields_before);
    if (!field) break;
    if (field->name == "BODY") {
      ++at;
      break;
    }
    set_field(*field, value_at(lines, at, field->value), article);
  }
  std::size_t end = at;
  while (end < lines.size() && !field_of(trim(lines[end]), fields_behind) &&
         !(is_copyright(lines[end]) && lines[end].starts_with("    ")))
    ++end;
  article.page.bytes = story_of_lines(lines, at, end);
  article.cut = end == lines.size();
  read_tail(lines, end, article);
}

std::size_t find_line(const Lines& lines, std::string_view wanted, std::size_t from) {
  for (std::size_t i = from; i < lines.size(); ++i)
    if (trim(lines[i]) == wanted) return i;
  return lines.size();
}

// The head of an article of Nexis Uni ends at `Body`. The last day line before it is the article's;
// a cover page with a list of titles may stand in front of the first.
void read_uni(const Lines& lines, std::size_t body, Article& article) {
  Given& given = article.page.given;
  std::size_t day = body;
  for (std::size_t i = body; i-- > 0;) {
    if (const auto found = read_day_line(lines[i])) {
      article.page.published_at = found;
      day = i;
      break;
    }
  }
  std::size_t i = day;
  const auto line_above = [&]() -> std::string {
    while (i-- > 0)
      if (!trim(lines[i]).empty()) return std::string(trim(lines[i]));
    i = 0;
    return {};
  };
  if (day < body) {
    given.carrier = line_above();
    given.title = line_above();
  } else {
    for (std::size_t k = 0; k < body && given.title.empty(); ++k) given.title = trim(lines[k]);
  }
  for (std::size_t k = day + 1; k < body; ++k)
    if (const auto field = field_of(trim(lines[k]), fields_before))
      set_field(*field, value_at(lines, k, field->value), article);
  constexpr std::array ends{"Classification", "Graphic",    "Graphics",
                            "Notes",          "Correction", "End of Document"};
  std::size_t end = body + 1;
  const auto is_end = [&](std::string_view line) {
    return std::find(ends.begin(), ends.end(), line) != ends.end() ||
           line.starts_with("Load-Date:");
  };
  while (end < lines.size() && !is_end(trim(lines[end]))) ++end;
  article.page.bytes = story_of_lines(lines, body + 1, end);
  article.cut = end == lines.size();
  read_tail(lines, end, article);
}

class Nexis : public Reader {
 public:
  explicit Nexis(Opening opening)
      : stream_(std::move(opening.stream)),
        documents_(*stream_, opening.limits, is_document_count, is_end_of_document) {}

  Result<std::optional<Page>> next() override {
    while (true) {
      TRY(std::optional<DocumentLines::Document> document, documents_.next());
      if (!document) return std::optional<Page>{};
      const Lines& lines = document->lines;
      const bool classic = is_document_count(lines.front());
      const std::size_t body = classic ? 0 : find_line(lines, "Body", 0);
      if (!classic && body == lines.size() && !is_end_of_document(lines.back())) {
        ++passed_["cover or closing page"];
        continue;
      }
      Article article;
      Page& page = article.page;
      page.format = PageFormat::story;
      page.id = stream_->name() + "#" + std::to_string(++articles_);
      if (classic) {
        read_classic(lines, article);
      } else if (body < lines.size()) {
        read_uni(lines, body, article);
      }
      if (page.bytes.empty())
        return input_error(ErrorCode::skipped, stream_->name(), document->begin,
                           page.id + ": has no text");
      page.given.truncated = article.cut || is_cut(page.bytes, article.word_count);
      return std::optional<Page>(std::move(page));
    }
  }

 private:
  std::unique_ptr<Stream> stream_;
  DocumentLines documents_;
  std::size_t articles_ = 0;
};

}  // namespace

bool fits_nexis(std::string_view head) {
  bool body = false, length = false, matter = false, terms = false;
  for (std::size_t at = 0; at < head.size();) {
    const std::size_t end = std::min(head.find('\n', at), head.size());
    const std::string_view line = trim(head.substr(at, end - at));
    at = end + 1;
    if (line.size() > 400) return false;
    if (is_document_count(line) || is_end_of_document(line)) return true;
    body = body || line == "Body";
    length = length || (line.starts_with("Length:") && line.ends_with("words"));
    matter = matter || line.starts_with("Client/Matter:");
    terms = terms || line.starts_with("Search Terms:");
  }
  return (body && length) || (matter && terms);
}

std::unique_ptr<Reader> open_nexis(Opening opening) {
  return std::make_unique<Nexis>(std::move(opening));
}

}  // namespace entente::page
