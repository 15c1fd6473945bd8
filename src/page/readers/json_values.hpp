// The JSON values of a stream, one after another: a value a line, or, where the stream opens with
// `[` or with a line of a bare `{`, values that may run over many lines. Only their ends are found
// here; what they hold is for a parser.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "page/readers/stream.hpp"

namespace entente::page {

class JsonValues {
 public:
  JsonValues(Stream& stream, std::size_t limit) : stream_(stream), limit_(limit) {}
  // None at the end. The view holds until the next call. Errors: too_large (passed over), bad_data
  // (something between values), and those of the stream.
  [[nodiscard]] Result<std::optional<std::string_view>> next();
  [[nodiscard]] std::uint64_t position() const { return begin_; }  // of the value last given
  [[nodiscard]] std::string place() const;  // "rows.jsonl:7", or "rows.json@1234"

 private:
  enum class Form : std::uint8_t { unknown, lines, values };
  void find_form();
  Result<std::optional<std::string_view>> next_line();
  Result<std::optional<std::string_view>> next_value();
  Error too_large();

  Stream& stream_;
  std::size_t limit_;
  Form form_ = Form::unknown;
  std::size_t line_ = 0;
  std::size_t given_ = 0;  // bytes of the window that the last value takes
  std::uint64_t begin_ = 0;
};

}  // namespace entente::page
