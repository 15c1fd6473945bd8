// ByteSource: where bytes come from, a piece at a time. Readers see only this, so that files, pipes
// and members of archives are alike to them and only run opens anything.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.hpp"

namespace entente {

class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;
  // Fills the front of `into` (not empty) and says how many bytes; 0 at the end. After an Error the
  // next call gives what follows the damage, or 0 where nothing can be made of it.
  [[nodiscard]] virtual Result<std::size_t> read(std::span<char> into) = 0;
};

// Bytes at hand; what `bytes` views must live as long.
class ViewSource : public ByteSource {
 public:
  explicit ViewSource(std::string_view bytes) : rest_(bytes) {}
  Result<std::size_t> read(std::span<char> into) override {
    const std::size_t size = std::min(into.size(), rest_.size());
    if (size > 0) std::memcpy(into.data(), rest_.data(), size);
    rest_.remove_prefix(size);
    return size;
  }

 private:
  std::string_view rest_;
};

// The same, with its own copy.
class StringSource : public ByteSource {
 public:
  explicit StringSource(std::string bytes) : bytes_(std::move(bytes)), view_(bytes_) {}
  Result<std::size_t> read(std::span<char> into) override { return view_.read(into); }

 private:
  std::string bytes_;
  ViewSource view_;
};

}  // namespace entente
