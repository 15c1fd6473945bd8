// Content encodings of HTTP bodies: gzip, deflate, br, zstd, and more than one of them.
#pragma once

#include <string>
#include <string_view>

#include "base/limits.hpp"
#include "base/result.hpp"

namespace entente::page {

// Decodes `body` in place by `encodings` ("gzip", "br, gzip"; lower case), last one first; says
// whether the body ends before its encoding does. Errors, without a place: bad_data (not known, too
// many, damaged), too_large, bomb.
[[nodiscard]] Result<bool> decode_content(std::string& body, std::string_view encodings,
                                          const Limits& limits);

}  // namespace entente::page
