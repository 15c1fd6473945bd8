// Unpacking while reading: gzip (members one after another, as WARC has one a record) and zstd
// (frames, skippable frames, the dictionary frame of WARC-zstd). Opened by what the bytes are,
// never by a name. A bomb, a damaged member and a cut end are Errors with the packed byte; reading
// goes on at the next member where there is one.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/limits.hpp"
#include "page/readers/stream.hpp"

namespace entente::page {

enum class Packing : std::uint8_t { none, gzip, zstd, zip };
[[nodiscard]] Packing packing_of(std::string_view head);

// `packed` stands at the first byte of the packing.
[[nodiscard]] std::unique_ptr<ByteSource> unpack_gzip(std::unique_ptr<Stream> packed,
                                                      const Limits& limits);
[[nodiscard]] std::unique_ptr<ByteSource> unpack_zstd(std::unique_ptr<Stream> packed,
                                                      const Limits& limits);

// The stream with every layer of gzip and zstd taken off. Errors: bad_data (more layers than
// Limits::unpack_layers).
[[nodiscard]] Result<std::unique_ptr<Stream>> open_stream(std::unique_ptr<ByteSource> source,
                                                          const std::string& name,
                                                          const Limits& limits);

// How much came out for what went in: of the member at hand, and of all.
class Expansion {
 public:
  explicit Expansion(const Limits& limits) : limits_(limits) {}
  void start_member() { in_ = out_ = 0; }
  void add(std::size_t in, std::size_t out);
  [[nodiscard]] bool member_is_bomb() const { return is_bomb(in_, out_); }
  [[nodiscard]] bool all_is_bomb() const { return is_bomb(all_in_, all_out_); }

 private:
  [[nodiscard]] bool is_bomb(std::uint64_t in, std::uint64_t out) const {
    return out > limits_.unpack_free && out / limits_.unpack_ratio > in;
  }
  Limits limits_;
  std::uint64_t in_ = 0, out_ = 0, all_in_ = 0, all_out_ = 0;
};

// The fault of a packed stream, with the byte that it is at.
[[nodiscard]] Error packed_error(ErrorCode code, const Stream& packed, std::string what);

}  // namespace entente::page
