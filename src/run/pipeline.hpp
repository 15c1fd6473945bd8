// The main path: a page to reports, in the words that describe it; and many pages over N workers with output in input order.
#pragma once

#include <string>

#include "base/arena.hpp"
#include "code/coder.hpp"
#include "page/page.hpp"
#include "parse/parser.hpp"
#include "world/world.hpp"

namespace entente {

// All read-only knowledge, built once, const after.
struct Kit {
  Limits limits;
  World world;
  Parser parser;
  Coder coder;
  static Result<std::unique_ptr<const Kit>> load(const std::string& model_file, const Limits& limits);
};

struct Coded {
  Reading reading;
  Reports reports;
};
[[nodiscard]] Result<Coded> read(const Page& page, const Kit& kit, Arena& arena);

}  // namespace entente
