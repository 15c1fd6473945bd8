// Annotator: the ruler, then lemmas for the tokens that the ruler left without one.
#include "parse/annotate.hpp"

#include <string>
#include <vector>

#include "parse/attribute_ruler.hpp"
#include "parse/lemmatizer.hpp"
#include "parse/unicode.hpp"

namespace entente {

struct Annotator::Impl {
  AttributeRuler ruler;
  Lemmatizer lemmatizer;
  bool lemmas = true;
};

namespace {

// The lower form of each token: the token's own text where it is lower already.
std::vector<std::string_view> lower_forms(std::span<const Token> tokens, Arena& arena) {
  std::vector<std::string_view> lowers;
  lowers.reserve(tokens.size());
  std::string lower;
  for (const Token& token : tokens) {
    lower.clear();
    unicode::append_lower(lower, token.text);
    lowers.push_back(lower == token.text ? token.text : arena.keep(lower));
  }
  return lowers;
}

}  // namespace

Annotator::Annotator(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Annotator::Annotator(Annotator&&) noexcept = default;
Annotator& Annotator::operator=(Annotator&&) noexcept = default;
Annotator::~Annotator() = default;

Result<Annotator> Annotator::load(std::string_view patterns, std::string_view lemmas) {
  TRY(AttributeRuler ruler, AttributeRuler::load(patterns));
  TRY(Lemmatizer lemmatizer, Lemmatizer::load(lemmas));
  return Annotator(std::make_unique<Impl>(Impl{std::move(ruler), std::move(lemmatizer), true}));
}

void Annotator::follow(const Scheme& scheme) {
  impl_->lemmas = scheme.lemmas;
  impl_->lemmatizer.follow(scheme.language);
}

void Annotator::annotate(std::span<Token> tokens, Arena& arena) const {
  const std::vector<std::string_view> lowers = lower_forms(tokens, arena);
  for (Token& token : tokens) token.pos = token.morph = token.lemma = {};
  impl_->ruler.apply(tokens, lowers);
  if (!impl_->lemmas) return;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    if (!token.lemma.empty()) continue;
    token.lemma = impl_->lemmatizer.lemma(token.text, lowers[i], token.pos, token.morph, arena);
  }
}

}  // namespace entente
