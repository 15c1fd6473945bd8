// Tables of marks and openings. A note must speak of the story itself, so that news of corrections
// and withdrawals stays news.
#include "page/revision.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "page/shape.hpp"

namespace entente::page {
namespace {

using Kind = RevisionKind;

struct Mark {
  std::string_view words;  // lower case
  Kind kind;
  bool joined;  // needs a dash or colon behind it ("UPDATE 1-"); else brackets do ("(LEAD)")
};
constexpr auto kMarks = std::to_array<Mark>({
    {"update", Kind::update, true},
    {"updated", Kind::update, true},
    {"actualizaci\xC3\xB3n", Kind::update, true},
    {"wrapup", Kind::wrapup, true},
    {"wrap", Kind::wrapup, true},
    {"roundup", Kind::wrapup, true},
    {"refile", Kind::refile, true},
    {"rpt", Kind::refile, true},
    {"repeat", Kind::refile, true},
    {"corrected", Kind::correction, true},
    {"correction", Kind::correction, true},
    {"corrects", Kind::correction, true},
    {"clarification", Kind::clarification, true},
    {"clarified", Kind::clarification, true},
    {"advisory", Kind::advisory, true},
    {"embargoed", Kind::advisory, true},
    {"kill", Kind::kill, true},
    {"bulletin kill", Kind::kill, true},
    {"mandatory kill", Kind::kill, true},
    {"withdrawn", Kind::kill, true},
    {"withdrawal", Kind::kill, true},
    {"retraction", Kind::kill, true},
    {"retracted", Kind::kill, true},
});

int read_number(std::string_view text, std::size_t& at) {
  int value = 0;
  std::size_t end = at;
  while (end < text.size() && end - at < 2 && is_digit(text[end]))
    value = value * 10 + (text[end++] - '0');
  if (end < text.size() && is_digit(text[end])) return 0;
  at = end;
  return value;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

std::size_t dash_size(std::string_view text, std::size_t at) {
  for (const std::string_view dash : {"\xE2\x80\x94", "\xE2\x80\x93", "--", "-", ":"})
    if (text.substr(at).starts_with(dash)) return dash.size();
  return 0;
}

// `2nd LD`, `3rd Lead`, `1st Ld-Writethru`, `LEAD`, `LD`, `5LD`: what numbers the leads of a story.
std::optional<RevisionMatch> read_lead(std::string_view text, std::size_t from) {
  std::size_t at = from;
  RevisionMatch match;
  match.kind = Kind::lead;
  match.number = read_number(text, at);
  const std::string lowered = lower(text.substr(at, 24));
  std::size_t next = 0;
  if (match.number != 0)
    for (const std::string_view ordinal : {"st", "nd", "rd", "th"})
      if (std::string_view(lowered).starts_with(ordinal)) next = 2;
  while (next < lowered.size() && (lowered[next] == ' ' || lowered[next] == '-')) ++next;
  bool found = false;
  for (const std::string_view word : {"ld-writethru", "lead-writethru", "writethru", "lead", "ld"})
    if (!found && std::string_view(lowered).substr(next).starts_with(word)) {
      next += word.size();
      found = true;
    }
  if (!found || (next < lowered.size() && is_word(lowered[next]))) return std::nullopt;
  match.size = at + next;
  return match;
}

// In brackets: `(LEAD)`, `(2nd LD)`, `(UPDATED)`, `[Updated]`, `(CORRECTED)`.
std::optional<RevisionMatch> read_bracketed(std::string_view text) {
  if (text.size() < 4 || (text.front() != '(' && text.front() != '[')) return std::nullopt;
  const char closing = text.front() == '(' ? ')' : ']';
  const std::size_t close = text.find(closing);
  if (close > 32) return std::nullopt;
  const std::string_view inside = text.substr(1, close - 1);
  if (auto lead = read_lead(inside, 0); lead && lead->size == inside.size()) {
    lead->size = close + 1;
    return lead;
  }
  for (const Mark& mark : kMarks) {
    if (!lower(inside).starts_with(mark.words)) continue;
    std::size_t at = skip_spaces(inside, mark.words.size());
    RevisionMatch match{mark.kind, read_number(inside, at), {}, close + 1};
    if (skip_spaces(inside, at) == inside.size()) return match;
  }
  return std::nullopt;
}

struct Opening {
  std::string_view words;  // lower case, at the start of the note
  Kind kind;
  bool strong;  // says by itself that it speaks of the story; else it must name the story below
};
constexpr auto kOpenings = std::to_array<Opening>({
    {"this story corrects", Kind::correction, true},
    {"this article corrects", Kind::correction, true},
    {"this version corrects", Kind::correction, true},
    {"this version of the story corrects", Kind::correction, true},
    {"this story has been corrected", Kind::correction, true},
    {"this article has been corrected", Kind::correction, true},
    {"this story was corrected", Kind::correction, true},
    {"corrects ", Kind::correction, false},
    {"correcting ", Kind::correction, false},
    {"correction: an earlier", Kind::correction, true},
    {"correction: a previous", Kind::correction, true},
    {"correction: this", Kind::correction, true},
    {"correction: in ", Kind::correction, true},
    {"correction:", Kind::correction, false},
    {"correction appended", Kind::correction, true},
    {"an earlier version of th", Kind::correction, true},
    {"a previous version of th", Kind::correction, true},
    {"a prior version of th", Kind::correction, true},
    {"this article was amended", Kind::correction, true},
    {"this story was amended", Kind::correction, true},
    {"clarification:", Kind::clarification, true},
    {"this story clarifies", Kind::clarification, true},
    {"this article has been clarified", Kind::clarification, true},
    {"this story has been clarified", Kind::clarification, true},
    {"adds ", Kind::update, false},
    {"updates ", Kind::update, false},
    {"updates with", Kind::update, false},
    {"recasts", Kind::update, false},
    {"rewrites ", Kind::update, false},
    {"releads", Kind::update, false},
    {"writes through", Kind::update, false},
    {"updating ", Kind::update, false},
    {"eds: ", Kind::update, true},
    {"this story has been updated", Kind::update, true},
    {"this article has been updated", Kind::update, true},
    {"this story was updated", Kind::update, true},
    {"this article was updated", Kind::update, true},
    {"this is an updated version", Kind::update, true},
    {"this is a developing story", Kind::update, true},
    {"this is a breaking news story", Kind::update, true},
    {"this breaking news story", Kind::update, true},
    {"this story is being updated", Kind::update, true},
    {"refiles ", Kind::refile, false},
    {"refiling ", Kind::refile, false},
    {"repeats ", Kind::refile, false},
    {"repeats story", Kind::refile, false},
    {"removes extraneous", Kind::refile, false},
    {"fixes ", Kind::correction, false},
    {"editor's note", Kind::editors_note, true},
    {"editor\xE2\x80\x99s note", Kind::editors_note, true},
    {"editors' note", Kind::editors_note, true},
    {"editors\xE2\x80\x99 note", Kind::editors_note, true},
    {"editors note", Kind::editors_note, true},
    {"note to editors", Kind::editors_note, true},
    {"note to readers", Kind::editors_note, true},
    {"anmerkung der redaktion", Kind::editors_note, true},
    {"note de la r\xC3\xA9"
     "daction",
     Kind::editors_note, true},
    {"nota del editor", Kind::editors_note, true},
    {"attention editors", Kind::advisory, true},
    {"advisory:", Kind::advisory, true},
    {"embargoed until", Kind::advisory, true},
    {"not for publication before", Kind::advisory, true},
});

// A kill: the story's own withdrawal, by words that say so of "this story".
bool is_kill(std::string_view lowered) {
  constexpr auto verbs = std::to_array<std::string_view>(
      {"has been withdrawn", "is withdrawn", "was withdrawn", "has withdrawn", "has been killed",
       "is killed", "please kill", "kill the story", "must be killed", "has been retracted",
       "is retracted", "has retracted", "should not be used", "do not use", "withdraws"});
  constexpr auto stories = std::to_array<std::string_view>(
      {"this story", "this article", "the story", "the article", "this report", "the above story",
       "story slugged", "following story", "story headlined", "kill"});
  const auto has = [&](const auto& phrases) {
    return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
      return find_phrase(lowered, phrase) != std::string_view::npos;
    });
  };
  return has(verbs) && has(stories);
}

}  // namespace

std::optional<RevisionMatch> read_title_mark(std::string_view title) {
  if (auto bracketed = read_bracketed(title)) {
    bracketed->size = skip_spaces(title, bracketed->size);
    return bracketed->size < title.size() ? bracketed : std::nullopt;
  }
  if (auto lead = read_lead(title, 0)) {
    const std::size_t at = skip_spaces(title, lead->size);
    const std::size_t dash = dash_size(title, at);
    if (dash != 0) {
      lead->size = skip_spaces(title, at + dash);
      return lead;
    }
  }
  const std::string lowered = lower(title.substr(0, 48));
  for (const Mark& mark : kMarks) {
    if (!std::string_view(lowered).starts_with(mark.words)) continue;
    std::size_t at = mark.words.size();
    // "(OFFICIAL)" stands between mark and dash at times.
    if (std::string_view(lowered).substr(at).starts_with(" (official)")) at += 11;
    const std::size_t digits = skip_spaces(title, at);
    at = digits;
    RevisionMatch match{mark.kind, read_number(title, at), {}, 0};
    const std::size_t dash_at = skip_spaces(title, at);
    const std::size_t dash = dash_size(title, dash_at);
    if (dash == 0) continue;
    // "Update - the town" reads as prose unless capitals or a number say that it is a slug.
    const bool capitals = std::none_of(
        title.begin(), title.begin() + static_cast<std::ptrdiff_t>(mark.words.size()), is_lower);
    const bool colon = title[dash_at] == ':';
    if (!capitals && match.number == 0 && !colon) continue;
    match.size = skip_spaces(title, dash_at + dash);
    return match.size < title.size() ? std::optional(match) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<RevisionMatch> read_title_tail(std::string_view title) {
  if (title.empty() || (title.back() != ')' && title.back() != ']')) return std::nullopt;
  const std::size_t open = title.find_last_of("([");
  if (open == std::string_view::npos || open == 0) return std::nullopt;
  auto match = read_bracketed(title.substr(open));
  if (!match || match->size != title.size() - open) return std::nullopt;
  std::size_t begin = open;
  while (begin > 0 && title[begin - 1] == ' ') --begin;
  match->size = title.size() - open;
  return begin > 0 ? match : std::nullopt;
}

std::optional<RevisionMatch> read_revision_note(std::string_view paragraph) {
  const std::string_view whole = trim(paragraph);
  if (whole.size() < 8 || whole.size() > 1200) return std::nullopt;
  std::string_view text = whole;
  while (!text.empty() && (text.front() == '*' || text.front() == ' ')) text.remove_prefix(1);
  const bool bracket = text.starts_with('(') && text.ends_with(')');
  const bool square = text.starts_with('[') && text.ends_with(']');
  if (bracket || square) text = trim(text.substr(1, text.size() - 2));
  const std::string lowered = lower(text);
  const std::string_view low = lowered;
  RevisionMatch match;
  match.note = text;
  match.size = whole.size();
  if (is_kill(low.substr(0, 300)) &&
      (bracket || low.substr(0, 300).find("editors") != std::string_view::npos ||
       low.starts_with("kill") || low.starts_with("this ") || low.starts_with("the "))) {
    match.kind = Kind::kill;
    return match;
  }
  // "(This June 5 story has been corrected to ...)"
  if ((low.starts_with("this ") || low.starts_with("the ")) && bracket) {
    if (low.find("has been corrected") < 80 || low.find("was corrected") < 80 ||
        low.find("corrects") < 80) {
      match.kind = Kind::correction;
      return match;
    }
    if (low.find("has been updated") < 80 || low.find("was updated") < 80) {
      match.kind = Kind::update;
      return match;
    }
    if (low.find("refiled") < 80) {
      match.kind = Kind::refile;
      return match;
    }
  }
  for (const Opening& opening : kOpenings) {
    if (!low.starts_with(opening.words)) continue;
    // "Adds details" is a note in brackets or short and without a full stop.
    if (!opening.strong && !bracket && !square && !whole.starts_with('*')) continue;
    match.kind = opening.kind;
    return match;
  }
  return std::nullopt;
}

}  // namespace entente::page
