// Blanks by their UTF-8 bytes: the few that pages print, without a table.
#include "text/blank.hpp"

namespace entente {

std::size_t blank_size(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  if ((static_cast<unsigned char>(c) & 0x80U) == 0) return 0;
  if (text.substr(at, 2) == "\xC2\xA0") return 2;
  const std::string_view three = text.substr(at, 3);
  return three == "\xE3\x80\x80" || three == "\xE2\x80\x8B" || three == "\xEF\xBB\xBF" ? 3 : 0;
}

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t n = blank_size(text, begin);
    if (n == 0) break;
    begin += n;
  }
  std::size_t end = text.size();
  while (end > begin) {
    if (blank_size(text, end - 1) == 1) {
      end -= 1;
    } else if (end - begin >= 2 && blank_size(text, end - 2) == 2) {
      end -= 2;
    } else if (end - begin >= 3 && blank_size(text, end - 3) == 3) {
      end -= 3;
    } else {
      break;
    }
  }
  return text.substr(begin, end - begin);
}

}  // namespace entente
