// Legacy bytes to UTF-8 by iconv, with the place of every character. Bytes of one-byte sets go
// through a table; runs of two-byte sets are converted at once and their characters counted off by
// the rules of the set.
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "page/decode.hpp"
#include "page/shape.hpp"
#include "text/utf8.hpp"

namespace entente::page {
namespace {

using Kind = Encoding::Kind;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::size_t kMost = 8;  // bytes of one character, escapes included

class Iconv {
 public:
  explicit Iconv(std::string_view charset)
      : handle_(iconv_open("UTF-8", std::string(charset).c_str())) {}
  Iconv(const Iconv&) = delete;
  Iconv& operator=(const Iconv&) = delete;
  ~Iconv() {
    if (is_open()) iconv_close(handle_);
  }
  // iconv's failure value is a pointer of all ones.
  [[nodiscard]] bool is_open() const { return handle_ != reinterpret_cast<iconv_t>(-1); }
  void reset() { iconv(handle_, nullptr, nullptr, nullptr, nullptr); }
  // Bytes of `in` read; what they give is appended.
  std::size_t read(std::string_view in, std::string& out) {
    std::array<char, 16 * kMost> buffer;        // NOLINT(cppcoreguidelines-pro-type-member-init)
    char* from = const_cast<char*>(in.data());  // iconv's interface; it does not write
    char* to = buffer.data();
    std::size_t left = std::min(in.size(), kMost), room = buffer.size();
    const std::size_t all = left;
    iconv(handle_, &from, &left, &to, &room);
    out.append(buffer.data(), buffer.size() - room);
    return all - left;
  }

 private:
  iconv_t handle_;
};

// Copies the run of ASCII at `at`, which every set here writes alike, and moves behind it; false
// where there is none.
bool take_plain(std::string_view bytes, std::size_t& at, std::size_t input_at, Decoded& out) {
  std::size_t end = at;
  while (end < bytes.size() && !is_high(bytes[end])) ++end;
  if (end == at) return false;
  out.offsets.add_run(out.text.size(), input_at + at);
  out.text.append(bytes.substr(at, end - at));
  at = end;
  return true;
}

// Where byte values are characters.
std::size_t convert_bytes(std::string_view bytes, std::size_t input_at, Iconv& iconv,
                          Decoded& out) {
  std::array<std::string, 128> table;
  std::array<bool, 128> known{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const char byte = static_cast<char>(i + 128);
    iconv.reset();
    known[i] = iconv.read({&byte, 1}, table[i]) == 1 && !table[i].empty();
    if (known[i]) continue;
    // WHATWG reads the holes of the windows sets as control characters.
    if (i < 32) append_utf8(table[i], static_cast<char32_t>(i + 128));
    known[i] = i < 32;
    if (!known[i]) table[i] = kReplacement;
  }
  std::size_t invalid = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (take_plain(bytes, at, input_at, out)) continue;
    const auto one = static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])) - 128;
    out.offsets.add_atom(out.text.size(), input_at + at, 1);
    out.text.append(table[one]);
    if (!known[one]) ++invalid;
    ++at;
  }
  return invalid;
}

// Bytes of the character at `at` by the lead bytes of the two-byte sets.
std::size_t size_of(std::string_view bytes, std::size_t at, const Encoding& encoding) {
  const auto lead = static_cast<unsigned char>(bytes[at]);
  if (lead < 0x80) return 1;
  std::size_t size = 2;
  if (encoding.name == "Shift_JIS" && ((lead >= 0xA0 && lead <= 0xDF) || lead == 0x80)) size = 1;
  if (encoding.name == "EUC-JP" && lead == 0x8F) size = 3;
  if (encoding.name == "gb18030") {
    if (lead == 0x80 || lead == 0xFF) size = 1;
    if (at + 1 < bytes.size() && is_digit(bytes[at + 1])) size = 4;
  }
  return std::min(size, bytes.size() - at);
}

std::size_t key_of(std::string_view bytes, std::size_t at) {
  return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])) << 8U |
         static_cast<unsigned char>(bytes[at + 1]);
}

std::size_t convert_pairs(std::string_view bytes, std::size_t input_at, const Encoding& encoding,
                          Iconv& iconv, Decoded& out) {
  struct Known {
    std::array<char, 4> bytes;
    std::uint8_t size;
  };
  std::vector<Known> pairs(1U << 16U);  // a page says the same characters again and again
  std::size_t invalid = 0;
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    if (take_plain(bytes, at, input_at, out)) continue;
    const std::size_t size = size_of(bytes, at, encoding);
    const std::size_t key = size == 2 ? key_of(bytes, at) : 0;
    if (size == 2 && pairs[key].size != 0) {
      out.offsets.add_atom(out.text.size(), input_at + at, 2);
      out.text.append(pairs[key].bytes.data(), pairs[key].size);
      at += 2;
      continue;
    }
    text.clear();
    iconv.reset();
    const std::size_t used = iconv.read(bytes.substr(at, size), text);
    if (text.empty() || used == 0) {
      // The lead alone is lost: what follows may be ASCII.
      out.offsets.add_atom(out.text.size(), input_at + at, 1);
      out.text.append(kReplacement);
      ++invalid;
      ++at;
      continue;
    }
    out.offsets.add_atom(out.text.size(), input_at + at, used);
    out.text.append(text);
    if (used == 2 && size == 2 && text.size() <= 4) {
      std::copy(text.begin(), text.end(), pairs[key].bytes.begin());
      pairs[key].size = static_cast<std::uint8_t>(text.size());
    }
    at += used;
  }
  return invalid;
}

// Sets with states (ISO-2022-JP) and UTF-16: as many bytes as give a character, states kept.
std::size_t convert_states(std::string_view bytes, std::size_t input_at, Iconv& iconv,
                           Decoded& out) {
  std::size_t invalid = 0;
  std::string text;
  iconv.reset();
  for (std::size_t at = 0; at < bytes.size();) {
    text.clear();
    std::size_t used = 0, take = 1;
    for (; take <= std::min<std::size_t>(8, bytes.size() - at) && text.empty(); ++take)
      used += iconv.read(bytes.substr(at + used, take - used), text);
    if (text.empty() && (used == 0 || at + used >= bytes.size())) {
      if (used == 0) {
        out.offsets.add_atom(out.text.size(), input_at + at, 1);
        out.text.append(kReplacement);
        ++invalid;
        used = 1;
      }
    } else if (!text.empty()) {
      out.offsets.add_atom(out.text.size(), input_at + at, used);
      out.text.append(text);
    }
    at += used;
  }
  return invalid;
}

std::size_t convert_utf8(std::string_view bytes, std::size_t input_at, Decoded& out) {
  std::size_t invalid = 0;
  while (!bytes.empty()) {
    const std::size_t good = find_invalid_utf8(bytes).value_or(bytes.size());
    if (good > 0) {
      out.offsets.add_run(out.text.size(), input_at);
      out.text.append(bytes.substr(0, good));
    }
    bytes.remove_prefix(good);
    input_at += good;
    if (bytes.empty()) break;
    // A cut sequence is one fault: its lead and the continuations that are there.
    std::size_t size = 1;
    const auto lead = static_cast<unsigned char>(bytes.front());
    if (lead >= 0xC2 && lead <= 0xF4)
      while (size < bytes.size() && size < 3 &&
             (static_cast<unsigned char>(bytes[size]) & 0xC0U) == 0x80U)
        ++size;
    out.offsets.add_atom(out.text.size(), input_at, size);
    out.text.append(kReplacement);
    ++invalid;
    bytes.remove_prefix(size);
    input_at += size;
  }
  return invalid;
}

}  // namespace

std::size_t convert(std::string_view bytes, std::size_t input_at, const Encoding& encoding,
                    Decoded& out) {
  out.charset = lower(encoding.name);
  if (encoding.kind == Kind::utf8) return convert_utf8(bytes, input_at, out);
  out.text.reserve(bytes.size() + bytes.size() / 4);
  Iconv iconv(encoding.iconv);
  if (!iconv.is_open()) return convert_utf8(bytes, input_at, out);
  switch (encoding.kind) {
    case Kind::bytes: return convert_bytes(bytes, input_at, iconv, out);
    case Kind::pairs: return convert_pairs(bytes, input_at, encoding, iconv, out);
    case Kind::utf8:
    case Kind::utf16:
    case Kind::states: break;
  }
  return convert_states(bytes, input_at, iconv, out);
}

}  // namespace entente::page
