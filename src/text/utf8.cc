// UTF-8 by RFC 3629, strictly: one table-free decoder serves both validation and reading, so the
// two cannot disagree. ASCII runs, nearly all of English news, are skipped eight bytes at a time.
#include "text/utf8.hpp"

#include <cstring>

namespace entente {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;

std::uint8_t byte_at(std::string_view text, std::size_t at) {
  return static_cast<std::uint8_t>(text[at]);
}

bool is_continuation(std::uint8_t byte) {
  return (byte & 0xC0U) == 0x80U;
}

// Size 0 marks an ill-formed sequence. The bounds on the second byte are those of Unicode's table
// 3-7: they shut out overlong forms, surrogates and values past U+10FFFF.
CodePoint decode_strict(std::string_view text, std::size_t at) {
  const std::uint8_t lead = byte_at(text, at);
  if (lead < 0x80U) return {lead, 1};
  if (lead < 0xC2U || lead > 0xF4U) return {kReplacement, 0};
  const std::uint32_t size = lead < 0xE0U ? 2U : lead < 0xF0U ? 3U : 4U;
  if (text.size() - at < size) return {kReplacement, 0};
  const std::uint8_t second = byte_at(text, at + 1);
  const std::uint8_t low = lead == 0xE0U ? 0xA0U : lead == 0xF0U ? 0x90U : 0x80U;
  const std::uint8_t high = lead == 0xEDU ? 0x9FU : lead == 0xF4U ? 0x8FU : 0xBFU;
  if (second < low || second > high) return {kReplacement, 0};
  char32_t value = (lead & (0x7FU >> size)) << 6U | (second & 0x3FU);
  for (std::uint32_t i = 2; i < size; ++i) {
    const std::uint8_t next = byte_at(text, at + i);
    if (!is_continuation(next)) return {kReplacement, 0};
    value = value << 6U | (next & 0x3FU);
  }
  return {value, size};
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (bytes.size() - at >= sizeof(std::uint64_t)) {
      std::uint64_t block = 0;
      std::memcpy(&block, bytes.data() + at, sizeof(block));
      if ((block & kHighBits) == 0) {
        at += sizeof(block);
        continue;
      }
    }
    const CodePoint point = decode_strict(bytes, at);
    if (point.size == 0) return at;
    at += point.size;
  }
  return std::nullopt;
}

CodePoint decode_utf8(std::string_view text, std::size_t at) {
  const CodePoint point = decode_strict(text, at);
  return point.size == 0 ? CodePoint{kReplacement, 1} : point;
}

void append_utf8(std::string& out, char32_t value) {
  if (value > 0x10FFFFU || (value >= 0xD800U && value <= 0xDFFFU)) value = kReplacement;
  if (value < 0x80U) {
    out += static_cast<char>(value);
    return;
  }
  const int size = value < 0x800U ? 2 : value < 0x10000U ? 3 : 4;
  const auto shift = static_cast<unsigned>(6 * (size - 1));
  const std::uint32_t mark = size == 2 ? 0xC0U : size == 3 ? 0xE0U : 0xF0U;
  out += static_cast<char>(mark | value >> shift);
  for (unsigned at = shift; at > 0; at -= 6U)
    out += static_cast<char>(0x80U | ((value >> (at - 6U)) & 0x3FU));
}

}  // namespace entente
