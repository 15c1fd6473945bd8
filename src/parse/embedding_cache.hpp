// EmbeddingCache: the first vector of word forms seen before, shared by all threads. A slot is
// written once and never changes, so a reader needs no lock; the number of slots bounds the memory.
// A hit and a miss give the same bits: answers never depend on the cache.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "parse/shape.hpp"

namespace entente {

class EmbeddingCache {
 public:
  using Key = std::array<std::uint64_t, 5>;  // the hashed features; the flags are one

  EmbeddingCache() : slots_(std::make_unique<Slot[]>(slot_count)) {}

  // The vector of `key`, or nullptr.
  [[nodiscard]] const float* find(const Key& key) const {
    for (std::size_t i = 0, at = start(key); i < probes; ++i, at = (at + 1) % slot_count) {
      const Slot& slot = slots_[at];
      const std::uint32_t state = slot.state.load(std::memory_order_acquire);
      if (state == full && slot.key == key) return slot.vector.data();
      if (state == empty) return nullptr;
    }
    return nullptr;
  }
  // Keeps the vector where there is room for it; else does nothing.
  void insert(const Key& key, const float* vector) const {
    for (std::size_t i = 0, at = start(key); i < probes; ++i, at = (at + 1) % slot_count) {
      Slot& slot = slots_[at];
      std::uint32_t state = empty;
      if (!slot.state.compare_exchange_strong(state, writing, std::memory_order_acq_rel)) {
        if (state == full && slot.key == key) return;
        continue;  // taken, or being written by another thread
      }
      slot.key = key;
      for (std::size_t o = 0; o < shape::width; ++o) slot.vector[o] = vector[o];
      slot.state.store(full, std::memory_order_release);
      return;
    }
  }

 private:
  static constexpr std::size_t slot_count = 1U << 13U;
  static constexpr std::size_t probes = 4;
  static constexpr std::uint32_t empty = 0, writing = 1, full = 2;
  struct Slot {
    std::atomic<std::uint32_t> state{empty};
    Key key;
    std::array<float, shape::width> vector;
  };
  static std::size_t start(const Key& key) {
    std::uint64_t hash = 0;
    for (const std::uint64_t part : key) hash = (hash ^ part) * 0x9e3779b97f4a7c15ULL;
    return static_cast<std::size_t>(hash >> 40U) % slot_count;
  }

  std::unique_ptr<Slot[]> slots_;
};

}  // namespace entente
