// String ids: the published MurmurHash64A (little-endian reads), except for the names that spaCy
// numbers.
#include "parse/string_id.hpp"

#include <algorithm>
#include <bitset>
#include <cstring>
#include <iterator>

#include "parse/tokenizer.hpp"

namespace entente {
namespace {

struct Symbol {
  std::uint64_t hash;
  std::uint32_t number;
  std::string_view name;
};

#include "parse/symbol_table.inc"

constexpr std::size_t longest_symbol() {
  std::size_t longest = 0;
  for (const Symbol& symbol : symbols) longest = std::max(longest, symbol.name.size());
  return longest;
}

// One bit a hash's low bits: nearly every word is told apart from the symbols without a search.
class SymbolFilter {
 public:
  SymbolFilter() {
    for (const Symbol& symbol : symbols) bits_.set(symbol.hash % size);
  }
  [[nodiscard]] bool may_hold(std::uint64_t hash) const { return bits_.test(hash % size); }

 private:
  static constexpr std::size_t size = 1U << 13U;
  std::bitset<size> bits_;
};

}  // namespace

std::uint64_t murmur_hash64a(std::string_view bytes, std::uint64_t seed) {
  constexpr std::uint64_t multiplier = 0xc6a4a7935bd1e995U;
  constexpr unsigned shift = 47;
  std::uint64_t hash = seed ^ (bytes.size() * multiplier);
  const std::size_t whole = bytes.size() / 8 * 8;
  for (std::size_t at = 0; at < whole; at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, 8);
    word *= multiplier;
    word ^= word >> shift;
    word *= multiplier;
    hash = (hash ^ word) * multiplier;
  }
  if (whole < bytes.size()) {
    std::uint64_t tail = 0;
    std::memcpy(&tail, bytes.data() + whole, bytes.size() - whole);
    hash = (hash ^ tail) * multiplier;
  }
  hash ^= hash >> shift;
  hash *= multiplier;
  return hash ^ (hash >> shift);
}

std::uint64_t string_id(std::string_view text) {
  if (text.empty()) return 0;
  const std::uint64_t hash = murmur_hash64a(text, 1);
  static const SymbolFilter filter;
  if (text.size() > longest_symbol() || !filter.may_hold(hash)) return hash;
  const Symbol* found =
      std::lower_bound(std::begin(symbols), std::end(symbols), hash,
                       [](const Symbol& s, std::uint64_t h) { return s.hash < h; });
  if (found != std::end(symbols) && found->hash == hash && found->name == text)
    return found->number;
  return hash;
}

}  // namespace entente
