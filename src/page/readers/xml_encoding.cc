// A table of 256 code points is all that expat wants of a single-byte encoding.
#include "page/readers/xml_encoding.hpp"

#include <iconv.h>

#include <cstdint>
#include <string>

namespace entente::page {

int unknown_encoding(void*, const XML_Char* name, XML_Encoding* encoding) {
  const iconv_t opened = iconv_open("UTF-32LE", std::string(name).substr(0, 40).c_str());
  // iconv's failure value is a pointer of all ones.
  if (opened == reinterpret_cast<iconv_t>(-1)) return XML_STATUS_ERROR;
  bool plain = true;
  for (int i = 0; i < 256; ++i) {
    char byte = static_cast<char>(i);
    char wide[8] = {};
    char* in = &byte;
    char* out = wide;
    std::size_t left = 1, room = sizeof wide;
    iconv(opened, nullptr, nullptr, nullptr, nullptr);
    const std::size_t failed = iconv(opened, &in, &left, &out, &room);
    std::uint32_t code = 0;
    for (int k = 3; k >= 0; --k) code = (code << 8U) | static_cast<unsigned char>(wide[k]);
    const bool good = failed != static_cast<std::size_t>(-1) && sizeof wide - room == 4;
    encoding->map[i] = good ? static_cast<int>(code) : -1;
    if (i < 128 && encoding->map[i] != i) plain = false;
  }
  iconv_close(opened);
  encoding->data = nullptr;
  encoding->convert = nullptr;
  encoding->release = nullptr;
  return plain ? XML_STATUS_OK : XML_STATUS_ERROR;
}

}  // namespace entente::page
