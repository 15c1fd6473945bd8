// Does this text say what that text says? Runs of words, hashed, case and marks aside; for checking
// what metadata claim against what the page prints.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace entente::page {

// Words as hashes: ASCII in lower case, marks left out. The second form keeps the vector's memory.
[[nodiscard]] std::vector<std::uint64_t> word_hashes(std::string_view text);
void word_hashes(std::string_view text, std::vector<std::uint64_t>& out);

class Shingles {
 public:
  Shingles(std::string_view text, std::size_t run);
  [[nodiscard]] std::size_t tokens() const { return tokens_; }
  // The share of the other text's runs that this text has; a text shorter than a run is asked for
  // as a whole.
  [[nodiscard]] float share_of(std::span<const std::uint64_t> words) const;
  // The same in both directions: the smaller share.
  [[nodiscard]] float likeness(std::span<const std::uint64_t> words) const;

 private:
  [[nodiscard]] bool has(std::uint64_t hash) const;
  std::size_t run_, tokens_ = 0;
  std::vector<std::uint64_t> slots_;  // open addressing, a power of two; 0 is empty
  std::size_t runs_ = 0;
};

}  // namespace entente::page
