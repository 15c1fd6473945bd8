// Lemmatizer: WordNet's exceptions, suffix rules and word list by part of speech (method:
// spacy/pipeline/lemmatizer.py, rule mode, and lang/en/lemmatizer.py).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/arena.hpp"
#include "base/result.hpp"
#include "parse/once_table.hpp"

namespace entente {

// A set of texts that live elsewhere: open addressing, half full at most, never changed after it is
// built.
class TextSet {
 public:
  TextSet() = default;
  explicit TextSet(const std::vector<std::string_view>& texts);
  [[nodiscard]] bool contains(std::string_view text) const;
  [[nodiscard]] bool empty() const { return slots_.empty(); }

 private:
  std::vector<std::string_view> slots_;
};

class Lemmatizer {
 public:
  // `lookups`: the bytes of `lemmatizer/lookups/lookups.bin`, kept as a copy. Errors: bad_model.
  static Result<Lemmatizer> load(std::string_view lookups);
  // Only English says of a form that it is its own lemma (lang/en/lemmatizer.py).
  void follow(std::string_view language) { base_forms_ = language == "en"; }
  // `lower` is the lower form of `word`, and both outlive the answer. Other answers live in the
  // lemmatizer or the arena.
  [[nodiscard]] std::string_view lemma(std::string_view word, std::string_view lower,
                                       std::string_view pos, std::string_view morph,
                                       Arena& arena) const;

 private:
  struct Tables {
    std::vector<std::pair<std::string_view, std::string_view>> rules;  // old suffix, new suffix
    std::unordered_map<std::string_view, std::vector<std::string_view>> exceptions;
    TextSet index;
  };
  [[nodiscard]] static std::string_view apply(const Tables& tables, std::string_view word,
                                              std::string_view lower, Arena& arena);

  bool base_forms_ = true;
  // Lemmas found before; words of another length seldom come twice.
  struct Known {
    std::string word, pos, lemma;
  };
  static constexpr std::size_t longest_known = 48;
  OnceTable<Known, 1U << 14U> known_;

  std::vector<char> bytes_;  // what the views point into; a vector keeps its place when moved
  std::unordered_map<std::uint64_t, Tables> by_pos_;  // string id of the small pos: "verb"
};

}  // namespace entente
