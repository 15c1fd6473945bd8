// zstd, frame after frame. The first frame may be the dictionary of WARC-zstd: a skippable frame
// 0x184D2A5D with a dictionary, itself packed or not, for all frames behind it.
#include <zstd.h>

#include <utility>

#include "page/readers/unpack.hpp"

namespace entente::page {
namespace {

constexpr std::string_view kMagic = "\x28\xb5\x2f\xfd";
constexpr std::string_view kDictionaryFrame = "\x5d\x2a\x4d\x18";
constexpr int kWindowLog = 27;  // 128 MiB, what the zstd program itself takes unasked

struct FreeContext {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};
using Context = std::unique_ptr<ZSTD_DCtx, FreeContext>;

class ZstdSource : public ByteSource {
 public:
  ZstdSource(std::unique_ptr<Stream> packed, const Limits& limits)
      : packed_(std::move(packed)), limits_(limits), expansion_(limits) {}
  Result<std::size_t> read(std::span<char> into) override;

 private:
  Result<Done> start();
  Result<Done> load_dictionary(const std::string& packed);
  Error give_up_frame(ErrorCode code, std::string what);

  std::unique_ptr<Stream> packed_;
  Limits limits_;
  Expansion expansion_;
  Context context_;
  bool inside_ = false;  // a frame
  bool over_ = false;
};

std::size_t little_endian(std::string_view four) {
  std::size_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = (value << 8U) | static_cast<unsigned char>(four[i]);
  return value;
}

// A dictionary may be a zstd frame of its own.
Result<Done> ZstdSource::load_dictionary(const std::string& bytes) {
  std::string plain;
  if (bytes.starts_with(kMagic)) {
    Stream inside(
        unpack_zstd(std::make_unique<Stream>(std::make_unique<ViewSource>(bytes), packed_->name()),
                    limits_),
        packed_->name());
    (void)inside.take(plain, limits_.dictionary_bytes + 1);
    if (auto fault = inside.take_fault()) return *std::move(fault);
  } else {
    plain = bytes;
  }
  if (plain.size() > limits_.dictionary_bytes)
    return packed_error(ErrorCode::too_large, *packed_, "its dictionary is over the limit");
  if (ZSTD_isError(ZSTD_DCtx_loadDictionary(context_.get(), plain.data(), plain.size())) != 0)
    return packed_error(ErrorCode::bad_data, *packed_, "its dictionary is damaged");
  return Done{};
}

Result<Done> ZstdSource::start() {
  context_.reset(ZSTD_createDCtx());
  if (!context_) return Error{ErrorCode::bug, "zstd cannot be set up", packed_->name(), ""};
  ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, kWindowLog);
  const std::string_view head = packed_->fill(8);
  if (head.size() < 8 || !head.starts_with(kDictionaryFrame)) return Done{};
  const std::size_t size = little_endian(head.substr(4, 4));
  if (size > limits_.dictionary_bytes)
    return packed_error(ErrorCode::too_large, *packed_, "its dictionary is over the limit");
  packed_->drop(8);
  std::string bytes;
  if (packed_->take(bytes, size) != size)
    return packed_error(ErrorCode::truncated, *packed_, "ends inside its dictionary");
  return load_dictionary(bytes);
}

// Moves to the next frame, so that one damaged record is one row.
Error ZstdSource::give_up_frame(ErrorCode code, std::string what) {
  inside_ = false;
  Error error = packed_error(code, *packed_, std::move(what));
  ZSTD_DCtx_reset(context_.get(), ZSTD_reset_session_only);
  if (!expansion_.all_is_bomb()) {
    packed_->drop(packed_->window().empty() ? 0 : 1);
    if (packed_->find(kMagic)) {
      error.what += "; went on at byte " + std::to_string(packed_->position());
      return error;
    }
  }
  over_ = true;
  error.what += "; nothing behind it was read";
  return error;
}

Result<std::size_t> ZstdSource::read(std::span<char> into) {
  if (!context_) {
    const Result<Done> started = start();
    if (!started.ok()) {
      over_ = true;
      return started.error();
    }
  }
  while (!over_) {
    const std::string_view window = packed_->fill(1);  // at the end zstd may still hold some bytes
    if (window.empty() && !inside_) {
      over_ = true;
      if (auto fault = packed_->take_fault()) return *std::move(fault);
      break;
    }
    if (!inside_) expansion_.start_member();
    inside_ = true;
    ZSTD_inBuffer in{window.data(), window.size(), 0};
    ZSTD_outBuffer out{into.data(), into.size(), 0};
    const std::size_t left = ZSTD_decompressStream(context_.get(), &out, &in);
    packed_->drop(in.pos);
    expansion_.add(in.pos, out.pos);
    if (ZSTD_isError(left) != 0)
      return give_up_frame(ErrorCode::bad_data, std::string("the zstd data is damaged (") +
                                                    ZSTD_getErrorName(left) + ")");
    if (left == 0) inside_ = false;
    if (expansion_.member_is_bomb() || expansion_.all_is_bomb())
      return give_up_frame(ErrorCode::bomb, "unpacks to far more than any text does");
    if (out.pos > 0) return out.pos;
    if (window.empty() && inside_) {
      over_ = true;
      if (auto fault = packed_->take_fault()) return *std::move(fault);
      return packed_error(ErrorCode::truncated, *packed_, "the zstd data ends inside a frame");
    }
  }
  return std::size_t{0};
}

}  // namespace

std::unique_ptr<ByteSource> unpack_zstd(std::unique_ptr<Stream> packed, const Limits& limits) {
  return std::make_unique<ZstdSource>(std::move(packed), limits);
}

}  // namespace entente::page
