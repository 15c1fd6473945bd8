// The values of the page room: a Page is bytes from a source; a Reading is what stands on it:
// items, blocks, and what was dropped and why.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "base/limits.hpp"
#include "base/result.hpp"
#include "base/text_span.hpp"
#include "text/date.hpp"

namespace entente {

enum class PageFormat : std::uint8_t { guess, text, html };

struct Page {
  std::string id;     // file name, URL or row id: `page` of every report
  std::string bytes;  // as carried
  PageFormat format = PageFormat::guess;
  std::optional<Date> published;  // when the source says so (a row's date); else the page must
};

enum class ItemRole : std::uint8_t { main, teaser, headline };
enum class BlockType : std::uint8_t {
  paragraph,
  subhead,
  title
};  // a headline item has one block of type title
enum class DropReason : std::uint8_t {
  masthead,
  section_label,
  related_links,
  fundraising,
  comments_prompt,
  share,
  legal_footer,
  advertisement,
  navigation,
  caption,
  newsletter,
  byline,
  dateline,
  markup,
  empty_headline_block,
  link_list,
  sign_off,
  headline_block,
  too_large
};

struct Block {
  int n = 0;  // from 1, within the item
  BlockType type = BlockType::paragraph;
  TextSpan span;          // in Reading::text
  TextSpan input;         // in Page::bytes
  std::string_view text;  // Reading::text at span
  bool truncated =
      false;  // ends in "... read more" or the like: the last sentence is cut, do not code it
};

struct Byline {
  std::string name, raw;
};
struct Agency {
  std::string code, name;  // "AFP", "Agence France-Presse"
};
struct Dateline {
  std::string raw, place, country, agency;  // country is ISO3 where known
  std::optional<Date> date;
  TextSpan span;  // in Reading::text
};

struct Item {
  std::string id;  // main | teaser-1 ... | headline-1 ...
  ItemRole role = ItemRole::main;
  bool complete = true;
  std::string truncated_by;  // "... read more"
  std::string section;       // printed desk label: "SUPERPOWERS"
  std::string title;
  TextSpan title_span;  // in Reading::text
  std::vector<Byline> byline;
  std::optional<Agency> agency;
  std::optional<Dateline> dateline;
  std::optional<Date> published;
  std::string published_source;  // "dateline", "argument", "meta", ...; empty when not known
  std::vector<Block> blocks;
};

struct Dropped {
  DropReason reason = DropReason::markup;
  TextSpan span;      // in Reading::text
  TextSpan input;     // in Page::bytes
  std::string label;  // printed label ("Related Links", "SUPERPOWERS") or empty
  int n = 0;          // how many entries (headline blocks, related links), 0 when not counted
  std::string first;  // its first words
  std::string why;    // the rule, for people
};

struct Reading {
  std::string page;      // Page::id
  std::string kind;      // "article_page" | "not_article"
  std::string language;  // "en" or "unknown"
  std::string masthead, network;
  // The kept text: for plain text as long as the input (line wraps inside a paragraph become
  // spaces, so offsets agree); for HTML the rendered text. Every TextSpan of items and reports
  // points into it. Heap-allocated behind a stable address: views stay valid on move.
  std::shared_ptr<const std::string> text;
  std::vector<Item> items;  // main, teasers, headlines, in page order within each role
  std::vector<Dropped>
      dropped;  // in page order; items + dropped cover every non-blank byte of the text
};

[[nodiscard]] std::string_view name(ItemRole);
[[nodiscard]] std::string_view name(BlockType);
[[nodiscard]] std::string_view name(DropReason);

// Errors: too_large, bad_data (binary, NUL bytes, invalid UTF-8 that no declared charset explains).
// A page without an article is a Reading of kind not_article with everything in `dropped`, not an
// error; so is an empty page. Marks that are neither text nor furniture (the hyphens of a subhead,
// "... read more") are dropped as `markup`; what became a field (section, byline, a date) is listed
// as such.
[[nodiscard]] Result<Reading> read_page(const Page& page, const Limits& limits, Arena& arena);

// The schema entente.page/1 (shared/specs/pages.md) as one JSON document, with byte offsets of
// every block.
[[nodiscard]] std::string to_json(const Reading& reading);

}  // namespace entente
