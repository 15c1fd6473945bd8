// PhraseTable: special cases that the affix rules tear apart (emoticons, "A.M." behind a bracket),
// found again as runs of piece ids and put back together (method: spacy/tokenizer.pyx,
// _apply_special_cases).
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace entente {

struct PhraseMatch {
  std::uint32_t begin = 0, end = 0;  // piece indices, end exclusive
};

class PhraseTable {
 public:
  void add(std::vector<std::uint64_t> ids);  // string ids of the pieces; ignored when empty
  // The matches that are kept, by their start: the longest first, then the leftmost; none overlaps
  // a longer match, kept or not.
  [[nodiscard]] std::vector<PhraseMatch> find(std::span<const std::uint64_t> ids) const;

 private:
  std::unordered_map<std::uint64_t, std::vector<std::vector<std::uint64_t>>> by_first_;
};

}  // namespace entente
