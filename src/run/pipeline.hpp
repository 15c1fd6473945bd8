// The main path: a page to reports, in the words that describe it. Kit is all that is known
// beforehand; nothing here is changed by reading.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/arena.hpp"
#include "code/coder.hpp"
#include "page/page.hpp"
#include "parse/parser.hpp"
#include "world/world.hpp"

namespace entente {

// All read-only knowledge, built once, const after, shared by all workers. The coder keeps
// references to world and parser, which is why they stand behind stable addresses.
struct Kit {
  Limits limits;
  std::unique_ptr<const World> world;
  std::unique_ptr<const Parser> parser;
  Coder coder;
  Segments segments = Segments::news;  // who draws the sentences of stories
  static Result<std::unique_ptr<const Kit>> load(const std::string& model_file,
                                                 const Limits& limits, Kernel kernel = Kernel::best,
                                                 Segments segments = Segments::news,
                                                 Precision precision = Precision::fp32);
};

struct Coded {
  Reading reading;
  Reports reports;
};
// A page: its items, then their reports. One of format `story` (a row, a database record) is all
// story, a block a line, and nothing in it is taken for furniture. Errors: those of read_page; of a
// story bad_data (not UTF-8, NUL bytes) and too_large.
[[nodiscard]] Result<Coded> read(const Page& page, const Kit& kit, Arena& arena);

// The first half of read(), for who wants items only: read_page, with the country of each dateline
// filled in.
[[nodiscard]] Result<Reading> read_items(const Page& page, const World& world, const Limits& limits,
                                         Arena& arena);

}  // namespace entente
