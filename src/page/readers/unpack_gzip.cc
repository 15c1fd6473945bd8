// gzip by zlib, member after member.
#include <zlib.h>

#include <algorithm>
#include <utility>

#include "page/readers/unpack.hpp"

namespace entente::page {
namespace {

constexpr std::string_view kMagic = "\x1f\x8b\x08";

class GzipSource : public ByteSource {
 public:
  GzipSource(std::unique_ptr<Stream> packed, const Limits& limits)
      : packed_(std::move(packed)), expansion_(limits) {}
  ~GzipSource() override {
    if (ready_) inflateEnd(&zlib_);
  }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  Result<std::size_t> read(std::span<char> into) override;

 private:
  // Opens the next member; false at the end.
  Result<bool> next_member();
  Error give_up_member(ErrorCode code, std::string what);

  std::unique_ptr<Stream> packed_;
  Expansion expansion_;
  z_stream zlib_{};
  bool ready_ = false;
  bool inside_ = false;  // a member
  bool first_ = true;
  bool over_ = false;
};

Result<bool> GzipSource::next_member() {
  std::string_view head = packed_->fill(kMagic.size());
  // Tapes and block devices pad with zeros between and behind members.
  while (!first_ && !head.empty() && head.front() == '\0') {
    packed_->drop(std::min(head.find_first_not_of('\0'), head.size()));
    head = packed_->fill(kMagic.size());
  }
  if (head.empty()) {
    over_ = true;
    if (auto fault = packed_->take_fault()) return *std::move(fault);
    return false;
  }
  if (!head.starts_with(kMagic))
    return give_up_member(ErrorCode::bad_data, "something that is not gzip stands behind a member");
  if (!ready_) {
    constexpr int gzip_window = 15 + 16;  // the largest window; a gzip wrapper and nothing else
    ready_ = inflateInit2(&zlib_, gzip_window) == Z_OK;
    if (!ready_) return Error{ErrorCode::bug, "zlib cannot be set up", packed_->name(), ""};
  } else {
    inflateReset(&zlib_);
  }
  expansion_.start_member();
  inside_ = true;
  first_ = false;
  return true;
}

// Moves to the next thing that looks like a member, so that one damaged record is one row.
Error GzipSource::give_up_member(ErrorCode code, std::string what) {
  inside_ = false;
  Error error = packed_error(code, *packed_, std::move(what));
  if (code == ErrorCode::bomb && expansion_.all_is_bomb()) {
    over_ = true;
    error.what += "; nothing behind it was read";
    return error;
  }
  packed_->drop(packed_->window().empty() ? 0 : 1);
  while (packed_->find(kMagic)) {
    const std::string_view head = packed_->fill(4);
    if (head.size() >= 4 && static_cast<unsigned char>(head[3]) < 0x20) {
      error.what += "; went on at byte " + std::to_string(packed_->position());
      return error;
    }
    packed_->drop(1);
  }
  over_ = true;
  error.what += "; no member follows";
  return error;
}

Result<std::size_t> GzipSource::read(std::span<char> into) {
  while (!over_) {
    if (!inside_) {
      TRY(const bool more, next_member());
      if (!more) break;
    }
    const std::string_view in = packed_->fill(1);  // at the end zlib may still hold some bytes
    // zlib's interface; it does not write to next_in.
    zlib_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    zlib_.avail_in = static_cast<uInt>(std::min<std::size_t>(in.size(), 1U << 30U));
    const uInt given = zlib_.avail_in;
    zlib_.next_out = reinterpret_cast<Bytef*>(into.data());
    zlib_.avail_out = static_cast<uInt>(std::min<std::size_t>(into.size(), 1U << 30U));
    const uInt room = zlib_.avail_out;
    const int state = inflate(&zlib_, Z_NO_FLUSH);
    const std::size_t used = given - zlib_.avail_in;
    const std::size_t made = room - zlib_.avail_out;
    packed_->drop(used);
    expansion_.add(used, made);
    if (state == Z_STREAM_END) inside_ = false;
    if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
      return give_up_member(ErrorCode::bad_data,
                            std::string("the gzip data is damaged (") +
                                (zlib_.msg != nullptr ? zlib_.msg : "no reason") + ")");
    if (expansion_.member_is_bomb() || expansion_.all_is_bomb())
      return give_up_member(ErrorCode::bomb, "unpacks to far more than any text does");
    if (made > 0) return made;
    if (in.empty() && inside_) {
      over_ = true;
      if (auto fault = packed_->take_fault()) return *std::move(fault);
      return packed_error(ErrorCode::truncated, *packed_, "the gzip data ends inside a member");
    }
  }
  return std::size_t{0};
}

}  // namespace

std::unique_ptr<ByteSource> unpack_gzip(std::unique_ptr<Stream> packed, const Limits& limits) {
  return std::make_unique<GzipSource>(std::move(packed), limits);
}

}  // namespace entente::page
