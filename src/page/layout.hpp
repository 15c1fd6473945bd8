// Layout: what each line of a flat page is. Story heads are found first (dateline, byline, label
// over title), then one walk from top to bottom gives every line to a story or to a zone of
// furniture; no line is left over.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "page/dateline.hpp"
#include "page/furniture.hpp"
#include "page/lines.hpp"
#include "page/revision.hpp"

namespace entente::page {

// What a line shows by itself and by how often it is repeated.
struct Shape {
  std::size_t words = 0;
  bool prose = false;        // reads as a paragraph
  bool maybe_title = false;  // could be a headline
  bool label = false;        // a desk label
  bool repeated = false;
  bool speaks = false;  // to its reader
  std::optional<DropReason> furniture;
  std::optional<DropReason> hint;  // furniture if the line below is
  std::optional<BylineMatch> byline;
  std::optional<DatelineMatch> dateline_line, dateline_head;
  std::optional<DateLine> date_line;
  std::optional<Tail> truncation;
  std::string_view subhead;
  std::size_t post_hour = 0;   // bytes of the hour that opens a post of a live blog
  std::size_t bullet = 0;      // bytes of the bullet or number that opens a list item
  std::size_t label_size = 0;  // bytes of a label in capitals that opens it: "THE FACTS:", "Q:"
};

struct Story {
  int section = -1, title = -1,
      dateline = -1;  // line numbers; dateline may be the first paragraph itself
  std::vector<int> bylines, dates, body;
  std::vector<int> notes;     // on the version, in its head
  std::vector<int> subheads;  // those of body that are subheads
  std::vector<int> list;      // those of body that are list items
  // Lines of furniture that speak of this story: sign-offs, notes, dates, disclaimers.
  std::vector<int> extras;
  int dateline_guess = -1;  // a line that opens like a dateline, or is a place: the world can tell
  bool truncated = false;
  bool extracted = false;  // by the extractor that knows the markup
  std::size_t words = 0;
};

struct Zone {
  DropReason reason = DropReason::navigation;
  int label = -1;            // its printed label
  std::vector<int> lines;    // adjacent, label included
  std::vector<int> entries;  // headlines, links
  std::string_view why;
};

struct Layout {
  std::vector<Shape> shapes;
  std::vector<Story> stories;
  std::vector<Zone> zones;
};

[[nodiscard]] std::vector<Shape> find_shapes(const FlatPage& flat, const Limits& limits);
// Heads of stories, in page order: section, title, bylines, dates and dateline are set, bodies are
// empty.
[[nodiscard]] std::vector<Story> find_heads(const FlatPage& flat, const std::vector<Shape>& shapes);
[[nodiscard]] Layout find_layout(const FlatPage& flat, const Limits& limits);

}  // namespace entente::page
