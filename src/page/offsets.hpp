// OffsetMap: from a byte of produced text back to the byte of input it came from. Runs map one to
// one, atoms (an entity, a decoded character) as a whole. An empty map is the identity.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/text_span.hpp"

namespace entente::page {

class OffsetMap {
 public:
  // From output offset `at` on, bytes are those of the input from `input_at` on.
  void add_run(std::size_t at, std::size_t input_at) { add(at, input_at, 0); }
  // The output from `at` to the next piece stands for `size` bytes of input at `input_at`.
  void add_atom(std::size_t at, std::size_t input_at, std::size_t size) { add(at, input_at, size); }

  [[nodiscard]] TextSpan input(TextSpan span) const {
    if (pieces_.empty()) return span;
    const std::uint32_t begin = first(span.begin);
    return {begin, span.empty() ? begin : std::max(begin, past(span.end))};
  }

 private:
  struct Piece {
    std::uint32_t at, input_at, atom;
  };
  void add(std::size_t at, std::size_t input_at, std::size_t atom) {
    const Piece piece{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(input_at),
                      static_cast<std::uint32_t>(atom)};
    if (!pieces_.empty() && pieces_.back().atom == 0 && atom == 0 && input_at >= at &&
        pieces_.back().input_at - pieces_.back().at == piece.input_at - piece.at)
      return;  // the run goes on
    pieces_.push_back(piece);
  }
  [[nodiscard]] const Piece* find(std::uint32_t offset) const {
    const auto after =
        std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                         [](std::uint32_t value, const Piece& piece) { return value < piece.at; });
    return after == pieces_.begin() ? nullptr : &*(after - 1);
  }
  [[nodiscard]] std::uint32_t first(std::uint32_t offset) const {
    const Piece* piece = find(offset);
    if (piece == nullptr) return offset;
    return piece->atom != 0 ? piece->input_at : piece->input_at + (offset - piece->at);
  }
  [[nodiscard]] std::uint32_t past(std::uint32_t end) const {
    const Piece* piece = find(end - 1);
    if (piece == nullptr) return end;
    return piece->atom != 0 ? piece->input_at + piece->atom : piece->input_at + (end - piece->at);
  }

  std::vector<Piece> pieces_;
};

}  // namespace entente::page
