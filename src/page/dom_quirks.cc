// The list of WHATWG 13.2.6.4.1, in lower case.
#include "page/dom_quirks.hpp"

#include <algorithm>
#include <array>

#include "page/dom_scan.hpp"

namespace entente::page {
namespace {

constexpr auto kPrefixes = std::to_array<std::string_view>({
    "+//silmaril//dtd html pro v0r11 19970101//",
    "-//as//dtd html 3.0 aswedit + extensions//",
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//",
    "-//ietf//dtd html 2.0 level 1//",
    "-//ietf//dtd html 2.0 level 2//",
    "-//ietf//dtd html 2.0 strict level 1//",
    "-//ietf//dtd html 2.0 strict level 2//",
    "-//ietf//dtd html 2.0 strict//",
    "-//ietf//dtd html 2.0//",
    "-//ietf//dtd html 2.1e//",
    "-//ietf//dtd html 3.0//",
    "-//ietf//dtd html 3.2 final//",
    "-//ietf//dtd html 3.2//",
    "-//ietf//dtd html 3//",
    "-//ietf//dtd html level 0//",
    "-//ietf//dtd html level 1//",
    "-//ietf//dtd html level 2//",
    "-//ietf//dtd html level 3//",
    "-//ietf//dtd html strict level 0//",
    "-//ietf//dtd html strict level 1//",
    "-//ietf//dtd html strict level 2//",
    "-//ietf//dtd html strict level 3//",
    "-//ietf//dtd html strict//",
    "-//ietf//dtd html//",
    "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer 2.0 html strict//",
    "-//microsoft//dtd internet explorer 2.0 html//",
    "-//microsoft//dtd internet explorer 2.0 tables//",
    "-//microsoft//dtd internet explorer 3.0 html strict//",
    "-//microsoft//dtd internet explorer 3.0 html//",
    "-//microsoft//dtd internet explorer 3.0 tables//",
    "-//netscape comm. corp.//dtd html//",
    "-//netscape comm. corp.//dtd strict html//",
    "-//o'reilly and associates//dtd html 2.0//",
    "-//o'reilly and associates//dtd html extended 1.0//",
    "-//o'reilly and associates//dtd html extended relaxed 1.0//",
    "-//sq//dtd html 2.0 hotmetal + extensions//",
    "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "-//spyglass//dtd html 2.0 extended//",
    "-//sun microsystems corp.//dtd hotjava html//",
    "-//sun microsystems corp.//dtd hotjava strict html//",
    "-//w3c//dtd html 3 1995-03-24//",
    "-//w3c//dtd html 3.2 draft//",
    "-//w3c//dtd html 3.2 final//",
    "-//w3c//dtd html 3.2//",
    "-//w3c//dtd html 3.2s draft//",
    "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//",
    "-//w3c//dtd html experimental 19960712//",
    "-//w3c//dtd html experimental 970421//",
    "-//w3c//dtd w3 html//",
    "-//w3o//dtd w3 html 3.0//",
    "-//webtechs//dtd mozilla html 2.0//",
    "-//webtechs//dtd mozilla html//",
});
constexpr auto kWithoutSystem = std::to_array<std::string_view>(
    {"-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//"});
constexpr auto kWhole = std::to_array<std::string_view>(
    {"-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html"});
constexpr std::string_view kSystem = "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd";

bool is_word(std::string_view text, std::string_view word) {
  return text.size() == word.size() && has_word_at(text, 0, word);
}

}  // namespace

bool means_quirks(const MarkupToken& doctype) {
  if (doctype.force_quirks || doctype.name != "html") return true;
  if (doctype.system_id && is_word(*doctype.system_id, kSystem)) return true;
  if (!doctype.public_id) return false;
  const std::string_view id = *doctype.public_id;
  const auto begins = [&](std::string_view prefix) { return has_word_at(id, 0, prefix); };
  if (std::any_of(kPrefixes.begin(), kPrefixes.end(), begins)) return true;
  if (!doctype.system_id && std::any_of(kWithoutSystem.begin(), kWithoutSystem.end(), begins))
    return true;
  return std::any_of(kWhole.begin(), kWhole.end(),
                     [&](std::string_view whole) { return is_word(id, whole); });
}

}  // namespace entente::page
