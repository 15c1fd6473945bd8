// Quotation marks of a block: which piece opens a quote, where it closes, and whether the words
// after it name its speaker. Quotes end with their paragraph: news repeats the opener at the next.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/arena.hpp"
#include "parse/piece.hpp"
#include "parse/segment_words.hpp"

namespace entente {

struct QuoteMark {
  enum class Kind : std::uint8_t { none, opens, closes };
  Kind kind = Kind::none;
  bool attributed = false;  // on both marks: "..., he said"
  std::int32_t partner = -1;
};

// One mark a piece, in the arena.
[[nodiscard]] std::span<QuoteMark> find_quotes(std::string_view block,
                                               std::span<const Piece> pieces,
                                               const SegmentWords& words, Arena& arena);

// Whether a blank piece breaks the line, and whether it leaves a line empty.
[[nodiscard]] bool breaks_line(std::string_view blanks);
[[nodiscard]] bool breaks_paragraph(std::string_view blanks);

}  // namespace entente
