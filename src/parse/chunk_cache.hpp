// ChunkCache: what a chunk between blanks was split into.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/once_table.hpp"
#include "parse/piece.hpp"

namespace entente {

class ChunkCache {
 public:
  static constexpr std::size_t longest_chunk = 48;  // bytes; longer ones seldom come twice

  // The pieces, with spans relative to the chunk; empty when unknown.
  [[nodiscard]] std::span<const Piece> find(std::string_view chunk, std::uint64_t hash) const;
  // Copies the pieces and their norms; does nothing when the chunk's slots are taken.
  void insert(std::string_view chunk, std::uint64_t hash, std::span<const Piece> pieces) const;

 private:
  struct Entry {
    std::string chunk;
    std::string norms;
    std::vector<Piece> pieces;
  };
  OnceTable<Entry, 1U << 15U> table_;
};

}  // namespace entente
