// What the text of one block shows by itself, in any language: counts of one pass over its bytes.
#pragma once

#include <cstdint>
#include <string_view>

namespace entente::page {

struct BlockFacts {
  std::uint32_t words = 0;      // a character of a script without blanks is half a word
  std::uint32_t stops = 0;      // function words of some twenty languages
  std::uint32_t capitals = 0;   // words that begin with a capital
  std::uint32_t caps = 0;       // words all in capitals
  std::uint32_t numbers = 0;    // words with a digit in front
  std::uint32_t sentences = 0;  // . ! ? or their like before a blank or the end
  std::uint32_t commas = 0;
  bool other_script = false;  // mostly a script without case: function words are not known
  bool ends_sentence = false, ends_colon = false, ends_cut = false, ends_question = false;
  bool starts_lower = false, starts_quote = false, starts_mark = false;
  bool has_copyright = false, has_address = false, has_bar = false, has_arrow = false;
};

[[nodiscard]] BlockFacts facts_of(std::string_view text);

}  // namespace entente::page
