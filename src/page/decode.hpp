// Bytes to UTF-8: format guess, byte order mark, valid UTF-8, declared charset, windows-1252; each
// output byte knows its input byte.
#pragma once

#include <string>

#include "base/result.hpp"
#include "page/offsets.hpp"
#include "page/page.hpp"

namespace entente::page {

struct Decoded {
  std::string text;     // valid UTF-8
  std::string charset;  // as used
  bool html = false;
  OffsetMap offsets;  // into the bytes as carried
};

[[nodiscard]] Result<Decoded> decode_page(const Page& source);

}  // namespace entente::page
