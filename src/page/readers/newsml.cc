// NewsML-G2: news items, alone or in a news message. The text is inline NITF, XHTML or plain text;
// items of pictures, packages and concepts have none and are passed over with their kind.
#include <array>
#include <utility>

#include "page/readers/json_fields.hpp"
#include "page/readers/markup.hpp"
#include "page/readers/nitf_body.hpp"
#include "page/readers/reader.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

// "usable" of "stat:usable", "text" of "ninat:text".
std::string code_of(std::string_view qcode) {
  return lower(qcode.substr(qcode.rfind(':') == std::string_view::npos ? 0 : qcode.rfind(':') + 1));
}

// A qcode attribute, or the older way of a URI that ends in the code.
std::string code_at(const XmlNode& item, std::string_view path) {
  const std::string qcode = attribute_at(item, path, "qcode");
  if (!qcode.empty()) return code_of(qcode);
  const std::string uri = attribute_at(item, path, "uri");
  return lower(uri.substr(uri.rfind('/') == std::string::npos ? 0 : uri.rfind('/') + 1));
}

// Which of several elements of one name: the one of that role, else the first.
const XmlNode* of_role(const XmlNode& parent, std::string_view name, std::string_view role) {
  const XmlNode* first = nullptr;
  for (const XmlNode& one : parent.children) {
    if (one.name != name) continue;
    if (code_of(one.attribute("role")) == role) return &one;
    if (first == nullptr) first = &one;
  }
  return first;
}

std::string text_of_role(const XmlNode& parent, std::string_view name, std::string_view role) {
  const XmlNode* found = of_role(parent, name, role);
  return found == nullptr ? std::string{} : found->words();
}

// A place or a person: its <name>, else its words, else its literal.
std::string name_in(const XmlNode& parent, std::string_view path) {
  const XmlNode* found = parent.find(path);
  if (found == nullptr) return {};
  if (const XmlNode* name = found->child("name")) return name->words();
  std::string words = found->words();
  return words.empty() ? std::string(found->attribute("literal")) : words;
}

class NewsMl : public Reader {
 public:
  explicit NewsMl(Opening opening)
      : stream_(std::move(opening.stream)),
        limits_(opening.limits),
        records_(*stream_, limits_,
                 {"newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem",
                  "catalogItem"}) {}
  Result<std::optional<Page>> next() override;

 private:
  Result<Page> page_of(const XmlRecord& record);
  [[nodiscard]] Error fault(ErrorCode code, const XmlRecord& record, std::string what) const {
    return input_error(code, stream_->name(), record.begin, std::move(what));
  }
  Result<Done> add_content(const XmlNode& item, Page& page) const;

  std::unique_ptr<Stream> stream_;
  Limits limits_;
  XmlRecords records_;
};

std::string raw_words(const XmlNode& node) {
  std::string out = node.text;
  for (const XmlNode& child : node.children) out += raw_words(child);
  return out;
}

Result<Done> NewsMl::add_content(const XmlNode& item, Page& page) const {
  const XmlNode* set = item.child("contentSet");
  if (set == nullptr) return Done{};
  for (const XmlNode& content : set->children) {
    if (!page.bytes.empty()) break;
    if (content.name == "inlineData") {
      page.bytes = story_of_text(raw_words(content));
    } else if (content.name == "inlineXML") {
      if (const XmlNode* nitf = content.child("nitf")) {
        TRY([[maybe_unused]] const Done done, read_nitf(*nitf, limits_, page));
      } else if (const XmlNode* html = content.child("html")) {
        const XmlNode* body = html->child("body");
        TRY(page.bytes, story_of_xml(body == nullptr ? *html : *body, limits_));
      } else {
        TRY(page.bytes, story_of_xml(content, limits_));
      }
    }
  }
  return Done{};
}

void add_meta(const XmlNode& item, Page& page) {
  const XmlNode none;
  const XmlNode* item_meta = item.child("itemMeta");
  const XmlNode* content_meta = item.child("contentMeta");
  const XmlNode& about_item = item_meta == nullptr ? none : *item_meta;
  const XmlNode& about = content_meta == nullptr ? none : *content_meta;
  Given& given = page.given;
  given.title = text_of_role(about, "headline", "main");
  if (given.title.empty()) given.title = words_at(about_item, "title");
  given.byline = words_at(about, "by");
  if (given.byline.empty()) given.byline = name_in(about, "creator");
  given.dateline = words_at(about, "dateline");
  if (given.dateline.empty()) given.dateline = name_in(about, "located");
  given.slug = words_at(about, "slugline");
  given.urgency = words_at(about, "urgency");
  given.agency = words_at(about, "creditline");
  given.carrier = name_in(about_item, "provider");
  if (given.carrier.empty()) given.carrier = attribute_at(about_item, "provider", "literal");
  given.language = attribute_at(about, "language", "tag");
  if (given.language.empty()) given.language = item.attribute("lang");
  for (const std::string& time :
       {words_at(about, "contentCreated"), words_at(about_item, "firstCreated"),
        words_at(about_item, "versionCreated")})
    if (!page.published_at) page.published_at = read_time(time, "newsml");
  page.modified_at = read_time(words_at(about, "contentModified"), "newsml");
  if (!page.modified_at)
    page.modified_at = read_time(words_at(about_item, "versionCreated"), "newsml");
  if (page.modified_at && page.published_at && page.modified_at->iso() == page.published_at->iso())
    page.modified_at.reset();
  given.embargo = read_time(words_at(about_item, "embargoed"), "newsml");
}

Result<Page> NewsMl::page_of(const XmlRecord& record) {
  const XmlNode& item = record.node;
  Page page;
  page.format = PageFormat::story;
  page.id = item.attribute("guid");
  if (page.id.empty()) page.id = stream_->name() + "@" + std::to_string(record.begin);
  const std::string status = code_at(item, "itemMeta/pubStatus");
  if (status == "canceled" || status == "withheld")
    return fault(ErrorCode::withdrawn, record, page.id + ": the source has " + status + " it");
  const std::string kind = code_at(item, "itemMeta/itemClass");
  if (!kind.empty() && kind != "text" && kind != "composite")
    return fault(ErrorCode::skipped, record, page.id + ": is no text but " + kind);
  add_meta(item, page);
  const Result<Done> read = add_content(item, page);
  if (!read.ok()) return fault(read.error().code, record, page.id + ": " + read.error().what);
  if (trim(page.bytes).empty())
    return fault(ErrorCode::skipped, record,
                 page.id + (item.find("contentSet/remoteContent") != nullptr
                                ? ": its content is elsewhere (remoteContent)"
                                : ": has no text"));
  return page;
}

Result<std::optional<Page>> NewsMl::next() {
  while (true) {
    TRY(std::optional<XmlRecord> record, records_.next());
    if (!record) return std::optional<Page>{};
    if (record->node.name != "newsItem") {
      ++passed_[record->node.name];
      continue;
    }
    TRY(Page page, page_of(*record));
    return std::optional<Page>(std::move(page));
  }
}

}  // namespace

bool fits_newsml(std::string_view head) {
  const std::string_view root = xml_root(head);
  constexpr std::array roots{"newsItem",      "newsMessage",  "packageItem", "conceptItem",
                             "knowledgeItem", "planningItem", "catalogItem"};
  return std::find(roots.begin(), roots.end(), root) != roots.end();
}

std::unique_ptr<Reader> open_newsml(Opening opening) {
  return std::make_unique<NewsMl>(std::move(opening));
}

}  // namespace entente::page
