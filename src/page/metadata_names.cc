// Names of authors as pages claim them: lists are split, "By", titles of jobs and addresses are
// cut, agencies and desks are told from persons.
#include <algorithm>
#include <array>

#include "page/agencies.hpp"
#include "page/metadata.hpp"
#include "page/shape.hpp"
#include "text/utf8.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kMostAuthors = 24, kLongestName = 80;

bool starts_word(std::string_view text, std::string_view lowered) {
  return text.size() >= lowered.size() && same_word(text.substr(0, lowered.size()), lowered);
}

std::string_view without_opening(std::string_view text) {
  constexpr auto openings = std::to_array<std::string_view>(
      {"by ",         "by: ",         "von ",
       "von: ",       "por ",         "por: ",
       "par ",        "par: ",        "di ",
       "av ",         "af ",          "door ",
       "autor: ",     "author: ",     "text: ",
       "written by ", "reported by ", "story by ",
       "posted by ",  "texte: ",      "\xD0\x90\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80: "});
  bool again = true;
  while (again) {
    again = false;
    text = trim(text);
    for (const std::string_view opening : openings)
      if (text.size() > opening.size() + 2 && starts_word(text, opening)) {
        text.remove_prefix(opening.size());
        again = true;
      }
  }
  return text;
}

// The places where one name ends and the next begins, or what is no name begins.
std::size_t find_break(std::string_view text, std::size_t from, std::size_t& size) {
  constexpr auto breaks = std::to_array<std::string_view>(
      {", ",           ";",        " and ",  " und ", " et ",           " & ",
       " y ",          " e ",      " och ",  " og ",  " en ",           " | ",
       " / ",          "/",        " with ", " mit ", " \xE2\x80\xA2 ", " \xC2\xB7 ",
       "\xE3\x80\x81", "\xC2\xB7", "\n",     ",",     " \xD0\xB8 "});
  std::size_t best = std::string_view::npos;
  for (const std::string_view one : breaks) {
    const std::size_t at = text.find(one, from);
    if (at < best) {
      best = at;
      size = one.size();
    }
  }
  return best;
}

// "Jane Roe (AFP)", "Jane Roe - BBC News", "Jane Roe in Berlin", "jane@paper.com".
std::string_view cut_name(std::string_view name) {
  for (const std::string_view mark : {" (", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " | ",
                                      " for ", " @", "<", " in ", " aus "}) {
    const std::size_t at = name.find(mark);
    if (at != std::string_view::npos && at > 1) name = name.substr(0, at);
  }
  while (!name.empty() && (name.back() == ',' || name.back() == ':' || name.back() == ';'))
    name.remove_suffix(1);
  constexpr std::string_view reporter = " \xEA\xB8\xB0\xEC\x9E\x90";  // Korean names carry it
  if (name.ends_with(reporter)) name.remove_suffix(reporter.size());
  return trim(name);
}

bool names_job(std::string_view name) {
  constexpr auto jobs = std::to_array<std::string_view>({"reporter",
                                                         "correspondent",
                                                         "editor",
                                                         "journalist",
                                                         "staff",
                                                         "writer",
                                                         "redakteur",
                                                         "redaktion",
                                                         "redacci\xC3\xB3n",
                                                         "redaccion",
                                                         "redazione",
                                                         "r\xC3\xA9"
                                                         "daction",
                                                         "desk",
                                                         "team",
                                                         "newsroom",
                                                         "contributor",
                                                         "columnist",
                                                         "producer",
                                                         "photographer",
                                                         "bureau",
                                                         "chief",
                                                         "senior",
                                                         "political",
                                                         "editorial",
                                                         "admin",
                                                         "administrator",
                                                         "agencies",
                                                         "agencias",
                                                         "agenturen",
                                                         "online",
                                                         "press",
                                                         "news",
                                                         "media",
                                                         "magazine",
                                                         "service",
                                                         "agency",
                                                         "redactie",
                                                         "toimitus",
                                                         "redaksjonen",
                                                         "webdesk",
                                                         "newsdesk",
                                                         "wire",
                                                         "web",
                                                         "guest",
                                                         "digital",
                                                         "newspaper",
                                                         "times",
                                                         "post",
                                                         "daily",
                                                         "tv",
                                                         "radio",
                                                         "network",
                                                         "verlag"});
  const std::string lowered = lower(name);
  for (const std::string_view job : jobs)
    if (find_phrase(lowered, job) != std::string::npos) return true;
  return false;
}

}  // namespace

bool is_person_name(std::string_view name) {
  if (name.size() < 2 || name.size() > kLongestName || find_agency(name) != nullptr ||
      names_job(name))
    return false;
  std::size_t parts = 0, capital = 0;
  bool caseless = false;
  for (const std::string_view word : words(name, 8)) {
    ++parts;
    const CodePoint first = decode_utf8(word, 0);
    if (first.value >= 0x0590 && !(first.value >= 0x1E00 && first.value < 0x2000)) caseless = true;
    if (is_upper(word.front()) || is_high(word.front())) ++capital;
    for (const char c : word)
      if (is_digit(c) || c == '@' || c == ':' || c == '_' || c == '#' || c == '?' || c == '!')
        return false;
    if (word.find('.') != std::string_view::npos && word.size() > 5 && !word.ends_with('.'))
      return false;  // "example.com"
  }
  if (caseless) return parts <= 5;
  return parts >= 2 && parts <= 6 && capital >= 2;
}

std::vector<std::string> clean_authors(std::string_view text) {
  std::vector<std::string> out;
  text = without_opening(text);
  for (std::size_t at = 0; at <= text.size() && out.size() < kMostAuthors;) {
    std::size_t size = 1;
    std::size_t end = find_break(text, at, size);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view piece = cut_name(without_opening(text.substr(at, end - at)));
    at = end + size;
    if (piece.empty() || piece.size() > kLongestName) continue;
    if (piece.find('@') != std::string_view::npos || piece.find("www.") != std::string_view::npos)
      continue;
    const bool known = std::any_of(out.begin(), out.end(),
                                   [&](const std::string& one) { return same_word(one, piece); });
    // After a person, "political correspondent" is what she does.
    const bool job = !out.empty() && names_job(piece);
    if (!known && !job) out.emplace_back(piece);
  }
  return out;
}

}  // namespace entente::page
