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
  std::optional<PrintedDate> date_line;
  std::optional<Tail> truncation;
  std::string_view subhead;
};

struct Story {
  int section = -1, title = -1,
      dateline = -1;  // line numbers; dateline may be the first paragraph itself
  std::vector<int> bylines, dates, body;
  std::vector<int> subheads;  // those of body that are subheads
  bool truncated = false;
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
