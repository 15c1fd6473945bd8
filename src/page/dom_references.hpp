// Character references (WHATWG 13.2.5.72 to 80): `&amp;`, `&#233;`, `&#xE9;`, and the old names
// that need no semicolon.
#pragma once

#include <cstddef>
#include <string_view>

#include "page/dom_memory.hpp"

namespace entente::page {

struct CharacterReference {
  std::size_t size = 0;   // bytes of markup it takes; 0 when the ampersand is none
  std::string_view text;  // UTF-8 of one or two characters, static or in the memory given
};

// The reference at `at`, where markup[at] is '&'. Looks at no more than the reference itself and
// the length of the longest name.
[[nodiscard]] CharacterReference find_reference(std::string_view markup, std::size_t at,
                                                bool in_attribute, DomMemory& memory);

}  // namespace entente::page
