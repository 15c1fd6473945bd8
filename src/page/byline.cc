// Bylines: `By Jane Roe and John Doe, AFP`, `JANE ROE, Associated Press`, `AFP in Kyiv`, `Staff and
// agencies`. People become names, agencies an agency, photographers and translators credits, job
// titles nothing.
#include <algorithm>
#include <array>

#include "page/dateline.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kLongest = 200;

// The first of the joints between names; size 0 when it is the last name.
struct Joint {
  std::size_t at = std::string_view::npos, size = 0;
};
Joint next_joint(std::string_view rest) {
  constexpr auto joints = std::to_array<std::string_view>(
      {" and ", " & ", ", ", " | ", " with ", "; ", " und ", " et ", " y ", " e ", " / ",
       " \xE2\x80\x93 ", " \xE2\x80\x94 ", " - ", " \xE2\x80\xA2 ", " \xC2\xB7 ", "\xE3\x80\x81",
       " \xD0\xB8 "});
  Joint first;
  for (const std::string_view joint : joints) {
    const std::size_t at = rest.find(joint);
    if (at < first.at) first = {at, joint.size()};
  }
  return first;
}

struct Opening {
  std::string_view words;
  bool credit = false;
  CreditRole role = CreditRole::writing;
};
constexpr auto kOpenings = std::to_array<Opening>({
    {"by: "},
    {"by "},
    {"written by "},
    {"story by "},
    {"reported by "},
    {"text by "},
    {"words by "},
    {"words: "},
    {"text: "},
    {"author: "},
    {"authors: "},
    {"from "},
    {"von "},
    {"par "},
    {"por "},
    {"di "},
    {"door "},
    {"autor: "},
    {"autor "},
    {"auteur : "},
    {"\xD8\xA8\xD9\x82\xD9\x84\xD9\x85 "},           // Arabic "by the pen of"
    {"\xD0\xB0\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80: "},  // Russian "author: "
    {"\xD0\x90\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80: "},
    {"\xE8\xAE\xB0\xE8\x80\x85 "},             // Chinese "reporter "
    {"\xE4\xBD\x9C\xE8\x80\x85\xEF\xBC\x9A"},  // Chinese "author:"
    {"translated by ", true, CreditRole::translation},
    {"translation by ", true, CreditRole::translation},
    {"translation: ", true, CreditRole::translation},
    {"edited by ", true, CreditRole::editing},
    {"photographs by ", true, CreditRole::photography},
    {"photography by ", true, CreditRole::photography},
    {"photos by ", true, CreditRole::photography},
    {"photographer: ", true, CreditRole::photography},
    {"pictures by ", true, CreditRole::photography},
    {"video by ", true, CreditRole::video},
    {"video: ", true, CreditRole::video},
    {"graphics by ", true, CreditRole::contribution},
    {"additional reporting by ", true, CreditRole::additional_reporting},
});
// Words of other languages open sentences too: what follows must be nothing but names.
bool is_weak(std::string_view opening) {
  return opening == "from " || opening == "von " || opening == "par " || opening == "por " ||
         opening == "di " || opening == "door " || opening == "autor ";
}

const Opening* find_opening(std::string_view line) {
  const std::string lowered = lower(line.substr(0, 32));
  for (const Opening& opening : kOpenings)
    if (lowered.starts_with(opening.words) || line.starts_with(opening.words)) return &opening;
  return nullptr;
}

bool is_job(std::string_view part) {
  constexpr auto jobs = std::to_array<std::string_view>({"correspondent",
                                                         "editor",
                                                         "reporter",
                                                         "writer",
                                                         "analyst",
                                                         "columnist",
                                                         "chief",
                                                         "contributor",
                                                         "producer",
                                                         "bureau",
                                                         "desk",
                                                         "journalist",
                                                         "fellow",
                                                         "specialist",
                                                         "presenter",
                                                         "agency",
                                                         "service",
                                                         "news",
                                                         "team",
                                                         "unit",
                                                         "staff",
                                                         "writers",
                                                         "reporters",
                                                         "correspondents",
                                                         "redaktion",
                                                         "korrespondent",
                                                         "korrespondentin",
                                                         "correspondant",
                                                         "corresponsal",
                                                         "editors",
                                                         "phd",
                                                         "jr.",
                                                         "jr",
                                                         "m.d.",
                                                         "md",
                                                         "host",
                                                         "anchor"});
  const auto list = words(part, 8);
  return std::any_of(list.begin(), list.end(), [&](std::string_view word) {
    return std::any_of(jobs.begin(), jobs.end(),
                       [&](std::string_view job) { return same_word(word, job); });
  });
}

// A name ends where its place or employer begins: "Jane Roe in Kyiv", "Jane Roe for CNN".
std::string_view cut_name(std::string_view name) {
  for (const std::string_view word :
       {" in ", " for ", " at ", " reporting", " (", " aus ", " @", " \xC3\xA0 "})
    name = name.substr(0, name.find(word));
  if (name.starts_with('@')) return {};
  return trim(name);
}

std::string_view inside_brackets(std::string_view part) {
  const std::size_t open = part.find('('),
                    close = part.find(')', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos) return {};
  return part.substr(open + 1, close - open - 1);
}

// An agency at the end of the name without a comma: "JANE ROE Associated Press".
const AgencyName* split_agency(std::string_view& part) {
  for (std::size_t at = part.find(' '); at != std::string_view::npos; at = part.find(' ', at + 1)) {
    const AgencyName* agency = find_agency(part.substr(at + 1));
    if (agency == nullptr) continue;
    part = trim(part.substr(0, at));
    return agency;
  }
  return nullptr;
}

const AgencyName* find_employer(std::string_view part) {
  for (const std::string_view word :
       {" writer", " writers", " staff", " reporter", " correspondent", " news agency"}) {
    const std::size_t at = part.find(word);
    if (at != std::string_view::npos)
      if (const AgencyName* agency = find_agency(part.substr(0, at))) return agency;
  }
  const std::size_t in = part.find(" in ");
  return find_agency(in == std::string_view::npos ? part : part.substr(0, in));
}

bool take_part(std::string_view part, bool first, BylineMatch& match) {
  if (const AgencyName* agency = find_agency(inside_brackets(part))) match.agency = agency;
  if (const AgencyName* agency = find_employer(part)) {
    match.agency = match.agency != nullptr ? match.agency : agency;
    return true;
  }
  std::string_view name = cut_name(part);
  if (name.empty() || is_desk(name)) return true;
  if (const AgencyName* agency = split_agency(name)) match.agency = agency;
  if (is_desk(name)) return true;
  if (!is_person(name)) return !first && (is_job(part) || is_person(part) || is_byline_rest(part));
  // Behind the first name a job, a broadcaster or a town may stand: "Jane Roe, BBC News, Kyiv".
  if (!first && (is_job(part) || count_words(name) < 2)) return true;
  match.names.push_back(name);
  return true;
}

// `Jane Roe in Kyiv and John Doe in Moscow`, `AFP in Kyiv`, `Jane Roe, Reuters`: no opening word,
// so each part must prove itself.
std::optional<BylineMatch> read_dated_name(std::string_view line) {
  const std::size_t joint = line.find_first_of("|");
  if (joint == std::string_view::npos || joint == 0) return std::nullopt;
  const std::string_view name = trim(line.substr(0, joint));
  const auto dates = read_date_line(line.substr(joint + 1));
  if (!dates || count_words(name) < 2 || count_words(name) > 4 || !is_person(name) ||
      find_agency(name) != nullptr)
    return std::nullopt;
  BylineMatch match;
  match.names.push_back(name);
  match.moments = dates->moments;
  return match;
}

std::optional<BylineMatch> read_open_byline(std::string_view line) {
  if (line.size() > 90 || ends_sentence(line)) return std::nullopt;
  if (std::none_of(line.begin(), line.end(), is_lower)) return std::nullopt;  // a desk label
  if (auto dated = read_dated_name(line)) return dated;
  BylineMatch match;
  bool place = false;
  std::string_view rest = line;
  while (!rest.empty()) {
    const Joint joint = next_joint(rest);
    const std::string_view part = trim(rest.substr(0, joint.at));
    rest = joint.size == 0 ? std::string_view{} : rest.substr(joint.at + joint.size);
    if (const AgencyName* agency = find_employer(part)) {
      match.agency = agency;
      continue;
    }
    if (is_desk(cut_name(part))) {
      place = true;
      continue;
    }
    const std::size_t in = part.find(" in ");
    const std::string_view name = trim(part.substr(0, in));
    if (count_words(name) < 2 || count_words(name) > 4 || !is_person(name)) return std::nullopt;
    if (in != std::string_view::npos) {
      if (!is_person(trim(part.substr(in + 4)))) return std::nullopt;
      place = true;
    }
    match.names.push_back(name);
  }
  // Two capitalised words are no byline; an agency or a desk beside them makes one. "Envoys in
  // Geneva" has one word for a name and failed above.
  if (match.agency == nullptr && !place) return std::nullopt;
  if (match.agency == nullptr && !match.names.empty() && match.names.size() < 2 &&
      line.find(" in ") != std::string_view::npos)
    return std::nullopt;
  return match;
}

void split_moment(std::string_view& rest, BylineMatch& match) {
  const auto date = find_printed_date(rest);
  if (!date || date->begin == 0) return;
  const auto tail = read_date_line(rest.substr(date->begin));
  if (tail) match.moments = tail->moments;
  rest = rest.substr(0, date->begin);
  const std::string lowered = lower(rest);
  for (const std::string_view label : {"published", "updated", "posted", " on ", "last updated"})
    if (const std::size_t at = lowered.find(label); at != std::string::npos && at > 0)
      rest = rest.substr(0, std::min(at, rest.size()));
  while (!rest.empty() && !is_word(rest.back()) && rest.back() != '.' && rest.back() != ')')
    rest.remove_suffix(1);
}

}  // namespace

bool is_desk(std::string_view name) {
  constexpr auto desks = std::to_array<std::string_view>({"staff writers",
                                                          "staff writer",
                                                          "staff reporters",
                                                          "staff reporter",
                                                          "staff",
                                                          "our correspondent",
                                                          "correspondent",
                                                          "agencies",
                                                          "news agencies",
                                                          "wire reports",
                                                          "senior correspondent",
                                                          "reporter",
                                                          "the newsroom",
                                                          "wire services",
                                                          "newsroom",
                                                          "editorial board",
                                                          "the editorial board",
                                                          "news desk",
                                                          "web desk",
                                                          "admin",
                                                          "our reporter",
                                                          "staff report",
                                                          "wire report",
                                                          "redaktion",
                                                          "agencias",
                                                          "agences",
                                                          "agenturen",
                                                          "redacci\xC3\xB3n",
                                                          "la r\xC3\xA9"
                                                          "daction",
                                                          "special correspondent",
                                                          "a correspondent",
                                                          "news service",
                                                          "editor",
                                                          "editors",
                                                          "desk"});
  if (std::any_of(desks.begin(), desks.end(),
                  [&](std::string_view desk) { return same_word(name, desk); }))
    return true;
  // "Guardian staff", "Lakeside Herald Staff", "Guardian reporter".
  const auto list = words(name, 6);
  return list.size() >= 2 && list.size() < 6 &&
         (same_word(list.back(), "staff") || same_word(list.back(), "agencies") ||
          same_word(list.back(), "desk") || same_word(list.back(), "newsroom"));
}

namespace {

// Words of companies, papers and offices: no person bears them.
bool is_house(std::string_view word) {
  constexpr auto houses = std::to_array<std::string_view>(
      {"herald",  "post",     "times",  "news",     "gazette",  "courier",    "tribune", "daily",
       "journal", "press",    "agency", "service",  "ministry", "university", "media",   "network",
       "online",  "newsroom", "tv",     "radio",    "bureau",   "published",  "updated", "posted",
       "staff",   "latest",   "world",  "politics", "business", "opinion"});
  return std::any_of(houses.begin(), houses.end(),
                     [&](std::string_view house) { return same_word(word, house); });
}

}  // namespace

bool is_person(std::string_view name) {
  constexpr auto particles = std::to_array<std::string_view>(
      {"de",  "van", "von", "der", "da",  "bin", "al", "el", "la", "di", "du",
       "dos", "den", "ter", "le",  "del", "ibn", "zu", "y",  "e",  "ben"});
  const auto list = words(name, 7);
  if (list.empty() || list.size() > 5) return false;
  for (const std::string_view word : list) {
    const bool particle = std::find(particles.begin(), particles.end(), word) != particles.end();
    if (!particle && !is_upper(word.front()) && !is_high(word.front())) return false;
    if (list.size() > 1 && is_house(word)) return false;
    if (word.find_first_of("0123456789:;!?\"$/|") != std::string_view::npos) return false;
  }
  return !is_lower(list.front().front());
}

bool is_byline_rest(std::string_view line) {
  if (line.size() > 60 || count_words(line) > 6 || ends_sentence(line)) return false;
  if (is_lower(line.front()) || is_digit(line.front())) return false;
  const auto list = words(line, 6);
  return std::any_of(list.begin(), list.end(), [](std::string_view word) {
    while (!word.empty() && !is_word(word.back())) word.remove_suffix(1);
    return is_job(word) || is_house(word) || find_agency(word) != nullptr;
  });
}

std::optional<BylineMatch> read_byline(std::string_view line) {
  if (line.size() > kLongest || line.empty()) return std::nullopt;
  // An agency's name alone on a line says for whom.
  if (const AgencyName* agency = find_agency(line)) return BylineMatch{{}, agency, {}, {}};
  const Opening* opening = find_opening(line);
  if (opening == nullptr) return read_open_byline(line);
  BylineMatch match;
  std::string_view rest = trim(line.substr(opening->words.size()));
  if (rest.empty() || ends_sentence(rest.substr(0, rest.find(',')))) {
    // "By Jane Roe." is a byline, "By then." is none.
    if (rest.empty() || !rest.ends_with('.') || count_words(rest) < 2) return std::nullopt;
    rest.remove_suffix(1);
  }
  split_moment(rest, match);
  bool first = true;
  while (!rest.empty()) {
    const Joint joint = next_joint(rest);
    std::string_view part = trim(rest.substr(0, joint.at));
    rest = joint.size == 0 ? std::string_view{} : trim(rest.substr(joint.at + joint.size));
    if (rest.starts_with("and ")) rest.remove_prefix(4);
    // "Words by Jane Roe; photographs by John Doe"
    if (const Opening* inner = find_opening(part); inner != nullptr && !is_weak(inner->words)) {
      const std::string_view name = cut_name(trim(part.substr(inner->words.size())));
      if (!is_person(name)) return std::nullopt;
      if (inner->credit)
        match.credits.push_back({inner->role, std::string(name), ""});
      else
        match.names.push_back(name);
      continue;
    }
    if (!take_part(part, first, match)) return std::nullopt;
    first = false;
  }
  if (is_weak(opening->words) && (match.names.empty() || count_words(match.names.front()) < 2))
    return std::nullopt;
  if (!opening->credit) return match;
  for (const std::string_view name : match.names)
    match.credits.push_back({opening->role, std::string(name), ""});
  match.names.clear();
  return match;
}

}  // namespace entente::page
