// Bylines: `By Jane Roe and John Doe, AFP`. People become names, agencies an agency, job titles
// nothing.
#include <algorithm>
#include <array>

#include "page/dateline.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

bool is_staff(std::string_view name) {
  constexpr std::array<std::string_view, 14> jobs = {
      "staff writers",        "staff writer",  "staff reporters", "staff reporter", "staff",
      "our correspondent",    "correspondent", "agencies",        "news agencies",  "wire reports",
      "senior correspondent", "reporter",      "the newsroom",    "wire services"};
  return std::any_of(jobs.begin(), jobs.end(),
                     [&](std::string_view job) { return same_word(name, job); });
}

// Capitalised words, particles aside: a person, not a clause.
bool is_name(std::string_view name) {
  constexpr std::array<std::string_view, 12> particles = {"de", "van", "von", "der", "da", "bin",
                                                          "al", "el",  "la",  "di",  "du", "dos"};
  const auto list = words(name, 7);
  if (list.empty() || list.size() > 5) return false;
  for (const std::string_view word : list) {
    const bool particle = std::find(particles.begin(), particles.end(), word) != particles.end();
    if (!particle && !is_upper(word.front()) && !is_high(word.front())) return false;
    if (word.find_first_of("0123456789:;!?\"$") != std::string_view::npos) return false;
  }
  return true;
}

// The first of the joints ` and `, ` & `, `, `, ` | ` in the list; size 0 when it is the last name.
struct Joint {
  std::size_t at = std::string_view::npos, size = 0;
};
Joint next_joint(std::string_view rest) {
  constexpr std::array<std::string_view, 6> joints = {" and ", " & ", ", ", " | ", " with ", "; "};
  Joint first;
  for (const std::string_view joint : joints) {
    const std::size_t at = rest.find(joint);
    if (at < first.at) first = {at, joint.size()};
  }
  return first;
}

}  // namespace

std::optional<BylineMatch> read_byline(std::string_view line) {
  if (line.size() > 160) return std::nullopt;
  constexpr std::array<std::string_view, 6> openings = {
      "by ", "written by ", "by: ", "story by ", "reported by ", "text by "};
  // An agency's name alone on a line says for whom.
  if (const AgencyName* agency = find_agency(line)) return BylineMatch{{}, agency};
  const std::string lowered = lower(line.substr(0, 16));
  std::size_t skip = 0;
  for (const std::string_view opening : openings)
    if (lowered.starts_with(opening)) skip = opening.size();
  if (skip == 0) return std::nullopt;
  BylineMatch match;
  std::string_view rest = trim(line.substr(skip));
  while (!rest.empty()) {
    const Joint joint = next_joint(rest);
    std::string_view name = trim(rest.substr(0, joint.at));
    rest = joint.size == 0 ? std::string_view{} : rest.substr(joint.at + joint.size);
    if (rest.starts_with("and ")) rest.remove_prefix(4);
    name = trim(name.substr(0, std::min(name.find(" in "), name.find(" for "))));
    const AgencyName* agency = find_agency(name);
    if (agency != nullptr) {
      match.agency = agency;
    } else if (!is_staff(name)) {
      if (!is_name(name)) return std::nullopt;
      match.names.push_back(name);
    }
  }
  return match;
}

}  // namespace entente::page
