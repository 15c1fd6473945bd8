// The values of the page room: a Page is bytes from a source; a Reading is what stands on it:
// items, blocks, and what was dropped and why.
#pragma once

#include <array>
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
#include "page/moment.hpp"
#include "text/date.hpp"

namespace entente {

// text: as rendered, with furniture; story: plain text that is all story, a paragraph a line.
enum class PageFormat : std::uint8_t { guess, text, html, story };

// What a record of an archive, a feed or a database says beside the text. Empty where it says
// nothing; the page's own words are read all the same.
struct Given {
  std::string title, byline, section, dateline, language;
  std::string carrier;  // who published it: the paper, the site, the feed's title
  std::string agency;   // who is credited with it, as written: "AFP", "Agence France-Presse"
  std::string slug, urgency;
  std::optional<Moment> seen;     // when it was fetched: no later than this was it published
  std::optional<Moment> embargo;  // not to be published before
  bool truncated = false;         // the source says that the text is cut
};

struct Page {
  std::string id;     // file name, URL or row id: `page` of every report
  std::string bytes;  // as carried
  PageFormat format = PageFormat::guess;
  std::optional<Date> published;  // when the source says so (a row's date); else the page must
  // What the source's own record says beside the page (a feed's pubDate, NITF's date.issue), with
  // its rule; finer than `published`, which wins when both are given.
  std::optional<Moment> published_at, modified_at;
  std::string url;      // where it was carried, when the source says so
  std::string charset;  // of the HTTP header
  Given given;
};

// What a page is as a whole. The field's word for an index page, a home page or an empty one is
// not_article.
enum class PageKind : std::uint8_t {
  article_page,
  not_article,
  live_blog,
  fact_check,  // it prints the claims that it checks: none of them is an event
  truncated,   // the carrier cut the story: its last sentence is not whole
  paywall      // the story ends where payment begins
};
struct Reason {       // one piece of evidence for a verdict
  std::string rule;   // "timestamps", "claim_labels", "index_page", "is_accessible_for_free" ...
  std::string words;  // for people
  TextSpan span;      // in Reading::text; empty when the evidence is metadata or a count
};

enum class ItemRole : std::uint8_t { main, teaser, headline };
enum class BlockType : std::uint8_t {
  paragraph,
  subhead,
  title,      // a headline item has one block of this type
  list_item,  // a bullet or a numbered point
  label,      // words of the desk in front of what follows: "KEY POINTS", "THE FACTS:", "Q:"
  quote       // a block quotation: somebody's words set apart
};
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
  too_large,
  revision,       // "UPDATE 1-", "(This story corrects ...)", an editor's note
  disclaimer,     // "published from a wire agency feed without modifications"
  paywall,        // "Subscribe to continue reading"
  cookie_notice,  // consent to cookies
  reader_comment,
  pull_quote,  // words of the story printed twice
  timestamp,   // the hour of a post of a live blog
  author_note  // "Jane Roe is a reporter in ..."
};

struct Block {
  int n = 0;  // from 1, within the item
  BlockType type = BlockType::paragraph;
  TextSpan span;          // in Reading::text
  TextSpan input;         // in Page::bytes
  std::string_view text;  // Reading::text at span
  bool truncated =
      false;  // ends in "... read more" or the like: the last sentence is cut, do not code it
  // A quotation of several paragraphs: each but the last opens a quote and does not close it.
  bool leaves_quote_open = false;
  bool continues_quote = false;
};

struct Byline {
  std::string name, raw;
};
struct Agency {
  std::string code, name;  // "AFP", "Agence France-Presse"
};
// Who did what for the story beside its authors, as a sign-off or a credit line names them.
enum class CreditRole : std::uint8_t {
  reporting,
  additional_reporting,
  writing,
  editing,
  translation,
  photography,
  video,
  contribution
};
struct Credit {
  CreditRole role = CreditRole::contribution;
  std::string name, place;  // place as printed ("in Kyiv") or empty
};
// A story is a version of one told before.
enum class RevisionKind : std::uint8_t {
  update,         // "UPDATE 1-", "(Adds quotes)", "Recasts"
  wrapup,         // "WRAPUP 3-"
  refile,         // "REFILE-": the same words sent again
  lead,           // "2nd lead", "1st Ld-Writethru"
  correction,     // "CORRECTED-", "(This story corrects ...)"
  clarification,  // "Clarification: ..."
  editors_note,   // "EDITOR'S NOTE: ..."
  kill,           // "KILL", "withdrawn": its events must not be coded
  advisory        // "ADVISORY-", "EMBARGOED"
};
struct Revision {
  RevisionKind kind = RevisionKind::update;
  int number = 0;    // 1 of "UPDATE 1-", 2 of "2nd lead"; 0 when not numbered
  std::string note;  // the words: "corrects name in paragraph 3"; empty for a bare mark
  TextSpan span;     // in Reading::text
};
struct Dateline {
  std::string raw, place, country, agency;  // country is ISO3 where known
  std::optional<Date> date;
  TextSpan span;  // in Reading::text; empty when only the metadata names it
  // Each city of a dateline of two ("BEIJING/MOSCOW"), with its country; else empty.
  struct City {
    std::string name, country;
  };
  std::vector<City> cities;
};
// What opens like a dateline and may be a slogan ("MULTAN: ", "BREAKING — "): who knows the places
// of the world decides (read_items of the run room).
struct DatelineGuess {
  Dateline dateline;
  int block = -1;             // its number in the item's blocks from 0; -1: a line of its own
  TextSpan rest, rest_input;  // of that block, when it is one
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
  // Who stands where an author should and is no person: an agency, a desk, the paper itself.
  std::vector<std::string> organisations;
  std::optional<Agency> agency;
  std::optional<Dateline> dateline;
  std::optional<DatelineGuess> dateline_guess;
  std::optional<Moment> published, modified;
  std::vector<Revision> revisions;  // in page order
  std::vector<Credit> credits;      // of the sign-off and of credit lines; authors are in byline
  std::string initials;             // "sms/ec", as AFP signs
  // Why its events must not be coded, as a word ("fact_check", "kill"); empty when they may be.
  std::string withheld;
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

// What the extractor of markup thought of one block, and what weighed most: numbers of features,
// put into words by reason_words().
struct BlockReason {
  TextSpan span;          // in Reading::text
  bool story = false;     // taken for the main story
  float probability = 0;  // of that decision
  std::array<std::uint16_t, 3> features{};
};

struct Reading {
  std::string page;  // Page::id
  PageKind kind = PageKind::not_article;
  std::vector<Reason> reasons;  // of kind, the strongest first
  std::string language;         // "en" or "unknown"
  std::string masthead, network;
  // The kept text: for plain text as long as the input (line wraps inside a paragraph become
  // spaces, so offsets agree); for HTML the rendered text. Every TextSpan of items and reports
  // points into it. Heap-allocated behind a stable address: views stay valid on move.
  std::shared_ptr<const std::string> text;
  std::vector<Item> items;  // main, teasers, headlines, in page order within each role
  std::vector<Dropped>
      dropped;  // in page order; items + dropped cover every non-blank byte of the text
  std::vector<BlockReason> blocks;  // of markup: every block as rendered, in page order
  // How the bytes were read: the WHATWG name of the encoding, what told it ("bom", "valid utf-8",
  // "meta", "detector" ...), and how many sequences could not be read (U+FFFD in the text).
  std::string charset, charset_rule;
  std::size_t invalid_bytes = 0;
};

[[nodiscard]] std::string_view name(ItemRole);
[[nodiscard]] std::string_view name(BlockType);
[[nodiscard]] std::string_view name(DropReason);
[[nodiscard]] std::string_view name(PageKind);
[[nodiscard]] std::string_view name(CreditRole);
[[nodiscard]] std::string_view name(RevisionKind);

// Errors: too_large, bad_data (binary, NUL bytes, invalid UTF-8 that no declared charset explains).
// A page without an article is a Reading of kind not_article with everything in `dropped`, not an
// error; so is an empty page. Marks that are neither text nor furniture (the hyphens of a subhead,
// "... read more") are dropped as `markup`; what became a field (section, byline, a date) is listed
// as such.
[[nodiscard]] Result<Reading> read_page(const Page& page, const Limits& limits, Arena& arena);

// The schema entente.page/1 (shared/specs/pages.md) as one JSON document, with byte offsets of
// every block.
[[nodiscard]] std::string to_json(const Reading& reading);
// "story .97: reads as a paragraph; among the story's paragraphs": a block's verdict for people.
[[nodiscard]] std::string reason_words(const BlockReason& reason);
// The main item on one line: {"id", "title", "authors", "date", "text"}, id is the file's name
// without .html. What scorers of article extraction read.
[[nodiscard]] std::string to_article_json(const Reading& reading);

}  // namespace entente
