// TextSpan: byte offsets into the kept text of a page, carried to the end so that every number has
// a sentence.
#pragma once

#include <cstdint>
#include <string_view>

namespace entente {

struct TextSpan {
  std::uint32_t begin = 0;  // first byte
  std::uint32_t end = 0;    // one past the last byte; begin <= end

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool contains(TextSpan other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(TextSpan other) const {
    return begin < other.end && other.begin < end;
  }
  [[nodiscard]] constexpr TextSpan shifted(std::uint32_t by) const {
    return {begin + by, end + by};
  }
  [[nodiscard]] constexpr std::string_view in(std::string_view text) const {
    return text.substr(begin, size());
  }
  constexpr bool operator==(const TextSpan&) const = default;
};

}  // namespace entente
