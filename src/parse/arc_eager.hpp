// The arc-eager transition parser (language.md 2.6; method: Nivre 2004, with breaks and unshift as
// in Honnibal & Johnson 2015).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "parse/start.hpp"
#include "parse/state_scorer.hpp"

namespace entente {

struct Tree {
  std::vector<std::int32_t> heads;       // own index for a root
  std::vector<std::string_view> labels;  // "ROOT" for roots; may be lifted: "X||Y" (tree.hpp)
};

// The document of `size` tokens is one state. No sentences are known before, unless `starts` says,
// token by token, where one must or must not begin (language.md 2.6).
[[nodiscard]] Tree parse_arcs(const StateScorer& scorer, StateScorer::Run& run, std::size_t size,
                              std::span<const Start> starts = {});

}  // namespace entente
