// MurmurHash64A, the hash behind spaCy's string ids; string_id() itself is declared beside the
// tokenizer.
#pragma once

#include <cstdint>
#include <string_view>

namespace entente {

[[nodiscard]] std::uint64_t murmur_hash64a(std::string_view bytes, std::uint64_t seed);

}  // namespace entente
