// Limits: every bound on input, with its name and default in one struct. Reaching one is a named
// outcome, never a cut.
#pragma once

#include <cstddef>

namespace entente {

struct Limits {
  std::size_t page_bytes = 64U << 20U;    // a larger input is refused as too_large
  std::size_t block_bytes = 4U << 20U;    // a larger paragraph is dropped with the reason too_large
  std::size_t sentence_tokens = 2000;     // a longer sentence is not coded and named in the rejects
  std::size_t html_depth = 512;           // deeper elements become siblings; no text is lost
  std::size_t html_nodes = 4U << 20U;     // more nodes: too_large
  std::size_t html_attributes = 512;      // per element; further ones are ignored
  std::size_t reports_per_sentence = 64;  // TABARI's own limit; reaching it is a reject row
};

}  // namespace entente
