// The answer of the language runtime for one block: tokens with tags, tree, lemmas and entities;
// sentences. Values only. Labels are the model's own words (ClearNLP: nsubj, dobj, pobj, agent ...;
// Penn tags; UD pos) as views that live as long as the Parser or the Arena; compare them as
// strings.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/text_span.hpp"

namespace entente {

struct Token {
  TextSpan span;           // in the block's text
  std::string_view text;   // the block's text at span
  std::string_view norm;   // spaCy's NORM
  std::string_view tag;    // Penn Treebank: VBD, NNP ...
  std::string_view pos;    // Universal POS: VERB, PROPN ...
  std::string_view morph;  // "Number=Sing|Person=3", UD features sorted, may be empty
  std::string_view lemma;
  std::string_view label;   // dependency label to the head; "ROOT" for roots
  std::string_view entity;  // PERSON, NORP, GPE, ORG, DATE ... or empty
  std::int32_t head = 0;    // index of the head in Parsed::tokens; its own index for a root
  char iob = 'O';           // B, I or O
  bool sentence_start = false;
  bool space_after = false;  // a single U+0020 follows
};

struct TokenRange {
  std::int32_t begin = 0, end = 0;  // token indices, end exclusive
};

struct Parsed {
  std::string_view text;
  std::span<const Token> tokens;
  std::span<const TokenRange> sentences;  // in order; they tile the tokens
};

}  // namespace entente
