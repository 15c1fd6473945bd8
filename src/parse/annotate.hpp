// The rule layers after the networks: attribute ruler (pos, morph, some lemmas from tag, word and
// label), then the rule lemmatizer (language.md 2.8; methods: spacy/pipeline/attributeruler.py,
// pipeline/lemmatizer.py, lang/en/lemmatizer.py).
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "base/arena.hpp"
#include "base/result.hpp"
#include "parse/parsed.hpp"
#include "parse/scheme.hpp"

namespace entente {

class Annotator {
 public:
  // `patterns`: the bytes of `attribute_ruler/patterns`; `lemmas`: of
  // `lemmatizer/lookups/lookups.bin` (msgpack). Errors: bad_model.
  static Result<Annotator> load(std::string_view patterns, std::string_view lemmas);
  Annotator(Annotator&&) noexcept;
  Annotator& operator=(Annotator&&) noexcept;
  ~Annotator();
  // English has rules of base forms; a pipeline without a lemmatizer gives no lemmas.
  void follow(const Scheme& scheme);
  // Reads text, tag and label; sets pos, morph and lemma, and the tag "_SP" and label "dep" of
  // blank tokens. The views live in the annotator, the token's text or the arena.
  void annotate(std::span<Token> tokens, Arena& arena) const;

 private:
  struct Impl;
  explicit Annotator(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente
