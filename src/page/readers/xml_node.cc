// Questions to a tree of XML, and the tree as markup.
#include <algorithm>

#include "page/readers/xml_records.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

void append_words(const XmlNode& node, std::string& out) {
  for (const char c : node.text) {
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  for (const XmlNode& child : node.children) append_words(child, out);
}

void append_escaped(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
}

void append_markup(const XmlNode& node, std::string& out) {
  if (node.name.empty()) {
    append_escaped(node.text, out);
    return;
  }
  // NITF's own names for what HTML has too.
  const std::string name = node.name == "hl2"                                  ? "h2"
                           : node.name == "block"                              ? "div"
                           : node.name == "media" || node.name == "nitf-table" ? "figure"
                                                                               : node.name;
  out += '<' + name;
  for (const auto& [key, value] : node.attributes) {
    if (key != "class" && key != "href") continue;
    out += ' ' + key + "=\"";
    append_escaped(value, out);
    out += '"';
  }
  out += '>';
  for (const XmlNode& child : node.children) append_markup(child, out);
  if (name != "br") out += "</" + name + '>';
}

}  // namespace

std::string_view XmlNode::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes)
    if (key == wanted) return value;
  return {};
}

const XmlNode* XmlNode::child(std::string_view wanted) const {
  const auto found = std::find_if(children.begin(), children.end(),
                                  [&](const XmlNode& one) { return one.name == wanted; });
  return found == children.end() ? nullptr : &*found;
}

const XmlNode* XmlNode::find(std::string_view path) const {
  const std::size_t slash = path.find('/');
  const std::string_view step = path.substr(0, slash);
  if (slash == std::string_view::npos) return child(step);
  // The first of that name may lack what the path asks for; another one may have it.
  for (const XmlNode& one : children) {
    if (one.name != step) continue;
    if (const XmlNode* found = one.find(path.substr(slash + 1))) return found;
  }
  return nullptr;
}

std::string XmlNode::words() const {
  std::string out;
  append_words(*this, out);
  return std::string(trim(out));
}

std::string words_at(const XmlNode& node, std::string_view path) {
  const XmlNode* found = node.find(path);
  return found == nullptr ? std::string{} : found->words();
}

std::string attribute_at(const XmlNode& node, std::string_view path, std::string_view name) {
  const XmlNode* found = node.find(path);
  return found == nullptr ? std::string{} : std::string(found->attribute(name));
}

std::string to_markup(const XmlNode& node) {
  std::string out;
  append_markup(node, out);
  return out;
}

std::string_view xml_root(std::string_view head) {
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  head = trim(head);
  while (head.starts_with('<')) {
    std::size_t end = 0;
    if (head.starts_with("<!--")) {
      end = head.find("-->");
      if (end == std::string_view::npos) return {};
      end += 3;
    } else if (head.starts_with("<?") || head.starts_with("<!")) {
      end = head.find('>');
      const std::size_t subset = head.find('[');
      // A document type with declarations inside ends behind their bracket.
      if (subset < end)
        end = head.find("]", subset), end = head.find('>', std::min(end, head.size()));
      if (end == std::string_view::npos) return {};
      end += 1;
    } else {
      std::string_view name = head.substr(1, head.find_first_of(" \t\r\n/>", 1) - 1);
      if (const std::size_t colon = name.find(':'); colon != std::string_view::npos)
        name.remove_prefix(colon + 1);
      return name;
    }
    head = trim(head.substr(end));
  }
  return {};
}

}  // namespace entente::page
