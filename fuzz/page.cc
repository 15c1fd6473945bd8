// The door of the page room: any bytes give a reading or a named error, and every offset of a
// reading lies inside its text.
#include "page/page.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  Page page;
  page.id = "fuzz";
  page.bytes.assign(reinterpret_cast<const char*>(data), size);
  for (const PageFormat format : {PageFormat::guess, PageFormat::html}) {
    page.format = format;
    Arena arena;
    const Result<Reading> reading = read_page(page, Limits{}, arena);
    if (!reading.ok()) continue;
    const std::size_t end = reading.value().text->size();
    for (const Item& item : reading.value().items) {
      for (const Block& block : item.blocks) {
        if (block.span.begin > block.span.end || block.span.end > end || block.input.end > size)
          std::abort();
        if (block.span.in(*reading.value().text) != block.text) std::abort();
      }
    }
    for (const Dropped& dropped : reading.value().dropped) {
      if (dropped.span.end > end || dropped.input.end > size) std::abort();
    }
    (void)to_json(reading.value());
  }
  return 0;
}
