// Tokenizer: spaCy's rule tokenizer with the rules of the model file (language.md 2.8; method:
// spacy/tokenizer.pyx).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "base/arena.hpp"
#include "base/result.hpp"
#include "parse/piece.hpp"

namespace entente {

// What the tokenizer could not decide within its limits (hostile text only); the pieces still tile
// the text.
struct TokenizerNotes {
  std::uint32_t patterns_given_up =
      0;  // matches that reached the step limit and were taken as "no match"
};

class Tokenizer {
 public:
  // `rules`: the bytes of the pipeline's file `tokenizer` (msgpack); `lookups`: of
  // `vocab/lookups.bin` (lexeme_norm). Errors: bad_model.
  static Result<Tokenizer> load(std::string_view rules, std::string_view lookups);
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;
  ~Tokenizer();
  // Const and safe to share between threads; linear in the text. The pieces live in the arena.
  // A chunk that is not well-formed UTF-8 is one piece.
  [[nodiscard]] std::span<const Piece> tokenize(std::string_view text, Arena& arena,
                                                TokenizerNotes* notes = nullptr) const;

 private:
  struct Impl;
  explicit Tokenizer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// spaCy's string id: MurmurHash64A(utf8, seed 1), "" is 0, names of the symbols table are their
// number.
[[nodiscard]] std::uint64_t string_id(std::string_view text);

}  // namespace entente
