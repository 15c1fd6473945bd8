// Phrases: the index behind every match of words. Phrases are kept as text with single spaces;
// words of the sentence are laid along that text, so it does not matter whether a tokenizer parts
// "Al-Shabaab" in one word or three. One hash of the first word finds the candidates, longest
// first; looking up allocates nothing.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace entente {

struct Phrase {
  std::uint64_t key = 0;    // hash of the first word
  std::string_view text;    // "New York Times"
  std::uint32_t rank = 0;   // among phrases of equal length the lower rank comes first
  std::uint32_t value = 0;  // what it stands for; the owner's index
};

// How the words of a sentence may differ from the phrase's.
enum class Case : std::uint8_t {
  exact,
  headline,  // words all in capitals match any case: "MOSCOW" is Moscow
};

class Phrases {
 public:
  // Adds a phrase; call build() once after the last one.
  void add(std::string_view text, std::uint32_t rank, std::uint32_t value);
  void build();
  // Candidates whose first word is `word`, longest text first.
  [[nodiscard]] std::span<const Phrase> starting(std::string_view word) const;
  [[nodiscard]] std::size_t size() const { return phrases_.size(); }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t first = 0, count = 0;  // of phrases_; count 0: a free slot
  };
  std::vector<Phrase> phrases_;  // by key, longest first
  std::vector<Slot> slots_;      // open addressing by key
};

// How many of `words` spell the whole of `text`; 0 when they do not.
[[nodiscard]] std::size_t spelled_by(std::string_view text, std::span<const std::string_view> words,
                                     Case how);
// The first word of a phrase, as the tokenizer parts it: up to a space, a hyphen between letters or
// an 's.
[[nodiscard]] std::string_view first_word(std::string_view text);

}  // namespace entente
