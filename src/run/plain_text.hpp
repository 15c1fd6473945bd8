// Text that stands alone (a row, a sentence of the command line): what it must be before it is
// parsed.
#pragma once

#include <string>
#include <string_view>

#include "base/limits.hpp"
#include "base/result.hpp"

namespace entente {

// Valid UTF-8 without NUL bytes and within limits.block_bytes. Errors, each with `where` and the
// byte: bad_data, too_large.
[[nodiscard]] Result<Done> check_plain_text(std::string_view text, const std::string& where,
                                            const Limits& limits);

}  // namespace entente
