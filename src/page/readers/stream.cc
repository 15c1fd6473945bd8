// The window of a Stream: it slides over its buffer and moves to the front when room runs out.
#include "page/readers/stream.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace entente::page {
namespace {

constexpr std::size_t kChunk = 256U << 10U;

}  // namespace

Stream::Stream(std::unique_ptr<ByteSource> source, std::string name)
    : source_(std::move(source)), name_(std::move(name)) {}

void Stream::read_more(std::size_t wanted) {
  if (buffer_.size() - end_ < kChunk / 4) {
    if (begin_ > 0) {
      std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
      end_ -= begin_;
      begin_ = 0;
    }
    // Room for what is wanted, but never for much more than has come: `wanted` may be a claim.
    const std::size_t room = std::max(kChunk, std::min(wanted + kChunk / 4, end_ * 2));
    if (buffer_.size() < room) buffer_.resize(room);
    if (buffer_.size() - end_ < kChunk / 4) buffer_.resize(buffer_.size() + kChunk);
  }
  Result<std::size_t> got = source_->read(std::span(buffer_.data() + end_, buffer_.size() - end_));
  if (!got.ok()) {
    fault_ = std::move(got).error();
    stopped_ = true;
  } else {
    stopped_ = got.value() == 0;
    end_ += got.value();
  }
}

std::string_view Stream::fill(std::size_t wanted) {
  drop(std::exchange(line_, 0));
  while (end_ - begin_ < wanted && !stopped_) read_more(wanted);
  return window();
}

void Stream::drop(std::size_t size) {
  begin_ += size;
  position_ += size;
  if (begin_ == end_) begin_ = end_ = 0;
}

std::uint64_t Stream::take(std::string& out, std::uint64_t size) {
  std::uint64_t taken = 0;
  while (taken < size) {
    const std::string_view some = fill(1);
    if (some.empty()) break;
    const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(some.size(), size - taken));
    out.append(some.data(), part);
    drop(part);
    taken += part;
  }
  return taken;
}

std::uint64_t Stream::skip(std::uint64_t size) {
  std::uint64_t passed = 0;
  while (passed < size) {
    const std::string_view some = fill(1);
    if (some.empty()) break;
    const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(some.size(), size - passed));
    drop(part);
    passed += part;
  }
  return passed;
}

void Stream::put_back(std::string_view bytes) {
  drop(std::exchange(line_, 0));
  buffer_.insert(begin_, bytes);
  end_ += bytes.size();
  position_ -= bytes.size();
}

bool Stream::skip_line() {
  while (true) {
    const std::string_view some = fill(1);
    if (some.empty()) return false;
    const std::size_t end = some.find('\n');
    drop(end == std::string_view::npos ? some.size() : end + 1);
    if (end != std::string_view::npos) return true;
  }
}

std::optional<Stream::Line> Stream::line(std::size_t limit) {
  std::size_t seen = 0;
  std::string_view some = fill(1);
  const std::uint64_t begin = position_;
  std::size_t end = std::string_view::npos;
  while ((end = some.find('\n', seen)) == std::string_view::npos) {
    if (some.size() > limit) {
      skip_line();
      return Line{{}, true, begin};
    }
    seen = some.size();
    some = fill(seen + 1);
    if (some.size() == seen) break;  // the last line has no end
  }
  if (some.empty()) return std::nullopt;
  const bool ended = end != std::string_view::npos;
  std::string_view text = some.substr(0, end);
  if (text.size() > limit) {
    drop(ended ? end + 1 : some.size());
    return Line{{}, true, begin};
  }
  line_ = ended ? end + 1 : some.size();
  if (ended && text.ends_with('\r')) text.remove_suffix(1);
  return Line{text, false, begin};
}

bool Stream::find(std::string_view mark) {
  while (true) {
    const std::string_view some = fill(mark.size());
    const std::size_t at = some.find(mark);
    if (at != std::string_view::npos) {
      drop(at);
      return true;
    }
    if (some.size() < mark.size()) {
      drop(some.size());
      return false;
    }
    drop(some.size() - mark.size() + 1);
  }
}

std::optional<Error> Stream::take_fault() {
  if (!fault_) return std::nullopt;
  stopped_ = false;
  return std::exchange(fault_, std::nullopt);
}

}  // namespace entente::page
