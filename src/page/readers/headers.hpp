// Header lines as WARC, HTTP and mail write them: `Name: value`, folded lines, either line end.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "page/readers/stream.hpp"

namespace entente::page {

class Headers {
 public:
  // `block` begins behind the first line (the version or the status).
  explicit Headers(std::string_view block);
  // The value of the first line of that name (lower case), trimmed; empty when there is none.
  [[nodiscard]] std::string_view get(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> lines_;
};

// Where the blank line behind a header ends, none when `text` holds no blank line.
[[nodiscard]] std::optional<std::size_t> end_of_headers(std::string_view text);

// "text/html" of "Text/HTML; charset=utf-8", and a parameter of it, both in lower case.
[[nodiscard]] std::string media_type(std::string_view content_type);
[[nodiscard]] std::string media_parameter(std::string_view content_type, std::string_view name);

// A count of bytes: digits and nothing else.
[[nodiscard]] std::optional<std::uint64_t> parse_length(std::string_view text);

}  // namespace entente::page
