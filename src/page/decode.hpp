// Bytes to UTF-8 by the WHATWG order and beyond it: byte order mark, valid UTF-8, what the
// transport says, meta anywhere in the head, a detector. Each output byte knows its input byte;
// what cannot be read becomes U+FFFD and is counted, so that no page is lost for one byte.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "page/offsets.hpp"
#include "page/page.hpp"

namespace entente::page {

struct Decoded {
  std::string text;         // valid UTF-8
  std::string charset;      // as used, by its WHATWG name
  std::string_view rule;    // how it was found: "bom", "valid utf-8", "http", "meta" ...; a literal
  std::size_t invalid = 0;  // sequences that became U+FFFD
  bool html = false;
  OffsetMap offsets;  // into the bytes as carried
};

// Errors: bad_data for what is no text at all (archives, pictures, machine code).
[[nodiscard]] Result<Decoded> decode_page(const Page& source);

// An encoding of the web: its WHATWG name, and what iconv calls it.
struct Encoding {
  std::string_view name, iconv;
  enum class Kind : unsigned char { utf8, utf16, bytes, pairs, states } kind = Kind::bytes;
};
// By any of the labels that WHATWG lists, blanks and case aside; null when it is none.
[[nodiscard]] const Encoding* find_encoding(std::string_view label);
// charset of a meta element or of an XML declaration; empty when none is declared.
[[nodiscard]] std::string declared_charset(std::string_view bytes);
// Appends `bytes` as UTF-8, with offsets; gives the number of sequences that could not be read.
std::size_t convert(std::string_view bytes, std::size_t input_at, const Encoding& encoding,
                    Decoded& out);

}  // namespace entente::page
