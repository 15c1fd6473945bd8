// read_page: bytes -> text -> lines -> layout -> items and what was dropped. The way of a page in
// the words that describe it.
#include <algorithm>

#include "page/items.hpp"
#include "page/layout.hpp"
#include "page/lines.hpp"
#include "page/page.hpp"

namespace entente {

Result<Reading> read_page(const Page& source, const Limits& limits, Arena& arena) {
  if (source.bytes.size() > limits.page_bytes)
    return Error{ErrorCode::too_large,
                 "the page has " + std::to_string(source.bytes.size()) +
                     " bytes, more than the limit of " + std::to_string(limits.page_bytes),
                 source.id, "split it, or raise Limits::page_bytes"};
  TRY(page::Decoded decoded, page::decode_page(source));
  const bool html = decoded.html;
  const std::string charset = decoded.charset, rule(decoded.rule);
  const std::size_t invalid = decoded.invalid;
  page::FlatPage flat;
  if (html) {
    TRY(flat, page::lines_of_html(std::move(decoded), limits, arena));
  } else {
    flat = page::lines_of_text(std::move(decoded));
  }
  const page::Layout layout = page::find_layout(flat, limits);
  Reading reading = page::make_reading(source, flat, layout);
  reading.blocks = std::move(flat.blocks);
  reading.charset = charset;
  reading.charset_rule = rule;
  reading.invalid_bytes = invalid;
  return reading;
}

}  // namespace entente
