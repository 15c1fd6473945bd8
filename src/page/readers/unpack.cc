// What a head is packed with, and layers off. What the packings share; see unpack.hpp.
#include "page/readers/unpack.hpp"

#include <utility>

namespace entente::page {

Packing packing_of(std::string_view head) {
  if (head.starts_with("\x1f\x8b\x08")) return Packing::gzip;
  if (head.starts_with("\x28\xb5\x2f\xfd")) return Packing::zstd;
  // A skippable frame of zstd: 0x184D2A50 to 0x184D2A5F.
  if (head.size() >= 4 && (static_cast<unsigned char>(head[0]) & 0xf0U) == 0x50 &&
      head.substr(1, 3) == "\x2a\x4d\x18")
    return Packing::zstd;
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) return Packing::zip;
  return Packing::none;
}

void Expansion::add(std::size_t in, std::size_t out) {
  in_ += in;
  out_ += out;
  all_in_ += in;
  all_out_ += out;
}

Error packed_error(ErrorCode code, const Stream& packed, std::string what) {
  const std::uint64_t at = packed.position();
  return {code,
          std::move(what),
          packed.name() + "@" + std::to_string(at),
          "Fetch it again",
          packed.name(),
          at};
}

Result<std::unique_ptr<Stream>> open_stream(std::unique_ptr<ByteSource> source,
                                            const std::string& name, const Limits& limits) {
  auto stream = std::make_unique<Stream>(std::move(source), name);
  for (std::size_t layer = 0;; ++layer) {
    const Packing packing = packing_of(stream->fill(4));
    if (packing == Packing::none || packing == Packing::zip) return stream;
    if (layer == limits.unpack_layers)
      return Error{ErrorCode::bad_data,
                   "is packed more than " + std::to_string(limits.unpack_layers) + " times over",
                   name,
                   "Unpack it first",
                   name,
                   0};
    std::unique_ptr<ByteSource> inside = packing == Packing::gzip
                                             ? unpack_gzip(std::move(stream), limits)
                                             : unpack_zstd(std::move(stream), limits);
    stream = std::make_unique<Stream>(std::move(inside), name);
  }
}

}  // namespace entente::page
