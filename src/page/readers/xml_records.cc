// expat's events to records. All state is one Parse; each handler first asks whether the document
// was refused already.
#include "page/readers/xml_records.hpp"

#include <expat.h>

#include <algorithm>
#include <map>
#include <utility>

#include "page/readers/markup.hpp"
#include "page/readers/reader.hpp"
#include "page/readers/xml_encoding.hpp"

namespace entente::page {
namespace {

constexpr int kChunk = 64 << 10;
constexpr std::size_t kOutsideEntries = 64, kOutsideBytes = 4096, kOutsideDepth = 3;
constexpr std::size_t kNodeBytes = 128;  // what a node costs beside its text

std::string_view local_name(std::string_view name) {
  const std::size_t bar = name.rfind('|');
  return bar == std::string_view::npos ? name : name.substr(bar + 1);
}

// The external subset is taken to be empty: nothing is loaded, but having "read" it makes expat
// skip entities that it may have declared.
int no_external_subset(XML_Parser parser, const XML_Char* context, const XML_Char*, const XML_Char*,
                       const XML_Char*) {
  if (context != nullptr) return XML_STATUS_OK;
  XML_ParserStruct* subset = XML_ExternalEntityParserCreate(parser, context, nullptr);
  if (subset == nullptr) return XML_STATUS_ERROR;
  const XML_Status state = XML_Parse(subset, "", 0, 1);
  XML_ParserFree(subset);
  return state;
}

struct FreeParser {
  void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

}  // namespace

struct XmlRecords::Parse {
  Stream& stream;
  Limits limits;
  std::vector<std::string> names;
  std::unique_ptr<XML_ParserStruct, FreeParser> parser;
  std::deque<Result<std::optional<XmlRecord>>> waiting;
  XmlRecord record;
  std::vector<XmlNode*> open;  // inside the record: its path; the first is record.node
  std::size_t record_bytes = 0;
  bool record_over = false;
  std::size_t depth = 0;         // of the document
  std::size_t record_depth = 0;  // where the record opened; 0 when none is open
  std::string path;              // of names outside records
  std::map<std::string, std::string, std::less<>> outside;
  std::vector<std::pair<std::string, std::string>> root;  // attributes
  std::optional<Error> refusal;
  std::uint64_t fed = 0;
  bool over = false;

  Parse(Stream& from, const Limits& within, std::vector<std::string> wanted)
      : stream(from), limits(within), names(std::move(wanted)) {}

  [[nodiscard]] std::uint64_t position() const {
    return static_cast<std::uint64_t>(
        std::max<XML_Index>(0, XML_GetCurrentByteIndex(parser.get())));
  }
  void refuse(ErrorCode code, std::string what) {
    if (refusal) return;
    refusal = input_error(code, stream.name(), position(), std::move(what));
    XML_StopParser(parser.get(), XML_FALSE);
  }
  void start(const char* name, const char** attributes);
  void end();
  void text(std::string_view words);
  void skipped(const char* name);
  void finish_record();
  bool grow(std::size_t bytes);
  void setup();
  void feed();
};

bool XmlRecords::Parse::grow(std::size_t bytes) {
  record_bytes += bytes;
  if (record_bytes > limits.page_bytes) record_over = true;
  return !record_over;
}

void XmlRecords::Parse::start(const char* name, const char** attributes) {
  if (refusal) return;
  if (++depth > limits.xml_depth)
    return refuse(ErrorCode::too_large,
                  "elements are nested more than " + std::to_string(limits.xml_depth) + " deep");
  XmlNode node;
  node.name = local_name(name);
  std::size_t bytes = kNodeBytes + node.name.size(), count = 0;
  for (; *attributes != nullptr; attributes += 2) {
    if (++count > limits.xml_attributes)
      return refuse(
          ErrorCode::too_large,
          "an element has more than " + std::to_string(limits.xml_attributes) + " attributes");
    node.attributes.emplace_back(local_name(attributes[0]), attributes[1]);
    bytes += node.attributes.back().first.size() + node.attributes.back().second.size();
  }
  if (depth == 1) root = node.attributes;
  if (record_depth > 0) {
    if (!grow(bytes)) return;
    open.back()->children.push_back(std::move(node));
    open.push_back(&open.back()->children.back());
  } else if (std::find(names.begin(), names.end(), node.name) != names.end()) {
    record.begin = position();
    record.node = std::move(node);
    open.assign(1, &record.node);
    record_depth = depth;
    record_bytes = 0;
    record_over = false;
    (void)grow(bytes);
  } else if (depth <= kOutsideDepth) {
    path += (path.empty() ? "" : "/") + node.name;
  }
}

void XmlRecords::Parse::finish_record() {
  record_depth = 0;
  open.clear();
  if (record_over) {
    waiting.emplace_back(input_error(
        ErrorCode::too_large, stream.name(), record.begin,
        "a record holds more than " + std::to_string(limits.page_bytes >> 20U) + " MiB"));
    record.node = {};
  } else {
    waiting.emplace_back(std::optional<XmlRecord>(std::exchange(record, {})));
  }
}

void XmlRecords::Parse::end() {
  if (refusal) return;
  if (record_depth == depth && record_depth > 0) {
    finish_record();
  } else if (record_depth > 0) {
    // A record over its limit has stopped growing, and its path with it.
    if (!record_over) open.pop_back();
  } else if (depth <= kOutsideDepth) {
    path.resize(path.find('/') == std::string::npos ? 0 : path.rfind('/'));
  }
  --depth;
}

void XmlRecords::Parse::text(std::string_view words) {
  if (refusal) return;
  if (record_depth > 0) {
    if (!grow(words.size())) return;
    std::vector<XmlNode>& children = open.back()->children;
    if (children.empty() || !children.back().name.empty()) {
      if (!grow(kNodeBytes)) return;
      children.emplace_back();
    }
    children.back().text += words;
  } else if (depth <= kOutsideDepth) {
    const auto found = outside.find(path);
    if (found == outside.end() && outside.size() >= kOutsideEntries) return;
    std::string& kept = found == outside.end() ? outside[path] : found->second;
    if (kept.size() < kOutsideBytes) kept += words.substr(0, kOutsideBytes);
  }
}

// "&nbsp;" and the like, which feeds use without declaring them: as HTML has them.
void XmlRecords::Parse::skipped(const char* name) {
  // Between two letters, so that a blank is kept.
  const std::string letter = "x";
  const std::string words = words_of_html(
      letter + '&' + std::string(std::string_view(name).substr(0, 32)) + ';' + letter, limits);
  if (words.size() > 2) text(std::string_view(words).substr(1, words.size() - 2));
}

void XmlRecords::Parse::setup() {
  parser.reset(XML_ParserCreateNS(nullptr, '|'));
  XML_ParserStruct* p = parser.get();
  if (p == nullptr) return;
  XML_SetUserData(p, this);
  XML_SetElementHandler(
      p,
      [](void* self, const XML_Char* name, const XML_Char** attributes) {
        static_cast<Parse*>(self)->start(name, attributes);
      },
      [](void* self, const XML_Char*) { static_cast<Parse*>(self)->end(); });
  XML_SetCharacterDataHandler(p, [](void* self, const XML_Char* words, int size) {
    static_cast<Parse*>(self)->text({words, static_cast<std::size_t>(size)});
  });
  XML_SetEntityDeclHandler(p, [](void* self, const XML_Char*, int, const XML_Char*, int,
                                 const XML_Char*, const XML_Char*, const XML_Char*,
                                 const XML_Char*) {
    static_cast<Parse*>(self)->refuse(
        ErrorCode::bad_data, "declares entities, which are not expanded (a bomb may hide there)");
  });
  XML_SetSkippedEntityHandler(p, [](void* self, const XML_Char* name, int parameter) {
    if (parameter == 0) static_cast<Parse*>(self)->skipped(name);
  });
  XML_SetUnknownEncodingHandler(p, unknown_encoding, nullptr);
  // With a document type that is never loaded, undeclared entities are skipped rather than an
  // error.
  XML_SetParamEntityParsing(p, XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE);
  XML_UseForeignDTD(p, XML_TRUE);
  XML_SetExternalEntityRefHandler(p, no_external_subset);
}

void XmlRecords::Parse::feed() {
  const std::string_view some = stream.fill(1);
  const std::size_t size = std::min<std::size_t>(some.size(), kChunk);
  if (some.empty()) {
    if (auto fault = stream.take_fault()) {
      over = true;
      waiting.emplace_back(*std::move(fault));
      return;
    }
  }
  const bool last = some.empty();
  const XML_Status state = XML_Parse(parser.get(), some.data(), static_cast<int>(size), last);
  stream.drop(size);
  fed += size;
  if (last) over = true;
  if (refusal) {
    over = true;
    waiting.emplace_back(*std::exchange(refusal, std::nullopt));
  } else if (state == XML_STATUS_ERROR) {
    over = true;
    const XML_Error why = XML_GetErrorCode(parser.get());
    const bool cut = last && (depth > 0 || why == XML_ERROR_UNCLOSED_TOKEN);
    waiting.emplace_back(
        input_error(cut ? ErrorCode::truncated : ErrorCode::bad_data, stream.name(), position(),
                    cut ? "the document ends before its elements do"
                        : std::string("is not well-formed XML: ") + XML_ErrorString(why),
                    "What stands before it was read"));
  } else if (fed > position() && fed - position() > limits.xml_token) {
    over = true;
    waiting.emplace_back(input_error(
        ErrorCode::too_large, stream.name(), position(),
        "one tag or comment is over " + std::to_string(limits.xml_token >> 10U) + " KiB"));
  }
}

XmlRecords::XmlRecords(Stream& stream, const Limits& limits, std::vector<std::string> names)
    : parse_(std::make_unique<Parse>(stream, limits, std::move(names))) {
  parse_->setup();
}
XmlRecords::~XmlRecords() = default;

Result<std::optional<XmlRecord>> XmlRecords::next() {
  if (!parse_->parser) return Error{ErrorCode::bug, "expat cannot be set up", "", ""};
  while (parse_->waiting.empty()) {
    if (parse_->over) return std::optional<XmlRecord>{};
    parse_->feed();
  }
  Result<std::optional<XmlRecord>> record = std::move(parse_->waiting.front());
  parse_->waiting.pop_front();
  return record;
}

std::string_view XmlRecords::outside(std::string_view path) const {
  const auto found = parse_->outside.find(path);
  return found == parse_->outside.end() ? std::string_view{} : std::string_view(found->second);
}

std::string_view XmlRecords::root_attribute(std::string_view name) const {
  for (const auto& [key, value] : parse_->root)
    if (key == name) return value;
  return {};
}

}  // namespace entente::page
