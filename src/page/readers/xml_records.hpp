// XML by expat, a record at a time: the elements that a reader names come as small trees, what
// stands around them as a few words. Documents that declare entities are refused, nothing outside
// the document is ever loaded, and depth, attributes, tokens and records are bounded.
#pragma once

#include <deque>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "page/readers/stream.hpp"

namespace entente::page {

struct XmlNode {
  std::string name;                                             // local name, empty for text
  std::string text;                                             // of a text node
  std::vector<std::pair<std::string, std::string>> attributes;  // local names
  std::vector<XmlNode> children;

  [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
  // The first child element of that name.
  [[nodiscard]] const XmlNode* child(std::string_view wanted) const;
  // The first element down a path of names: "head/docdata/date.issue".
  [[nodiscard]] const XmlNode* find(std::string_view path) const;
  // All words below, blanks collapsed.
  [[nodiscard]] std::string words() const;
};
[[nodiscard]] std::string words_at(const XmlNode& node, std::string_view path);
[[nodiscard]] std::string attribute_at(const XmlNode& node, std::string_view path,
                                       std::string_view name);
// The tree as HTML markup, for what reads markup.
[[nodiscard]] std::string to_markup(const XmlNode& node);

struct XmlRecord {
  XmlNode node;
  std::uint64_t begin = 0;
};

class XmlRecords {
 public:
  // `names`: local names of the elements that are records; one inside another belongs to it.
  XmlRecords(Stream& stream, const Limits& limits, std::vector<std::string> names);
  ~XmlRecords();
  XmlRecords(const XmlRecords&) = delete;
  XmlRecords& operator=(const XmlRecords&) = delete;

  // None at the end. Errors: bad_data (not well-formed, entities), too_large (a record: the next
  // call goes on behind it; depth, attributes, a token: nothing follows), truncated.
  [[nodiscard]] Result<std::optional<XmlRecord>> next();
  // Words of the first element at that path outside records, as far as the document was read:
  // "rss/channel/title".
  [[nodiscard]] std::string_view outside(std::string_view path) const;
  [[nodiscard]] std::string_view root_attribute(std::string_view name) const;

 private:
  struct Parse;
  std::unique_ptr<Parse> parse_;
};

// The local name of a document's root element, by its first bytes; empty when that is no XML.
[[nodiscard]] std::string_view xml_root(std::string_view head);

}  // namespace entente::page
