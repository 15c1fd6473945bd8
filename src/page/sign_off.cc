// Clauses of a sign-off: a role, its people, the place of each. What is no clause of that kind is
// no sign-off, so that prose about reporters stays prose.
#include "page/sign_off.hpp"

#include <algorithm>
#include <array>

#include "page/dateline.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

struct Role {
  std::string_view words;  // lower case, in front of the names
  CreditRole role;
};
constexpr auto kRoles = std::to_array<Role>({
    {"additional reporting by", CreditRole::additional_reporting},
    {"additional reporting and writing by", CreditRole::additional_reporting},
    {"reporting and writing by", CreditRole::reporting},
    {"reporting by", CreditRole::reporting},
    {"reporting for this article by", CreditRole::reporting},
    {"reported by", CreditRole::reporting},
    {"with reporting by", CreditRole::reporting},
    {"additional writing by", CreditRole::writing},
    {"writing and editing by", CreditRole::writing},
    {"writing and additional reporting by", CreditRole::writing},
    {"writing by", CreditRole::writing},
    {"written by", CreditRole::writing},
    {"compiled by", CreditRole::writing},
    {"editing and translation by", CreditRole::editing},
    {"editing by", CreditRole::editing},
    {"edited by", CreditRole::editing},
    {"translated by", CreditRole::translation},
    {"translation by", CreditRole::translation},
    {"photography by", CreditRole::photography},
    {"photographs by", CreditRole::photography},
    {"photos by", CreditRole::photography},
    {"video by", CreditRole::video},
    {"produced by", CreditRole::contribution},
    {"graphics by", CreditRole::contribution},
    {"research by", CreditRole::contribution},
    {"with inputs from", CreditRole::contribution},
    {"with contributions from", CreditRole::contribution},
    {"reporter:", CreditRole::reporting},
    {"editor:", CreditRole::editing},
    {"editors:", CreditRole::editing},
    {"translator:", CreditRole::translation},
});

// Jane Roe[ in Kyiv], and the agency when that is what is named.
void add_people(std::string_view people, CreditRole role, SignOff& out) {
  std::size_t first = out.credits.size();
  while (!people.empty()) {
    std::size_t at = people.size(), size = 0;
    for (const std::string_view joint : {", and ", " and ", ", ", " & "}) {
      const std::size_t found = people.find(joint);
      if (found < at) at = found, size = joint.size();
    }
    const std::string_view part = trim(people.substr(0, at));
    people.remove_prefix(std::min(at + size, people.size()));
    std::size_t in = part.find(" in ");
    if (in == std::string_view::npos) in = part.find(" at the ");
    const std::string_view name = trim(part.substr(0, in));
    const std::string_view place = in == std::string_view::npos
                                       ? std::string_view{}
                                       : trim(part.substr(part.find(' ', in + 1) + 1));
    if (const AgencyName* agency = find_agency(name)) {
      out.agency = agency;
    } else if (is_person(name) && !is_desk(name) &&
               (count_words(name) > 1 || out.credits.size() == first || is_high(name.front()))) {
      out.credits.push_back({role, std::string(name), std::string(place)});
    } else if (is_person(name) && out.credits.size() > first &&
               out.credits.back().place.empty() == false) {
      out.credits.back().place += ", " + std::string(part);  // "in London, Ontario"
    }
  }
}

// Whether the clause is `role by people`; adds the people.
bool read_clause(std::string_view clause, SignOff& out) {
  clause = trim(clause);
  while (!clause.empty() && (clause.back() == '.' || clause.back() == ')')) clause.remove_suffix(1);
  const std::string lowered = lower(clause);
  for (const Role& role : kRoles) {
    if (!lowered.starts_with(role.words)) continue;
    std::string_view people = clause.substr(role.words.size());
    const bool colon = role.words.ends_with(':');
    if (!colon && !people.empty() && people.front() != ' ' && people.front() != ':') continue;
    people =
        trim(people.substr(std::min<std::size_t>(people.starts_with(':') ? 1 : 0, people.size())));
    if (people.empty() || !(is_upper(people.front()) || is_high(people.front()))) continue;
    add_people(people, role.role, out);
    return true;
  }
  return false;
}

std::string_view without_brackets(std::string_view text) {
  text = trim(text);
  if (text.size() >= 2 && (text.front() == '(' || text.front() == '[')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ')' || text.back() == ']')) text.remove_suffix(1);
  return trim(text);
}

// `Reporting by A in X, B in Y; Editing by C and D`
bool read_clauses(std::string_view text, SignOff& out) {
  text = without_brackets(text);
  bool any = false;
  while (!text.empty()) {
    std::size_t at = std::min(text.find(';'), text.size());
    // Older sign-offs part clauses by commas or full stops: "..., Editing by".
    const std::string lowered = lower(text);
    for (const std::string_view next :
         {", editing by", ", writing by", ". editing by", ". writing by", ", additional reporting",
          ". additional reporting", " editing by", ". translated by"})
      at = std::min(at, std::min(lowered.find(next, 1), text.size()));
    if (!read_clause(text.substr(0, at), out)) return false;
    any = true;
    text.remove_prefix(at);
    while (!text.empty() && (text.front() == ';' || text.front() == ',' || text.front() == '.' ||
                             text.front() == ' '))
      text.remove_prefix(1);
  }
  return any;
}

// `Associated Press writers Jane Roe in Kyiv and John Doe contributed to this report.`
bool read_contributors(std::string_view text, SignOff& out) {
  const std::string lowered = lower(text);
  std::size_t at = lowered.find(" contributed to this ");
  if (at == std::string::npos) at = lowered.find(" contributed reporting");
  if (at == std::string::npos || text.size() > 400) return false;
  // "contributed to this report.", and nothing behind it.
  if (count_words(text.substr(at)) > 5) return false;
  std::string_view people = text.substr(0, at);
  for (const std::string_view job :
       {" writers ", " writer ", " journalists ", " journalist ", " correspondents ",
        " correspondent ", " reporters ", " reporter ", " staff "}) {
    const std::size_t found = lower(people).find(job);
    if (found == std::string::npos) continue;
    if (const AgencyName* agency = find_agency(people.substr(0, found))) out.agency = agency;
    if (const AgencyName* agency = find_agency(people.substr(
            people.starts_with("The ") ? 4 : 0,
            people.starts_with("The ") ? found - std::min<std::size_t>(found, 4) : found)))
      out.agency = agency;
    people = people.substr(found + job.size());
    break;
  }
  if (people.find(". ") != std::string_view::npos) return false;
  for (const std::string_view also : {" also", " have", " has"})
    if (people.ends_with(also)) people.remove_suffix(also.size());
  const std::size_t before = out.credits.size();
  add_people(people, CreditRole::contribution, out);
  return out.credits.size() > before || out.agency != nullptr;
}

// `Roe reported from Kyiv, and Doe from Moscow.`
bool read_reported_from(std::string_view text, SignOff& out) {
  const std::size_t at = text.find(" reported from ");
  if (at == std::string_view::npos || text.size() > 240 || !text.ends_with('.')) return false;
  std::string_view rest = text.substr(0, text.size() - 1);
  if (rest.find(". ") != std::string_view::npos || rest.find('"') != std::string_view::npos)
    return false;
  const std::size_t before = out.credits.size();
  while (!rest.empty()) {
    const std::size_t from = rest.find(" from ");
    if (from == std::string_view::npos) break;
    std::string_view name = trim(rest.substr(0, from));
    if (name.ends_with(" reported")) name.remove_suffix(9);
    if (name.starts_with("and ")) name.remove_prefix(4);
    std::string_view tail = rest.substr(from + 6);
    std::size_t end = std::min(tail.find(", and "), tail.find(" and "));
    end = std::min(end, tail.find("; "));
    const std::string_view place = trim(tail.substr(0, end));
    if (!is_person(name) || !is_person(place)) return out.credits.resize(before), false;
    out.credits.push_back({CreditRole::reporting, std::string(name), std::string(place)});
    if (end == std::string_view::npos) break;
    rest = tail.substr(tail.find(' ', end + 1) + 1);
    if (rest.starts_with("and ")) rest.remove_prefix(4);
  }
  return out.credits.size() > before;
}

// `sms/ec`, `bur-ab/jv`, `-- ab/cd`; PTI's capitals `PTI SCY NSA`.
bool read_initials(std::string_view text, SignOff& out) {
  if (text.starts_with("PTI ") && text.size() <= 24 && !text.ends_with('.')) {
    const auto list = words(text, 7);
    const bool all = std::all_of(list.begin(), list.end(), [](std::string_view word) {
      return word.size() <= 4 && std::all_of(word.begin(), word.end(), is_upper);
    });
    if (!all || list.size() < 2) return false;
    out.agency = find_agency("PTI");
    out.initials = std::string(text.substr(4));
    return true;
  }
  if (text.size() < 3 || text.size() > 24) return false;
  if (text.find('/') == std::string_view::npos) return false;
  const bool all = std::all_of(text.begin(), text.end(),
                               [](char c) { return is_lower(c) || c == '/' || c == '-'; });
  if (text == "and/or") return false;
  if (!all || !is_lower(text.front()) || !is_lower(text.back())) return false;
  // "and/or", "w/o": initials have at most four letters a side.
  std::size_t run = 0;
  for (const char c : text) {
    run = is_lower(c) ? run + 1 : 0;
    if (run > 4) return false;
  }
  out.initials = std::string(text);
  return true;
}

// Marks that end a story and name nobody.
bool is_end_mark(std::string_view text) {
  constexpr auto marks = std::to_array<std::string_view>(
      {"enditem", "ends",  "end",     "(end)", "end/",   "-0-",      "-30-",
       "- 30 -",  "###",   "# # #",   "####",  "-ends-", "- ends -", "nnnn",
       "/end",    "-end-", "- end -", "***",   "--30--", "-30"});
  const std::string lowered = lower(trim(text));
  return std::find(marks.begin(), marks.end(), lowered) != marks.end();
}

bool is_standards(std::string_view text) {
  const std::string lowered = lower(text.substr(0, 64));
  return lowered.starts_with("our standards:") || lowered.starts_with("(with agency inputs)") ||
         lowered.starts_with("(with inputs from agencies") ||
         lowered.starts_with("(with agencies)") ||
         (text.starts_with("SOURCE ") && text.size() < 90 && !text.ends_with('?'));
}

// `(ANI)`, `- Reuters`, `— Bernama`, `/TASS/` alone or at the end: the agency signs.
const AgencyName* read_mark(std::string_view text) {
  text = trim(text);
  if (text.size() < 4 || text.size() > 40) return nullptr;
  const bool bracket = text.front() == '(' && text.back() == ')';
  if (bracket) {
    const std::string_view inside = text.substr(1, text.size() - 2);
    if (const AgencyName* agency = find_agency(inside)) return agency;
    return find_agency(inside.substr(0, inside.find_first_of("/,")));
  }
  for (const std::string_view dash :
       {"\xE2\x80\x94", "\xE2\x80\x93", "--", "-", "\xE2\x80\x95", "="})
    if (text.starts_with(dash)) return find_agency(text.substr(dash.size()));
  return nullptr;
}

}  // namespace

std::optional<SignOff> read_sign_off(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.size() > 600) return std::nullopt;
  SignOff out;
  if (is_end_mark(line) || is_standards(line)) {
    if (line.starts_with("Our Standards:") && line.find("Reuters") != std::string_view::npos)
      out.agency = find_agency("Reuters");
    return out;
  }
  if (read_initials(line, out)) return out;
  if ((out.agency = read_mark(line)) != nullptr) return out;
  if (read_clauses(line, out)) return out;
  out = {};
  std::string_view text = without_brackets(line);
  if (read_contributors(text, out)) return out;
  out = {};
  if (read_reported_from(text, out)) return out;
  return std::nullopt;
}

std::optional<SignOffTail> find_sign_off_tail(std::string_view paragraph) {
  if (paragraph.size() < 12) return std::nullopt;
  // "... he said. Enditem", "... he said. -0-": a last word behind a whole sentence.
  const std::size_t from = paragraph.size() > 25 ? paragraph.size() - 25 : 0;
  if (const std::size_t at = paragraph.find(" PTI ", from);
      at != std::string_view::npos && ends_sentence(trim(paragraph.substr(0, at)))) {
    SignOff out;
    if (read_initials(paragraph.substr(at + 1), out)) return SignOffTail{at + 1, out};
  }
  const std::size_t blank = paragraph.find_last_of(" \t");
  if (blank != std::string_view::npos && paragraph.size() - blank <= 10) {
    const std::string_view last = paragraph.substr(blank + 1);
    const std::string_view head = trim(paragraph.substr(0, blank));
    const bool mark = is_end_mark(last) && !same_word(last, "end") && !same_word(last, "ends");
    if (mark && ends_sentence(head)) return SignOffTail{blank + 1, {}};
    SignOff out;
    if (ends_sentence(head) && read_initials(last, out)) return SignOffTail{blank + 1, out};
    // "... for a week. EFE"
    const bool code = last.size() >= 3 && std::all_of(last.begin(), last.end(), is_upper);
    out.agency = code && ends_sentence(head) ? find_agency(last) : nullptr;
    if (out.agency != nullptr) return SignOffTail{blank + 1, out};
  }
  if (paragraph.ends_with(')') || paragraph.ends_with(").")) {
    const std::size_t open = paragraph.rfind('(');
    if (open != std::string_view::npos && open > 0 && paragraph.size() - open <= 600 &&
        ends_sentence(trim(paragraph.substr(0, open)))) {
      std::string_view inside = paragraph.substr(open);
      if (inside.ends_with('.')) inside.remove_suffix(1);
      if (const AgencyName* agency = read_mark(inside)) {
        SignOffTail tail{open, {}};
        tail.sign_off.agency = agency;
        return tail;
      }
      if (auto whole = read_sign_off(inside)) return SignOffTail{open, std::move(*whole)};
    }
  }
  for (const std::string_view dash : {" \xE2\x80\x94", " \xE2\x80\x93", " --", " -"}) {
    const std::size_t at = paragraph.rfind(dash);
    if (at == std::string_view::npos || at == 0 || paragraph.size() - at > 40) continue;
    if (!ends_sentence(trim(paragraph.substr(0, at)))) continue;
    if (const AgencyName* agency = read_mark(paragraph.substr(at))) {
      SignOffTail tail{at + 1, {}};
      tail.sign_off.agency = agency;
      return tail;
    }
  }
  return std::nullopt;
}

}  // namespace entente::page
