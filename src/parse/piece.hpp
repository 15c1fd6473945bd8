// Piece: one token as the tokenizer gives it, with the hashed features that the networks read
// (language.md 2.3, 2.4).
#pragma once

#include <cstdint>
#include <string_view>

#include "base/text_span.hpp"

namespace entente {

struct Piece {
  TextSpan span;  // in the block
  bool space_after = false;
  bool is_space = false;   // Python's str.isspace() of the token
  std::uint64_t orth = 0;  // string ids: MurmurHash64A seed 1, symbols and "" special
  std::uint64_t norm = 0;
  std::uint64_t prefix = 0;
  std::uint64_t suffix = 0;
  std::uint64_t shape = 0;
  std::string_view norm_text;  // lives in the tokenizer or the arena
};

}  // namespace entente
