// Encodings that expat does not know itself: the single-byte ones, by iconv.
#pragma once

#include <expat.h>

namespace entente::page {

// expat's handler; an encoding of more bytes is refused, which expat reports by name.
int unknown_encoding(void* unused, const XML_Char* name, XML_Encoding* encoding);

}  // namespace entente::page
