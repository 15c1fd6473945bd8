// Text of pages, made harmless for a terminal.
#include "cli/style.hpp"

#include "text/utf8.hpp"

namespace entente::cli {

std::string plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const bool control = point.value < 0x20U || (point.value >= 0x7FU && point.value < 0xA0U);
    append_utf8(out, control ? U' ' : point.value);
    at += point.size;
  }
  return out;
}

}  // namespace entente::cli
