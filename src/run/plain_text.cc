// The three faults that no text may have; see plain_text.hpp.
#include "run/plain_text.hpp"

#include "text/utf8.hpp"

namespace entente {

Result<Done> check_plain_text(std::string_view text, const std::string& where,
                              const Limits& limits) {
  if (text.size() > limits.block_bytes) {
    return Error{ErrorCode::too_large,
                 "the text is over " + std::to_string(limits.block_bytes) + " bytes", where,
                 "Split it into rows, or give it as a page"};
  }
  if (const auto at = find_invalid_utf8(text)) {
    return Error{ErrorCode::bad_data, "the text is not valid UTF-8",
                 where + "@" + std::to_string(*at), "Convert it with iconv"};
  }
  if (const std::size_t at = text.find('\0'); at != std::string_view::npos) {
    return Error{ErrorCode::bad_data, "the text holds a NUL byte", where + "@" + std::to_string(at),
                 "Give text, not binary data"};
  }
  return Done{};
}

}  // namespace entente
