// A flat page: text and its lines, each a paragraph or a line of furniture. Plain text and HTML
// both come down to this, so that one classifier reads all pages.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "base/text_span.hpp"
#include "page/decode.hpp"
#include "page/moment.hpp"
#include "page/page.hpp"

namespace entente::page {

enum class Origin : std::uint8_t { text, paragraph, heading, list_item, cell, caption, quotation };

struct Line {
  TextSpan span;          // trimmed, in FlatPage::text
  TextSpan input;         // in the bytes as carried
  std::string_view text;  // FlatPage::text at span
  int gap = 0;            // blank lines before it
  Origin origin = Origin::text;
  int heading = 0;             // 1..6 for h1..h6
  double link_share = 0;       // of its bytes, inside <a>
  bool in_navigation = false;  // under nav, footer, aside, menu, form
  bool in_article = false;
  bool strong = false;  // all in bold
  bool remote = false;  // a short line far from the main story of a large page
  // What an extractor that knows the markup says of the line; the walk keeps to it.
  bool body = false;               // it belongs to the main story
  std::optional<DropReason> drop;  // it is furniture of this kind
  std::string_view why;            // the rule of either; a literal
};

struct FlatPage {
  std::shared_ptr<const std::string> text;
  std::vector<Line> lines;
  std::string title, site_name, language;  // what markup says; empty for text
  std::vector<std::string> authors;
  std::vector<std::string> organisations;  // that markup gives as authors
  std::optional<Moment> published, modified;
  std::string url;                          // canonical, as the markup says
  std::string dateline;                     // JSON-LD dateline: "WASHINGTON"
  std::string publisher;                    // JSON-LD publisher
  std::optional<bool> accessible_for_free;  // JSON-LD isAccessibleForFree
  bool live_blog = false;                   // JSON-LD LiveBlogPosting
  bool fact_check = false;                  // JSON-LD ClaimReview
  bool collection = false;                  // JSON-LD CollectionPage, og:type website and the like
  bool markup = false;
  int title_line = -1;              // the line that prints the title, as the extractor found it
  std::vector<BlockReason> blocks;  // the extractor's verdicts, one a line of markup
  OffsetMap rendered, decoded;      // text -> decoded markup -> bytes as carried

  [[nodiscard]] TextSpan input(TextSpan span) const { return decoded.input(rendered.input(span)); }
};

// Plain text: line wraps inside a paragraph become spaces; not one byte is added or lost.
[[nodiscard]] FlatPage lines_of_text(Decoded decoded);
// HTML through the tree; its nodes lie in the arena and are not kept.
[[nodiscard]] Result<FlatPage> lines_of_html(Decoded decoded, const Limits& limits, Arena& arena);

}  // namespace entente::page
