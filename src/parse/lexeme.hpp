// Lexeme: the hashed features of one word form that the networks read (language.md 2.4), the same
// wherever the word stands.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/arena.hpp"
#include "base/result.hpp"

namespace entente {

struct Lexeme {
  std::uint64_t orth = 0, norm = 0, prefix = 0, suffix = 0, shape = 0;
  bool is_space = false;
  std::string_view norm_text;
};

class Lexicon {
 public:
  // `lookups`: the bytes of `vocab/lookups.bin`. Errors: bad_model.
  static Result<Lexicon> load(std::string_view lookups);
  // `word` is not empty. A norm that is not in the tables is kept in the arena.
  [[nodiscard]] Lexeme look_up(std::string_view word, Arena& arena) const;

 private:
  std::unordered_map<std::uint64_t, std::string> norms_;  // string id of the word -> norm
};

// spaCy's SHAPE: "Xxxx", "dd.d"; runs are cut at four, 100 characters and more are "LONG".
[[nodiscard]] std::string word_shape(std::string_view word);

}  // namespace entente
