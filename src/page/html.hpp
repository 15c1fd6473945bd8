// The tree as a reader sees it: rendered text, block after block, each with the element that holds
// all of it. Elements keep their parents and what their names and class words say, so that the
// extractor can ask where a block stands.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_span.hpp"
#include "page/dom.hpp"
#include "page/marks.hpp"
#include "page/offsets.hpp"

namespace entente::page {

struct HtmlElement {
  const Node* node = nullptr;
  int parent = -1;  // in HtmlPage::elements, before its children
  Marks own = 0;    // by its name, role, class and id words
  Marks above = 0;  // of its ancestors
};

struct HtmlBlock {
  TextSpan span;                   // in HtmlPage::text, blanks collapsed and trimmed
  int element = 0;                 // the innermost element that holds all of it
  int block = 0;                   // the innermost block element around it
  std::uint32_t link_bytes = 0;    // inside <a>
  std::uint32_t strong_bytes = 0;  // inside <b>, <strong>
  std::uint16_t links = 0;         // <a> that begin in it
  bool soft = false;               // set off from the block before by one <br> only
};

struct HtmlPage {
  std::string text;   // UTF-8; blocks apart by blank lines, by a line break when soft
  OffsetMap offsets;  // from text into the markup
  std::vector<HtmlElement> elements;
  std::vector<HtmlBlock> blocks;
  std::string language;  // of <html lang>
};

// Linear, without recursion; the page holds views into the tree.
[[nodiscard]] HtmlPage render_html(const Dom& dom);

}  // namespace entente::page
