// ChunkCache: what a chunk between blanks was split into, shared by all threads. Entries are
// published once and never changed or removed before the cache dies, so a reader needs no lock; the
// number of slots bounds the memory. Answers never depend on it.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/piece.hpp"

namespace entente {

class ChunkCache {
 public:
  static constexpr std::size_t longest_chunk = 48;  // bytes; longer ones seldom come twice

  ChunkCache() : slots_(std::make_unique<Slots>()) {}
  ChunkCache(ChunkCache&&) noexcept = default;
  ChunkCache& operator=(ChunkCache&&) = delete;
  ~ChunkCache();

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
  static constexpr std::size_t slot_count = 1U << 15U;
  static constexpr std::size_t probes = 4;
  using Slots = std::array<std::atomic<const Entry*>, slot_count>;

  std::unique_ptr<Slots> slots_;
};

}  // namespace entente
