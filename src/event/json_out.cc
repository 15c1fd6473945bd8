// Writing of JSON values; see json_out.hpp for what is promised.
#include "event/json_out.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "text/utf8.hpp"

namespace entente {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

void append_escape(std::string& out, char32_t value) {
  out += "\\u";
  for (unsigned shift = 16; shift > 0; shift -= 4) out += kHex[(value >> (shift - 4U)) & 0xFU];
}

void append_escaped(std::string& out, char32_t value) {
  switch (value) {
    case U'"': out += "\\\""; return;
    case U'\\': out += "\\\\"; return;
    case U'\n': out += "\\n"; return;
    case U'\r': out += "\\r"; return;
    case U'\t': out += "\\t"; return;
    default: break;
  }
  const bool control = value < 0x20U || (value >= 0x7FU && value < 0xA0U);
  const bool line_end = value == 0x2028U || value == 0x2029U;
  if (control || line_end)
    append_escape(out, value);
  else
    append_utf8(out, value);
}

template <typename T>
void append_number(std::string& out, T value) {
  std::array<char, 32> digits{};
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  out.append(digits.data(), result.ptr);
}

}  // namespace

void JsonOut::integer(long value) { append_number(out_, value); }

void JsonOut::number(double value) {
  if (!std::isfinite(value)) return null();
  constexpr double kWhole = 1e15;  // whole numbers below are exact, and people read digits better than exponents
  if (std::trunc(value) == value && std::fabs(value) < kWhole)
    append_number(out_, static_cast<long>(value));  // nor is there a "-0"
  else
    append_number(out_, value);
}

void JsonOut::string(std::string_view text) {
  out_ += '"';
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    append_escaped(out_, point.value);
    at += point.size;
  }
  out_ += '"';
}

void JsonOut::string_or_null(std::string_view text) {
  if (text.empty())
    null();
  else
    string(text);
}

void JsonOut::span(TextSpan span) {
  out_ += '[';
  append_number(out_, span.begin);
  out_ += ',';
  append_number(out_, span.end);
  out_ += ']';
}

}  // namespace entente
