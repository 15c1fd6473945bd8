// A bump over the page's arena: nodes and short strings come by the hundred thousand, so that a
// call for each would show. Blocks grow with the page and lie in the arena, which gives all back at
// once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <string_view>

#include "base/arena.hpp"

namespace entente::page {

class DomMemory {
 public:
  explicit DomMemory(Arena& arena) : arena_(arena) {}

  // Uninitialised room for `count` values that need no destruction.
  template <typename T>
  [[nodiscard]] T* room(std::size_t count) {
    return static_cast<T*>(take(count * sizeof(T)));
  }
  template <typename T>
  [[nodiscard]] T* make() {
    return new (room<T>(1)) T;
  }
  [[nodiscard]] std::string_view keep(std::string_view bytes) {
    if (bytes.empty()) return {};
    char* copy = room<char>(bytes.size());
    std::memcpy(copy, bytes.data(), bytes.size());
    return {copy, bytes.size()};
  }

 private:
  static constexpr std::size_t kAlign = alignof(void*);
  static constexpr std::size_t kBlock = 32U << 10U;

  void* take(std::size_t bytes) {
    bytes = (bytes + kAlign - 1) / kAlign * kAlign;
    if (bytes > left_) {
      if (bytes > kBlock / 4) return arena_.resource()->allocate(bytes, kAlign);
      at_ = static_cast<std::byte*>(arena_.resource()->allocate(kBlock, kAlign));
      left_ = kBlock;
    }
    void* const taken = at_;
    at_ += bytes;
    left_ -= bytes;
    return taken;
  }

  Arena& arena_;
  std::byte* at_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace entente::page
