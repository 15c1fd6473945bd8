// Stream: a window of bytes that moves along a ByteSource. Memory is the window; what a reader asks
// for at once is bounded by its own limits.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/byte_source.hpp"

namespace entente::page {

class Stream {
 public:
  Stream(std::unique_ptr<ByteSource> source, std::string name);

  [[nodiscard]] const std::string& name() const { return name_; }
  // The place of the window's first byte.
  [[nodiscard]] std::uint64_t position() const { return position_; }

  // The window, made at least `wanted` bytes long unless the end or a fault comes before. The view
  // holds until the next call.
  [[nodiscard]] std::string_view fill(std::size_t wanted);
  // What is in the window as it is.
  [[nodiscard]] std::string_view window() const { return {buffer_.data() + begin_, end_ - begin_}; }
  // Moves the window on by `size` of the bytes in it.
  void drop(std::size_t size);
  // Appends up to `size` bytes to `out`, passes over them; both say how many there were.
  [[nodiscard]] std::uint64_t take(std::string& out, std::uint64_t size);
  [[nodiscard]] std::uint64_t skip(std::uint64_t size);
  // Puts bytes that were just taken back in front of the window.
  void put_back(std::string_view bytes);

  struct Line {
    std::string_view text;  // without its end
    bool too_long = false;  // passed over; text is empty
    std::uint64_t begin = 0;
  };
  // The next line, none at the end or at a fault; the view holds until the next call. A lone CR
  // does not end a line; a CR before the LF belongs to the end.
  [[nodiscard]] std::optional<Line> line(std::size_t limit);
  // Moves to the next place of `mark`, or to the end; says whether it is there.
  bool find(std::string_view mark);

  [[nodiscard]] bool at_end() { return fill(1).empty(); }
  // What stopped the window from growing, if it was no plain end. Taking it lets reading go on
  // behind the damage.
  [[nodiscard]] std::optional<Error> take_fault();

 private:
  void read_more(std::size_t wanted);
  bool skip_line();

  std::unique_ptr<ByteSource> source_;
  std::string name_;
  std::string buffer_;
  std::size_t begin_ = 0, end_ = 0;
  std::size_t line_ = 0;  // of the window, to be dropped before the next line
  std::uint64_t position_ = 0;
  std::optional<Error> fault_;
  bool stopped_ = false;
};

}  // namespace entente::page
