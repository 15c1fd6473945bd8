// The door of HTML: markup in, a flat list of rendered blocks out. Behind it stands a small WHATWG
// subset (tokenizer with attributes, character references, comments, raw text, void elements,
// implied ends); the full parser will replace the inside, not this.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "base/text_span.hpp"
#include "page/offsets.hpp"

namespace entente::page {

struct HtmlBlock {
  TextSpan span;             // in HtmlPage::text, blanks collapsed and trimmed
  std::string_view element;  // innermost block element: "p", "li", "h1" (a literal)
  std::string path;  // the innermost block elements, outermost first: "article>div>p", at most six
  double link_share = 0;  // of its bytes, inside <a>
  bool soft = false;      // set off from the block before by <br> only
  bool in_navigation = false, in_article = false;
};

struct HtmlMeta {
  std::string name, content;  // <meta name|property content>, names in lower case
};

struct HtmlPage {
  std::string text;   // UTF-8; blocks apart by blank lines, by a line break when soft
  OffsetMap offsets;  // from text into the markup
  std::vector<HtmlBlock> blocks;
  std::vector<HtmlMeta> metas;
  std::string title, language;
  std::string first_time;  // datetime of the first <time>
};

// `markup` is valid UTF-8. Time and memory are linear; fails only with too_large over
// Limits::html_nodes.
[[nodiscard]] Result<HtmlPage> read_html(std::string_view markup, const Limits& limits);

}  // namespace entente::page
