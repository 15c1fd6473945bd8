// Packs bytes for tests.
#pragma once

#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>

#include <string>
#include <string_view>

namespace entente::page {

inline std::string zlib_packed(std::string_view text, int window, int level) {
  z_stream zlib{};
  deflateInit2(&zlib, level, Z_DEFLATED, window, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&zlib, text.size()) + 64, '\0');
  std::string in(text);
  zlib.next_in = reinterpret_cast<Bytef*>(in.data());
  zlib.avail_in = static_cast<uInt>(in.size());
  zlib.next_out = reinterpret_cast<Bytef*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  ::deflate(&zlib, Z_FINISH);
  out.resize(out.size() - zlib.avail_out);
  deflateEnd(&zlib);
  return out;
}
inline std::string gzip(std::string_view text, int level = 9) {
  return zlib_packed(text, 31, level);
}
inline std::string deflate(std::string_view text, bool wrapped) {
  return zlib_packed(text, wrapped ? 15 : -15, 9);
}
inline std::string zstd(std::string_view text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}
inline std::string zstd_with(std::string_view text, std::string_view dictionary) {
  std::string out(ZSTD_compressBound(text.size()) + 64, '\0');
  ZSTD_CCtx* context = ZSTD_createCCtx();
  out.resize(ZSTD_compress_usingDict(context, out.data(), out.size(), text.data(), text.size(),
                                     dictionary.data(), dictionary.size(), 3));
  ZSTD_freeCCtx(context);
  return out;
}
inline std::string brotli(std::string_view text) {
  std::size_t size = BrotliEncoderMaxCompressedSize(text.size()) + 1024;
  std::string out(size, '\0');
  BrotliEncoderCompress(5, 22, BROTLI_MODE_TEXT, text.size(),
                        reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                        reinterpret_cast<std::uint8_t*>(out.data()));
  out.resize(size);
  return out;
}
// A skippable frame of zstd, 0x184D2A50 + `kind`.
inline std::string skippable(unsigned kind, std::string_view content) {
  std::string out{static_cast<char>(0x50U + kind), '\x2a', '\x4d', '\x18'};
  for (unsigned shift = 0; shift < 32; shift += 8)
    out += static_cast<char>((content.size() >> shift) & 0xffU);
  return out + std::string(content);
}

}  // namespace entente::page
