// EmbeddingCache: the first vector of word forms seen before.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include "parse/once_table.hpp"
#include "parse/shape.hpp"

namespace entente {

class EmbeddingCache {
 public:
  using Key = std::array<std::uint64_t, 5>;  // the hashed features; the flags are one

  // The vector of `key`, or nullptr.
  [[nodiscard]] const float* find(const Key& key) const {
    const Entry* entry = table_.find(hash(key), [&](const Entry& e) { return e.key == key; });
    return entry == nullptr ? nullptr : entry->vector.data();
  }
  void insert(const Key& key, const float* vector) const {
    table_.insert(
        hash(key), [&](const Entry& e) { return e.key == key; },
        [&] {
          auto entry = std::make_unique<Entry>();
          entry->key = key;
          std::copy_n(vector, shape::width, entry->vector.begin());
          return entry;
        });
  }

 private:
  struct Entry {
    Key key;
    std::array<float, shape::width> vector;
  };
  static std::uint64_t hash(const Key& key) {
    std::uint64_t sum = 0;
    for (const std::uint64_t part : key) sum = (sum ^ part) * 0x9e3779b97f4a7c15ULL;
    return sum >> 32U;
  }

  OnceTable<Entry, 1U << 13U> table_;
};

}  // namespace entente
