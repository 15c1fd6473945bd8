// What holds of every tree: used by the tests and by the fuzz target.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "page/dom.hpp"
#include "page/dom_tokens.hpp"

namespace entente::testing {

// All text in document order.
inline std::string bytes_of_text(const page::Dom& dom) {
  std::string out;
  for (const page::Node* node = dom.document; node != nullptr;
       node = page::next_in_order(node, dom.document))
    if (node->type == page::NodeType::text) out += node->text;
  return out;
}

// Of the deepest node below the document.
inline std::size_t depth_of(const page::Dom& dom) {
  std::size_t deepest = 0, depth = 0;
  for (const page::Node* node = dom.document; node != nullptr;) {
    if (node->first != nullptr) {
      node = node->first;
      deepest = std::max(deepest, ++depth);
      continue;
    }
    for (; node != nullptr && node->next == nullptr; node = node->parent) --depth;
    if (node != nullptr) node = node->next;
  }
  return deepest;
}

inline std::string find_link_fault(const page::Node& node) {
  const page::Node* before = nullptr;
  for (const page::Node* child = node.first; child != nullptr; child = child->next) {
    if (child->parent != &node) return "a child has another parent";
    if (child->previous != before) return "siblings are linked one way";
    before = child;
  }
  if (node.last != before) return "the last child is not the last";
  const bool holds = node.type == page::NodeType::element || node.type == page::NodeType::document;
  if (!holds && node.first != nullptr) return "a leaf has children";
  return "";
}

inline std::string find_text_fault(const page::Node& node, std::string_view markup) {
  if (node.text.empty()) return "an empty text";
  const bool verbatim = node.text.data() == markup.data() + node.span.begin;
  if (verbatim) {
    if (node.span.in(markup) != node.text) return "verbatim text is not its span";
    return node.text.find('\0') == std::string_view::npos ? "" : "text holds U+0000";
  }
  const char first = markup[node.span.begin];
  if (first == '&') return node.span.size() >= 3 ? "" : "a reference of less than three bytes";
  const bool is_replaced = first == '\0' && node.text == "\xEF\xBF\xBD";
  return is_replaced && node.span.size() == 1 ? "" : "an atom stands for neither & nor U+0000";
}

// "" when the tree is sound: links agree, no node is met twice, spans lie in the markup, text is as
// the contract says, the depth is bounded, and one html element holds the page.
inline std::string find_fault(const page::Dom& dom, std::string_view markup,
                              const Limits& limits = {}) {
  // In the deepest element that is open there may stand one of raw text or without content.
  if (depth_of(dom) > limits.html_depth + 2) return "the tree is deeper than the limit";
  std::unordered_set<const page::Node*> seen;
  std::size_t roots = 0;
  for (const page::Node* node = dom.document; node != nullptr;
       node = page::next_in_order(node, dom.document)) {
    if (!seen.insert(node).second) return "a node is met twice";
    if (node->span.begin > node->span.end || node->span.end > markup.size())
      return "a span leaves the markup";
    if (std::string fault = find_link_fault(*node); !fault.empty()) return fault;
    if (node->type == page::NodeType::text) {
      if (std::string fault = find_text_fault(*node, markup); !fault.empty()) return fault;
    }
    if (node->type == page::NodeType::element) {
      if (node->name.empty()) return "an element without a name";
      if (!node->span.empty() && markup[node->span.begin] != '<') return "a tag begins elsewhere";
      if (node->parent == dom.document) ++roots;
    }
  }
  return roots == 1 ? "" : "not one root";
}

// What lies between the nodes of a tree must be tags, blanks, zeros and the brackets of CDATA.
inline bool holds_text(std::string_view gap) {
  Arena arena;
  page::DomMemory memory(arena);
  page::MarkupTokenizer tokenizer(gap, 512, memory);
  tokenizer.set_foreign(true);
  page::MarkupToken token;
  for (tokenizer.next(token); token.type != page::TokenType::end; tokenizer.next(token)) {
    if (token.type == page::TokenType::comment) return true;
    if (token.type != page::TokenType::text) continue;
    std::string_view text = token.text;
    if (text.starts_with("]]>")) text.remove_prefix(3);
    if (text.find_first_not_of(" \t\n\f\r") != std::string_view::npos) return true;
  }
  return false;
}

// Where the standard itself drops text: in a page of frames, and in a template of columns.
inline bool drops_text(const page::Node& node) {
  return node.tag == page::Tag::frameset ||
         (node.tag == page::Tag::col && node.parent->tag == page::Tag::template_);
}

// "" when every byte of text and comments stands in the tree once.
inline std::string find_lost_text(const page::Dom& dom, std::string_view markup) {
  std::vector<TextSpan> kept;
  for (const page::Node* node = dom.document; node != nullptr;
       node = page::next_in_order(node, dom.document)) {
    if (drops_text(*node)) return "";
    if (!node->span.empty()) kept.push_back(node->span);
  }
  std::sort(kept.begin(), kept.end(),
            [](TextSpan one, TextSpan two) { return one.begin < two.begin; });
  std::uint32_t at = 0;
  kept.push_back({static_cast<std::uint32_t>(markup.size()), 0});
  for (const TextSpan span : kept) {
    if (span.begin < at) return "bytes " + std::to_string(span.begin) + " stand in the tree twice";
    if (holds_text(markup.substr(at, span.begin - at)))
      return "text is lost between " + std::to_string(at) + " and " + std::to_string(span.begin);
    at = span.end;
  }
  return "";
}

}  // namespace entente::testing
