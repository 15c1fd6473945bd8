// The door of decoding: any bytes, under any declared set, give valid UTF-8 whose every character
// has its place in the input, or a named error.
#include "page/decode.hpp"

#include <cstdlib>

#include "text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;  // NOLINT(google-build-using-namespace)
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const char* charset : {"", "gb18030", "big5", "shift_jis", "iso-2022-jp", "windows-1255"}) {
    Page page;
    page.id = "fuzz";
    page.bytes = bytes;
    page.charset = charset;
    const auto decoded = page::decode_page(page);
    if (!decoded.ok()) continue;
    const page::Decoded& out = decoded.value();
    if (find_invalid_utf8(out.text)) std::abort();
    std::uint32_t last = 0;
    for (std::size_t at = 0; at < out.text.size();) {
      const auto begin = static_cast<std::uint32_t>(at);
      const std::uint32_t length = decode_utf8(out.text, at).size;
      const TextSpan input = out.offsets.input({begin, begin + length});
      if (input.begin < last || input.begin >= input.end || input.end > size) std::abort();
      last = input.begin;
      at += length;
    }
  }
  return 0;
}
