// One door for all readers: any bytes, given in pieces of odd sizes, come to pages and named
// faults; the reader ends, keeps to its limits and names bytes that there are.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "page/readers/reader.hpp"
#include "page/readers/unpack.hpp"

namespace entente::page {

class Pieces : public ByteSource {
 public:
  Pieces(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  Result<std::size_t> read(std::span<char> into) override {
    if (at_ == size_) return std::size_t{0};
    const std::size_t piece = 1 + (data_[at_] * 31U) % 977U;
    const std::size_t size = std::min({into.size(), size_ - at_, piece});
    std::memcpy(into.data(), data_ + at_, size);
    at_ += size;
    return size;
  }

 private:
  const std::uint8_t* data_;
  std::size_t size_, at_ = 0;
};

inline int fuzz_reader(const char* kind_name, const std::uint8_t* data, std::size_t size) {
  Limits limits;
  limits.page_bytes = 1U << 16U;
  limits.header_bytes = 4096;
  limits.unpack_free = 1U << 18U;
  limits.dictionary_bytes = 1U << 16U;
  limits.xml_token = 1U << 14U;
  Result<std::unique_ptr<Stream>> stream =
      open_stream(std::make_unique<Pieces>(data, size), "fuzz", limits);
  if (!stream.ok()) return 0;
  (void)guess_reader_kind(stream.value()->fill(guess_bytes));
  const ReaderKind* kind = find_reader_kind(kind_name);
  if (kind == nullptr) std::abort();
  const std::unique_ptr<Reader> reader = kind->open({std::move(stream).value(), limits, {}});
  // A packed input may hold many more records than it has bytes, but not without end.
  for (std::size_t turns = 0;; ++turns) {
    if (turns > size * limits.unpack_ratio + 100) std::abort();
    const Result<std::optional<Page>> page = reader->next();
    if (!page.ok()) {
      if (page.error().what.empty() || page.error().input.empty()) std::abort();
      continue;
    }
    if (!page.value()) break;
    if (page.value()->id.empty()) std::abort();
    if (page.value()->bytes.size() > 4 * limits.page_bytes) std::abort();
  }
  return 0;
}

}  // namespace entente::page
