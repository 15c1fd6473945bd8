// Inside the text room: a short phrase as lower-case words, the way the readers of numbers and
// dates look at it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente {

// Longer phrases hold no number or date of prose that is worth their cost; readers refuse them.
constexpr std::size_t kPhraseBytes = 512;

// Splits at white space and at every punctuation mark except . , inside digits, and letters'
// apostrophes; a hyphen splits words
// ("thirty-five") and stays before digits ("10-20", "2022-03-13", "F-35"; but "mid", "2014").
// Currency signs are words of their own, before their amount. Typographic dashes, spaces and quotes
// count as their plain forms. Non-ASCII letters pass unchanged.
std::vector<std::string> phrase_words(std::string_view phrase);

}  // namespace entente
