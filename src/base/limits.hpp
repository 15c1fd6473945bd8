// Limits: every bound on input, with its name and default in one struct. Reaching one is a named
// outcome, never a cut.
#pragma once

#include <cstddef>

namespace entente {

struct Limits {
  std::size_t page_bytes = 64U << 20U;  // a larger input is refused as too_large
  std::size_t block_bytes = 4U << 20U;  // a larger paragraph is dropped with the reason too_large
  std::size_t sentence_tokens = 2000;   // a longer sentence is not coded and named in the rejects
  std::size_t html_depth = 512;         // deeper elements become siblings; no text is lost
  std::size_t html_nodes = 4U << 20U;   // more nodes: too_large
  std::size_t html_attributes = 512;    // per element; further ones are ignored
  // Reading archives, feeds and exports (page/readers). All of them stream: memory is bounded by
  // these and page_bytes, however long the input is.
  std::size_t header_bytes = 256U << 10U;     // of one record's WARC or HTTP header: too_large
  std::size_t unpack_ratio = 250;             // more bytes out for one byte in: bomb ...
  std::size_t unpack_free = 64U << 20U;       // ... once this much has come out
  std::size_t unpack_layers = 2;              // a .gz in a .zst is read, a third layer is bad_data
  std::size_t dictionary_bytes = 16U << 20U;  // of a .zst archive: too_large
  std::size_t xml_depth = 256;            // deeper elements: too_large, and the document ends there
  std::size_t xml_attributes = 256;       // per element: too_large
  std::size_t xml_token = 1U << 20U;      // one tag or comment: too_large
  std::size_t zip_members = 100'000;      // more of them: too_large
  std::size_t folder_depth = 128;         // deeper folders are skipped, with a row
  std::size_t reports_per_sentence = 64;  // TABARI's own limit; reaching it is a reject row
};

}  // namespace entente
