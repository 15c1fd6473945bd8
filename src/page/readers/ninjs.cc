// ninjs 1 to 3: one JSON document, a list of them, or one a line. Versions 2 and 3 write lists
// (headlines, bodies, bylines) where version 1 has a field.
#include <utility>

#include "page/readers/json_fields.hpp"
#include "page/readers/json_values.hpp"
#include "page/readers/markup.hpp"
#include "page/readers/reader.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

using simdjson::dom::element;

class Ninjs : public Reader {
 public:
  explicit Ninjs(Opening opening)
      : stream_(std::move(opening.stream)),
        limits_(opening.limits),
        values_(*stream_, limits_.page_bytes) {}
  Result<std::optional<Page>> next() override;
  std::string place() const override { return values_.place(); }

 private:
  [[nodiscard]] Error fault(ErrorCode code, const std::string& what) const {
    return {code, what, values_.place(), "", stream_->name(), values_.position()};
  }
  Result<Page> page_of(element item);
  Result<std::string> body_of(element item) const;

  std::unique_ptr<Stream> stream_;
  Limits limits_;
  JsonValues values_;
  simdjson::dom::parser parser_;
};

// Of a list of {"role", "value"}: the value of the main one, else of the first.
std::string main_value(element item, std::string_view list_name) {
  const std::optional<element> list = find_field(item, list_name);
  simdjson::dom::array entries;
  if (!list || list->get(entries) != simdjson::SUCCESS) return {};
  std::string first;
  for (const element entry : entries) {
    const std::string value = first_text(entry, {"value"});
    if (value.empty()) continue;
    const std::string role = lower(first_text(entry, {"role"}));
    if (role == "main" || role == "headline" || role.ends_with(":main")) return value;
    if (first.empty()) first = value;
  }
  return first;
}

Result<std::string> Ninjs::body_of(element item) const {
  if (const std::string text = first_text(item, {"body_text"}); !text.empty())
    return story_of_text(text);
  if (const std::string html = first_text(item, {"body_xhtml", "body_html"}); !html.empty())
    return story_of_html(html, limits_);
  const std::optional<element> list = find_field(item, "bodies");
  simdjson::dom::array bodies;
  if (!list || list->get(bodies) != simdjson::SUCCESS) return std::string{};
  std::string plain, markup;
  for (const element body : bodies) {
    const std::string value = first_text(body, {"value"});
    const std::string type = lower(first_text(body, {"contenttype", "contentType"}));
    (type.find("html") != std::string::npos ? markup : plain) = value;
  }
  if (!plain.empty()) return story_of_text(plain);
  return story_of_html(markup, limits_);
}

Result<Page> Ninjs::page_of(element item) {
  if (!item.is_object()) return fault(ErrorCode::bad_data, "is not a JSON object");
  Page page;
  page.format = PageFormat::story;
  page.id = first_text(item, {"uri", "guid", "altids.guid"});
  if (page.id.empty()) page.id = values_.place();
  const std::string status = lower(first_text(item, {"pubstatus", "pubStatus"}));
  if (status == "canceled" || status == "withheld")
    return fault(ErrorCode::withdrawn, page.id + ": the source has " + status + " it");
  const std::string type = lower(first_text(item, {"type"}));
  if (!type.empty() && type != "text" && type != "composite" && type != "newsitem")
    return fault(ErrorCode::skipped, page.id + ": is no text but " + type);
  Given& given = page.given;
  given.title = first_text(item, {"headline", "title"});
  if (given.title.empty()) given.title = main_value(item, "headlines");
  given.title = words_of_html(given.title, limits_);
  given.byline = first_text(item, {"byline", "by"});
  if (given.byline.empty()) given.byline = main_value(item, "bylines");
  given.dateline = first_text(item, {"dateline", "located"});
  given.slug = first_text(item, {"slugline"});
  given.urgency = first_text(item, {"urgency"});
  given.language = first_text(item, {"language"});
  given.carrier = first_text(item, {"infosources", "source", "copyrightholder", "copyrightHolder",
                                    "copyrightholder.name"});
  given.agency = first_text(item, {"creditline", "creditLine"});
  given.embargo = read_time(first_text(item, {"embargoed", "embargoedreason"}), "ninjs");
  page.url = first_text(item, {"ednote_url", "webcanonical", "url"});
  page.published_at = read_time(
      first_text(item, {"firstpublished", "firstcreated", "firstCreated", "contentcreated",
                        "contentCreated", "versioncreated", "versionCreated"}),
      "ninjs");
  page.modified_at = read_time(first_text(item, {"versioncreated", "versionCreated"}), "ninjs");
  if (page.modified_at && page.published_at && page.modified_at->iso() == page.published_at->iso())
    page.modified_at.reset();
  TRY(page.bytes, body_of(item));
  if (trim(page.bytes).empty()) return fault(ErrorCode::skipped, page.id + ": has no text");
  return page;
}

Result<std::optional<Page>> Ninjs::next() {
  TRY(const std::optional<std::string_view> value, values_.next());
  if (!value) return std::optional<Page>{};
  element item;
  if (const auto failed = parser_.parse(value->data(), value->size()).get(item))
    return fault(ErrorCode::bad_data,
                 std::string("is not JSON: ") + simdjson::error_message(failed));
  TRY(Page page, page_of(item));
  return std::optional<Page>(std::move(page));
}

}  // namespace

// Names that no other JSON of news has.
bool fits_ninjs(std::string_view head) {
  if (!fits_jsonl(head)) return false;
  for (const char* name :
       {"\"body_text\"", "\"body_html\"", "\"body_xhtml\"", "\"bodies\"", "\"versioncreated\"",
        "\"versionCreated\"", "\"pubstatus\"", "\"pubStatus\""})
    if (head.find(name) != std::string_view::npos)
      return head.find("\"uri\"") != std::string_view::npos;
  return false;
}

std::unique_ptr<Reader> open_ninjs(Opening opening) {
  return std::make_unique<Ninjs>(std::move(opening));
}

}  // namespace entente::page
