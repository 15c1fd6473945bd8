// An HTTP response as archives keep it: status, headers, and the body with its transfer and content
// encodings taken off. Archives often hold a body that is decoded already under headers that say
// otherwise, so that each encoding is taken off only where the bytes have it.
#pragma once

#include <string>
#include <string_view>

#include "base/limits.hpp"
#include "base/result.hpp"

namespace entente::page {

struct HttpResponse {
  int status = 0;
  std::string content_type;  // as written, may be empty
  std::string body;
  bool cut = false;  // the body ends before its encoding does
};

// `message` is taken over. Errors, without a place: bad_data (no status line, an encoding that is
// not known or is damaged), too_large (headers, body), bomb.
[[nodiscard]] Result<HttpResponse> read_http(std::string message, const Limits& limits);

}  // namespace entente::page
