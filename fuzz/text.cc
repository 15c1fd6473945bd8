// The doors of the text room: dates, numbers, money and UTF-8 of any bytes.
#include <algorithm>
#include <cstdint>
#include <string_view>

#include "text/date.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)find_invalid_utf8(text);
  for (std::size_t at = 0; at < size; at += decode_utf8(text, at).size) {
  }
  // Phrases are short: each line is one.
  for (std::size_t at = 0; at < size;) {
    const std::size_t end = std::min(text.find_first_of("\n,.", at), size);
    const std::string_view phrase = text.substr(at, end - at);
    for (const Tense tense : {Tense::past, Tense::present, Tense::future})
      (void)resolve_date(phrase, Date::of(2024, 2, 29), tense);
    (void)read_number(phrase);
    (void)read_money(phrase);
    at = end + 1;
  }
  return 0;
}
