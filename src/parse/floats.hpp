// Floats: aligned memory that grows and is used again; what is in it after a growth is not defined.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>

namespace entente {

class Floats {
 public:
  // At least `count` floats at a multiple of 64 bytes.
  float* room(std::size_t count) {
    if (count > size_) {
      size_ = std::max(count, size_ + size_ / 2);
      values_.reset();
      const std::size_t bytes = (size_ * sizeof(float) + alignment - 1) / alignment * alignment;
      values_.reset(static_cast<float*>(std::aligned_alloc(alignment, bytes)));
      if (values_ == nullptr) throw std::bad_alloc();
    }
    return values_.get();
  }
  [[nodiscard]] float* data() { return values_.get(); }

 private:
  static constexpr std::size_t alignment = 64;
  struct Free {
    void operator()(float* values) const { std::free(values); }
  };
  std::unique_ptr<float, Free> values_;
  std::size_t size_ = 0;
};

}  // namespace entente
