// Agencies as datelines and bylines name them. One line an agency: code, name, further spellings.
// Where two agencies share a short name (AA, APA), the one that news means most.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace entente::page {

struct AgencyName {
  std::string_view code, name;
  std::string_view aliases;  // further spellings, lower case where ASCII, `|` between
  bool release = false;      // distributes press releases: what it prints is the issuer's word
};

// The agency that `text` names, whole and without regard to case; null when it names none.
[[nodiscard]] const AgencyName* find_agency(std::string_view text);
// The agency whose name opens `text`, longest first, at a word's end; null when none does.
[[nodiscard]] const AgencyName* find_agency_at_start(std::string_view text, std::size_t& size);
// Agencies whose code and whole name both stand in the text.
[[nodiscard]] std::vector<std::pair<std::string_view, std::string_view>> find_agencies_spelled_out(
    std::string_view text);

}  // namespace entente::page
