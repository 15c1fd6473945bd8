// Content encodings; a body that does not look encoded is taken as it is, for archivers decode.
#include "page/readers/http_encoding.hpp"

#include <brotli/decode.h>
#include <zlib.h>

#include <memory>
#include <utility>

#include "page/readers/unpack.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kPiece = 64U << 10U;

Error fault(ErrorCode code, std::string what) {
  return {code, std::move(what), "", ""};
}

// Adds a piece to the decoded body, or says which limit it breaks.
Result<Done> add_piece(std::string& out, std::string_view piece, std::size_t in,
                       const Limits& limits) {
  if (out.size() + piece.size() > limits.page_bytes)
    return fault(ErrorCode::too_large, "its body unpacks to more than " +
                                           std::to_string(limits.page_bytes >> 20U) + " MiB");
  out += piece;
  Expansion expansion(limits);
  expansion.add(in, out.size());
  if (expansion.all_is_bomb())
    return fault(ErrorCode::bomb, "its body unpacks to far more than any text does");
  return Done{};
}

// gzip and zstd bodies are streams as files are.
Result<bool> decode_stream(std::string& body, const Limits& limits) {
  auto packed = std::make_unique<Stream>(std::make_unique<ViewSource>(body), "body");
  const bool gzip = packing_of(body) == Packing::gzip;
  Stream plain(
      gzip ? unpack_gzip(std::move(packed), limits) : unpack_zstd(std::move(packed), limits),
      "body");
  std::string out;
  (void)plain.take(out, limits.page_bytes + 1);
  if (out.size() > limits.page_bytes) return add_piece(out, "x", body.size(), limits).error();
  const std::optional<Error> broken = plain.take_fault();
  if (broken && broken->code != ErrorCode::truncated && out.empty())
    return fault(broken->code, "its body is damaged: " + broken->what);
  if (broken && broken->code == ErrorCode::bomb) return fault(broken->code, broken->what);
  body = std::move(out);
  return broken.has_value();
}

struct EndInflate {
  void operator()(z_stream* zlib) const {
    inflateEnd(zlib);
    delete zlib;
  }
};

// "deflate" is zlib by the standard and raw deflate by the habit of some servers.
Result<bool> decode_deflate(std::string& body, const Limits& limits) {
  const bool wrapped =
      body.size() >= 2 && (static_cast<unsigned char>(body[0]) & 0x0fU) == 8 &&
      (static_cast<unsigned char>(body[0]) * 256U + static_cast<unsigned char>(body[1])) % 31U == 0;
  std::unique_ptr<z_stream, EndInflate> zlib(new z_stream{});
  if (inflateInit2(zlib.get(), wrapped ? 15 : -15) != Z_OK)
    return fault(ErrorCode::bug, "zlib cannot be set up");
  std::string out;
  std::string piece(kPiece, '\0');
  // zlib's interface; it does not write to next_in. A body is within page_bytes.
  zlib->next_in = reinterpret_cast<Bytef*>(body.data());
  zlib->avail_in = static_cast<uInt>(body.size());
  int state = Z_OK;
  while (state == Z_OK) {
    zlib->next_out = reinterpret_cast<Bytef*>(piece.data());
    zlib->avail_out = static_cast<uInt>(piece.size());
    state = inflate(zlib.get(), Z_NO_FLUSH);
    const std::size_t made = piece.size() - zlib->avail_out;
    TRY([[maybe_unused]] const Done kept,
        add_piece(out, std::string_view(piece).substr(0, made), body.size(), limits));
    if (made == 0) break;
  }
  if (out.empty() && state != Z_STREAM_END) return false;  // not deflate: decoded already
  body = std::move(out);
  return state != Z_STREAM_END;
}

struct FreeBrotli {
  void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
};

Result<bool> decode_brotli(std::string& body, const Limits& limits) {
  const std::unique_ptr<BrotliDecoderState, FreeBrotli> decoder(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
  if (!decoder) return fault(ErrorCode::bug, "brotli cannot be set up");
  std::string out;
  std::string piece(kPiece, '\0');
  const auto* in = reinterpret_cast<const std::uint8_t*>(body.data());
  std::size_t left = body.size();
  BrotliDecoderResult state = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (state == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
    auto* to = reinterpret_cast<std::uint8_t*>(piece.data());
    std::size_t room = piece.size();
    state = BrotliDecoderDecompressStream(decoder.get(), &left, &in, &room, &to, nullptr);
    TRY([[maybe_unused]] const Done kept,
        add_piece(out, std::string_view(piece).substr(0, piece.size() - room), body.size(),
                  limits));
  }
  if (state != BROTLI_DECODER_RESULT_SUCCESS && trim(body).starts_with('<')) return false;
  if (state == BROTLI_DECODER_RESULT_ERROR)
    return fault(ErrorCode::bad_data, "its brotli body is damaged");
  body = std::move(out);
  return state != BROTLI_DECODER_RESULT_SUCCESS;
}

Result<bool> decode_one(std::string& body, std::string_view encoding, const Limits& limits) {
  if (encoding.empty() || encoding == "identity" || body.empty()) return false;
  if (encoding == "gzip" || encoding == "x-gzip" || encoding == "zstd") {
    const Packing packing = packing_of(body);
    if (packing == Packing::none || packing == Packing::zip) return false;
    return decode_stream(body, limits);
  }
  if (encoding == "deflate") return decode_deflate(body, limits);
  if (encoding == "br") return decode_brotli(body, limits);
  if (encoding == "utf-8" || encoding == "none" || encoding == "binary")
    return false;  // no encodings at all, but servers say so
  return fault(ErrorCode::bad_data,
               "its content encoding \"" + std::string(encoding.substr(0, 40)) + "\" is not known");
}

}  // namespace

Result<bool> decode_content(std::string& body, std::string_view encodings, const Limits& limits) {
  bool cut = false;
  for (std::size_t layer = 0; !encodings.empty(); ++layer) {
    if (layer == limits.unpack_layers)
      return fault(
          ErrorCode::bad_data,
          "its body has more than " + std::to_string(limits.unpack_layers) + " content encodings");
    const std::size_t comma = encodings.rfind(',');
    const std::string_view last =
        trim(comma == std::string_view::npos ? encodings : encodings.substr(comma + 1));
    encodings = comma == std::string_view::npos ? std::string_view{} : encodings.substr(0, comma);
    TRY(const bool this_cut, decode_one(body, last, limits));
    cut = cut || this_cut;
  }
  return cut;
}

}  // namespace entente::page
