// NITF 3: head with dates and status, hedline, byline, dateline, body.content.
#include <utility>

#include "page/readers/json_fields.hpp"
#include "page/readers/markup.hpp"
#include "page/readers/nitf_body.hpp"
#include "page/readers/reader.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

void set_if_empty(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

class Nitf : public Reader {
 public:
  explicit Nitf(Opening opening)
      : stream_(std::move(opening.stream)),
        limits_(opening.limits),
        records_(*stream_, limits_, {"nitf"}) {}

  Result<std::optional<Page>> next() override {
    TRY(std::optional<XmlRecord> record, records_.next());
    if (!record) return std::optional<Page>{};
    Page page;
    page.format = PageFormat::story;
    const Result<Done> read = read_nitf(record->node, limits_, page);
    if (!read.ok())
      return input_error(read.error().code, stream_->name(), record->begin, read.error().what);
    if (page.id.empty()) page.id = stream_->name();
    if (page.bytes.empty())
      return input_error(ErrorCode::skipped, stream_->name(), record->begin,
                         page.id + ": has no text in body.content");
    return std::optional<Page>(std::move(page));
  }

 private:
  std::unique_ptr<Stream> stream_;
  Limits limits_;
  XmlRecords records_;
};

// "By Jane Roe" with the person inside; job titles stand in <byttl>.
std::string byline_of(const XmlNode& head) {
  std::string names;
  for (const XmlNode& line : head.children) {
    if (line.name != "byline") continue;
    std::string name;
    for (const XmlNode& part : line.children) {
      if (part.name != "person") continue;
      if (!name.empty()) name += ", ";
      name += part.words();
    }
    if (name.empty()) {
      for (const XmlNode& part : line.children)
        if (part.name != "byttl") name += part.words() + ' ';
      name = trim(name);
    }
    if (name.empty()) continue;
    if (!names.empty()) names += ", ";
    names += name;
  }
  return names;
}

}  // namespace

Result<std::string> story_of_xml(const XmlNode& body, const Limits& limits) {
  return story_of_html(to_markup(body), limits);
}

Result<Done> read_nitf(const XmlNode& nitf, const Limits& limits, Page& page) {
  const XmlNode none;
  const XmlNode* docdata = nitf.find("head/docdata");
  const XmlNode& data = docdata == nullptr ? none : *docdata;
  const XmlNode* found_head = nitf.find("body/body.head");
  const XmlNode& head = found_head == nullptr ? none : *found_head;
  Given& given = page.given;
  set_if_empty(page.id, attribute_at(data, "doc-id", "id-string"));
  const std::string status = lower(data.attribute("management-status"));
  if (status == "canceled" || status == "withheld")
    return Error{ErrorCode::withdrawn, page.id + ": the source has " + status + " it", "", ""};
  set_if_empty(given.title, words_at(head, "hedline/hl1"));
  set_if_empty(given.title, words_at(nitf, "head/title"));
  set_if_empty(given.byline, byline_of(head));
  set_if_empty(given.dateline, words_at(head, "dateline/location"));
  set_if_empty(given.dateline, words_at(head, "dateline"));
  set_if_empty(given.agency, words_at(head, "distributor"));
  set_if_empty(given.carrier, attribute_at(nitf, "head/pubdata", "name"));
  set_if_empty(given.carrier, attribute_at(data, "doc.copyright", "holder"));
  set_if_empty(given.section, attribute_at(nitf, "head/pubdata", "position.section"));
  set_if_empty(given.urgency, attribute_at(data, "urgency", "ed-urg"));
  set_if_empty(given.slug, attribute_at(data, "du-key", "key"));
  set_if_empty(given.language, std::string(nitf.attribute("lang")));
  const std::string printed = attribute_at(head, "dateline/story.date", "norm");
  for (const std::string& time :
       {attribute_at(data, "date.issue", "norm"), attribute_at(data, "date.release", "norm"),
        printed, attribute_at(nitf, "head/pubdata", "date.publication")})
    if (!page.published_at) page.published_at = read_time(time, "nitf");
  if (status == "embargoed")
    given.embargo = read_time(attribute_at(data, "date.release", "norm"), "nitf");
  if (const XmlNode* content = nitf.find("body/body.content"); content && page.bytes.empty()) {
    TRY(page.bytes, story_of_xml(*content, limits));
  }
  return Done{};
}

bool fits_nitf(std::string_view head) {
  return xml_root(head) == "nitf";
}

std::unique_ptr<Reader> open_nitf(Opening opening) {
  return std::make_unique<Nitf>(std::move(opening));
}

}  // namespace entente::page
