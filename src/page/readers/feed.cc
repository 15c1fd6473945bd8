// RSS 2.0 (and 0.9x, 1.0) and Atom: an entry is a page. What a feed carries may be the whole text
// or its beginning; which one it is goes with the page.
#include <utility>

#include "page/readers/json_fields.hpp"
#include "page/readers/markup.hpp"
#include "page/readers/reader.hpp"
#include "page/readers/xml_records.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kWholeText = 200;  // words; a description this long is no teaser

class Feed : public Reader {
 public:
  explicit Feed(Opening opening)
      : stream_(std::move(opening.stream)),
        limits_(opening.limits),
        records_(*stream_, limits_, {"item", "entry"}) {}
  Result<std::optional<Page>> next() override;

 private:
  Result<Page> page_of(const XmlRecord& record);
  Result<Done> add_text(const XmlNode& entry, Page& page) const;
  [[nodiscard]] std::string words(const XmlNode& entry,
                                  std::initializer_list<std::string_view> paths) const;
  [[nodiscard]] std::string feed_title() const;

  std::unique_ptr<Stream> stream_;
  Limits limits_;
  XmlRecords records_;
};

// The first of the elements that has words, its markup taken off.
std::string Feed::words(const XmlNode& entry, std::initializer_list<std::string_view> paths) const {
  for (const std::string_view path : paths)
    if (std::string found = words_of_html(words_at(entry, path), limits_); !found.empty())
      return found;
  return {};
}

std::string Feed::feed_title() const {
  for (const char* path : {"rss/channel/title", "feed/title", "RDF/channel/title"})
    if (const std::string_view title = trim(records_.outside(path)); !title.empty())
      return words_of_html(title, limits_);
  return {};
}

// RSS writes the link as text; Atom as the href of the link that is no edit or self link.
std::string link_of(const XmlNode& entry) {
  std::string other;
  for (const XmlNode& one : entry.children) {
    if (one.name != "link") continue;
    const std::string_view rel = one.attribute("rel");
    const std::string_view href = one.attribute("href");
    if (href.empty()) {
      if (const std::string text = one.words(); !text.empty()) return text;
    } else if (rel.empty() || rel == "alternate") {
      return std::string(href);
    } else if (other.empty() && rel == "related") {
      other = href;
    }
  }
  if (!other.empty()) return other;
  const XmlNode* guid = entry.child("guid");
  if (guid == nullptr || guid->attribute("isPermaLink") == "false") return {};
  const std::string text = guid->words();
  return text.starts_with("http") ? text : std::string{};
}

// Markup that a feed carries escaped is text to XML; Atom's xhtml is elements.
std::string markup_of(const XmlNode& content) {
  return content.attribute("type") == "xhtml" ? to_markup(content) : content.words();
}

// Words of markup keep their line breaks: plain text of feeds has nothing else.
std::string raw_text(const XmlNode& node) {
  std::string out = node.text;
  for (const XmlNode& child : node.children) out += raw_text(child);
  return out;
}

// RSS writes an author as mail address with the name behind it: "desk@paper.example (Jane Roe)".
std::string name_of_author(std::string author) {
  const std::size_t open = author.find('('), close = author.rfind(')');
  if (author.find('@') < open && close != std::string::npos && open < close)
    return author.substr(open + 1, close - open - 1);
  return author;
}

Result<Done> Feed::add_text(const XmlNode& entry, Page& page) const {
  const XmlNode* whole = entry.child("encoded");
  for (const XmlNode& one : entry.children)  // an excerpt may be called `encoded` too
    if (one.name == "encoded" && (whole == nullptr || one.words().size() > whole->words().size()))
      whole = &one;
  const XmlNode* content = entry.child("content");
  if (whole == nullptr && content != nullptr && !content->words().empty() &&
      content->attribute("url").empty())  // Media RSS has a `content` of its own
    whole = content;
  const XmlNode* brief = entry.child("description");
  if (brief == nullptr) brief = entry.child("summary");
  const XmlNode* body = whole != nullptr ? whole : brief;
  if (body == nullptr) return Done{};
  const std::string_view type = body->attribute("type");
  const std::string raw = type == "xhtml" ? markup_of(*body) : raw_text(*body);
  if (type == "text" || raw.find_first_of("<&") == std::string::npos) {
    page.bytes = story_of_text(raw);
  } else {
    TRY(page.bytes, story_of_html(raw, limits_));
  }
  const bool goes_on = cut_feed_tail(page.bytes);
  const bool long_enough = count_words(page.bytes) >= kWholeText && ends_sentence(trim(page.bytes));
  page.given.truncated = goes_on || (whole == nullptr && !long_enough);
  return Done{};
}

Result<Page> Feed::page_of(const XmlRecord& record) {
  const XmlNode& entry = record.node;
  Page page;
  page.format = PageFormat::story;
  page.url = link_of(entry);
  page.id = page.url;
  for (const char* path : {"guid", "id", "identifier"})
    if (page.id.empty()) page.id = words_at(entry, path);
  if (page.id.empty()) page.id = stream_->name() + "@" + std::to_string(record.begin);
  page.given.title = words(entry, {"title"});
  page.given.byline = name_of_author(words(entry, {"creator", "author/name", "author"}));
  page.given.section = words(entry, {"category"});
  if (page.given.section.empty()) page.given.section = attribute_at(entry, "category", "term");
  page.given.carrier = words(entry, {"source/title", "source"});
  if (page.given.carrier.empty()) page.given.carrier = feed_title();
  page.given.language = words_at(entry, "language");
  if (page.given.language.empty())
    page.given.language = trim(records_.outside("rss/channel/language"));
  if (page.given.language.empty()) page.given.language = records_.root_attribute("lang");
  for (const char* path : {"pubDate", "published", "date", "issued"})
    if (!page.published_at) page.published_at = read_time(words_at(entry, path), "feed");
  page.modified_at = read_time(words_at(entry, "updated"), "feed");
  if (!page.modified_at) page.modified_at = read_time(words_at(entry, "modified"), "feed");
  if (!page.published_at) page.published_at = page.modified_at;
  TRY([[maybe_unused]] const Done done, add_text(entry, page));
  if (trim(page.bytes).empty())
    return input_error(ErrorCode::skipped, stream_->name(), record.begin,
                       page.id + ": has a title at most, no text");
  return page;
}

Result<std::optional<Page>> Feed::next() {
  TRY(std::optional<XmlRecord> record, records_.next());
  if (!record) return std::optional<Page>{};
  TRY(Page page, page_of(*record));
  return std::optional<Page>(std::move(page));
}

}  // namespace

bool fits_feed(std::string_view head) {
  const std::string_view root = xml_root(head);
  return root == "rss" || root == "feed" || root == "RDF";
}

std::unique_ptr<Reader> open_feed(Opening opening) {
  return std::make_unique<Feed>(std::move(opening));
}

}  // namespace entente::page
