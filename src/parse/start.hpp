// Start: what is known of a token before the tree is parsed. The values are spaCy's sent_start.
#pragma once

#include <cstdint>

namespace entente {

enum class Start : std::int8_t { never = -1, free = 0, must = 1 };

}  // namespace entente
