// The closed word lists of the segmenter, each word with the kinds it is of.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "base/result.hpp"

namespace entente {

class SegmentWords {
 public:
  enum Kind : std::uint16_t {
    title = 1,
    number = 2,
    month = 4,
    inner = 8,
    company = 16,
    clock = 32,
    after_clock = 64,
    opener = 128,
    speech = 256,
  };
  // The table must outlive the answer. Errors: bad_data.
  static Result<SegmentWords> read(std::string_view table);
  // The kinds of a word, as bits; 0 for a word of no list.
  [[nodiscard]] std::uint16_t kinds(std::string_view word) const {
    const auto found = words_.find(word);
    return found == words_.end() ? std::uint16_t{0} : found->second;
  }

 private:
  std::unordered_map<std::string_view, std::uint16_t> words_;
};

}  // namespace entente
