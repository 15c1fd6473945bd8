// The door of the HTML parser (WHATWG 13.2): markup in, a tree of nodes out. Nodes lie in the
// arena, names and values are views into the markup where nothing had to be decoded. Text keeps its
// place: a text node is either verbatim the markup at its span, or one atom decoded from it (a
// character reference, a replaced NUL); adjacent text nodes are one text. Line breaks of verbatim
// text are as written: CR LF is not folded. docs/html.md says where else it departs from WHATWG.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/arena.hpp"
#include "base/limits.hpp"
#include "base/result.hpp"
#include "base/text_span.hpp"
#include "page/tags.hpp"

namespace entente::page {

enum class NodeType : std::uint8_t { document, doctype, element, text, comment };
enum class Namespace : std::uint8_t { html, svg, math };

struct Attribute {
  std::string_view name;   // lower case, as adjusted for svg and math
  std::string_view value;  // references decoded
};

struct Node {
  NodeType type = NodeType::element;
  Namespace space = Namespace::html;
  Tag tag = Tag::unknown;  // of an element known by name; without svg_ or math_ it is HTML's
  TextSpan span;  // in the markup: of text, of a comment, of an element's start tag (empty when
                  // the parser implied it)
  std::uint8_t marks = 0;                 // the tree builder's own
  std::string_view name;                  // of an element or a doctype
  std::string_view text;                  // of text or a comment
  std::span<const Attribute> attributes;  // of an element; a doctype's "public" and "system"
  Node* parent = nullptr;
  Node* first = nullptr;  // children
  Node* last = nullptr;
  Node* previous = nullptr;  // siblings
  Node* next = nullptr;

  [[nodiscard]] bool has(std::string_view wanted) const {
    for (const Attribute& one : attributes)
      if (one.name == wanted) return true;
    return false;
  }
  [[nodiscard]] std::string_view attribute(std::string_view wanted) const {
    for (const Attribute& one : attributes)
      if (one.name == wanted) return one.value;
    return {};
  }
};

struct Dom {
  Node* document = nullptr;
  bool depth_limited = false;           // elements beyond Limits::html_depth became siblings
  std::size_t attributes_left_out = 0;  // beyond Limits::html_attributes
};

// `markup` is valid UTF-8 and must outlive the tree, as must the arena. Linear in the markup, no
// recursion. <template> content hangs below its element. Scripting counts as off (noscript is
// read). Errors: too_large over Limits::html_nodes.
[[nodiscard]] Result<Dom> parse_html(std::string_view markup, const Limits& limits, Arena& arena);

// The next node in document order below `root` (depth first), or nullptr: walks without recursion.
[[nodiscard]] inline Node* next_in_order(const Node* node, const Node* root) {
  if (node->first != nullptr) return node->first;
  for (; node != nullptr && node != root; node = node->parent)
    if (node->next != nullptr) return node->next;
  return nullptr;
}

}  // namespace entente::page
