// Rows of JSON: one a line, an array of them, or one document with a list of articles inside, as
// the APIs of Event Registry, the Guardian and NewsAPI answer. A faulty row is one Error with its
// line, and reading goes on after it.
#include <algorithm>
#include <deque>
#include <utility>

#include "page/readers/json_fields.hpp"
#include "page/readers/json_values.hpp"
#include "page/readers/reader.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

using simdjson::dom::element;

constexpr const char* kRowHint =
    R"(A row is {"id": "...", "date": "YYYY-MM-DD", "text": "..."}; --fields names other fields)";

class Rows : public Reader {
 public:
  explicit Rows(Opening opening)
      : opening_(std::move(opening)), values_(*opening_.stream, opening_.limits.page_bytes) {}

  Result<std::optional<Page>> next() override;
  std::string place() const override { return values_.place(); }

 private:
  [[nodiscard]] Error fault(std::string what, const std::string& place) const {
    return {ErrorCode::bad_data,     std::move(what),   place, kRowHint,
            opening_.stream->name(), values_.position()};
  }
  Result<Page> page_of(element row, const std::string& place) const;
  [[nodiscard]] std::string field(element row, std::string_view name) const {
    return first_text(row, opening_.fields.paths(name));
  }

  Opening opening_;
  JsonValues values_;
  simdjson::dom::parser parser_;
  std::deque<Result<Page>> waiting_;  // of a document that holds a list
};

// The list of articles inside an answer of an API.
std::optional<simdjson::dom::array> list_inside(element row) {
  for (const char* path : {"articles.results", "articles", "response.results", "response.docs",
                           "results", "docs", "items", "data", "value"}) {
    const std::optional<element> found = find_field(row, path);
    simdjson::dom::array list;
    element first;
    if (found && found->get(list) == simdjson::SUCCESS &&
        list.at(0).get(first) == simdjson::SUCCESS && first.is_object())
      return list;
  }
  return std::nullopt;
}

Result<Page> Rows::page_of(element row, const std::string& place) const {
  if (!row.is_object()) return fault("is not a JSON object", place);
  Page page;
  page.id = field(row, "id");
  if (page.id.empty()) return fault("lacks \"id\"", place);
  page.format = PageFormat::story;
  bool has_text = false;
  for (const std::string_view path : opening_.fields.paths("text")) {
    const std::optional<element> found = find_field(row, path);
    std::string_view text;
    if (!found || found->get(text) != simdjson::SUCCESS) continue;
    page.bytes = text;
    has_text = true;
    break;
  }
  if (!has_text) {
    page.bytes = field(row, "html");
    page.format = PageFormat::html;
    if (page.bytes.empty()) return fault("lacks \"text\"", place);
  }
  if (const std::string date = field(row, "date"); !date.empty()) {
    page.published = Date::parse_iso(date);
    if (!page.published) page.published_at = read_time(date, "record");
    if (!page.published && !page.published_at)
      return fault("has a \"date\" that is not YYYY-MM-DD nor another time", place);
  }
  if (const std::string date = field(row, "modified"); !date.empty())
    page.modified_at = read_time(date, "record");
  page.url = field(row, "url");
  page.given.title = field(row, "title");
  page.given.byline = field(row, "byline");
  page.given.section = field(row, "section");
  page.given.language = field(row, "language");
  page.given.carrier = field(row, "carrier");
  page.given.agency = field(row, "agency");
  page.given.dateline = field(row, "dateline");
  return page;
}

Result<std::optional<Page>> Rows::next() {
  while (waiting_.empty()) {
    TRY(const std::optional<std::string_view> value, values_.next());
    if (!value) return std::optional<Page>{};
    const std::string place = values_.place();
    element row;
    if (const auto failed = parser_.parse(value->data(), value->size()).get(row))
      return fault(std::string("is not JSON: ") + simdjson::error_message(failed), place);
    const auto list = row.is_object() && field(row, "text").empty() && field(row, "html").empty()
                          ? list_inside(row)
                          : std::nullopt;
    if (!list) {
      waiting_.push_back(page_of(row, place));
    } else {
      for (const element one : *list) waiting_.push_back(page_of(one, place));
    }
  }
  Result<Page> page = std::move(waiting_.front());
  waiting_.pop_front();
  if (!page.ok()) return std::move(page).error();
  return std::optional<Page>(std::move(page).value());
}

}  // namespace

bool fits_jsonl(std::string_view head) {
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  if (head[first] == '{') {
    const std::size_t next = head.find_first_not_of(" \t\r\n", first + 1);
    return next == std::string_view::npos || head[next] == '"' || head[next] == '}';
  }
  if (head[first] != '[') return false;
  const std::size_t next = head.find_first_not_of(" \t\r\n", first + 1);
  return next != std::string_view::npos && (head[next] == '{' || head[next] == ']');
}

std::unique_ptr<Reader> open_jsonl(Opening opening) {
  return std::make_unique<Rows>(std::move(opening));
}

}  // namespace entente::page
