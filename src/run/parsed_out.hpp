// What the language runtime saw, for others to read: every field of every token as one JSON object
// a document, or as CoNLL-U.
#pragma once

#include <string>
#include <string_view>

#include "parse/parsed.hpp"

namespace entente {

// One line of JSON (`entente schema parsed`), without its end. `segments` names who drew the
// sentences.
[[nodiscard]] std::string to_json(std::string_view id, const Parsed& parsed,
                                  std::string_view segments);

// CoNLL-U: a sentence has one root, and blank tokens, which the format does not know, become
// SpacesAfter and SpacesBefore of their neighbours. Empty when the document holds no word.
[[nodiscard]] std::string to_conllu(std::string_view id, const Parsed& parsed);

}  // namespace entente
