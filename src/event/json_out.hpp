// JsonOut: writes JSON values into one string. Numbers are the shortest that read back equal; bytes
// that are not UTF-8 become U+FFFD, and whatever a reader may take for a line end is escaped, so
// that one record stays one line.
#pragma once

#include <string>
#include <string_view>

#include "base/text_span.hpp"

namespace entente {

class JsonOut {
 public:
  void raw(std::string_view bytes) { out_ += bytes; }
  void null() { out_ += "null"; }
  void boolean(bool value) { out_ += value ? "true" : "false"; }
  void integer(long value);
  void number(double value);  // null when it is not finite
  void string(std::string_view text);
  void string_or_null(std::string_view text);  // null when empty
  void span(TextSpan span);                    // [begin,end]
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace entente
