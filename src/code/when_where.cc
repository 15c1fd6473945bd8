#include "code/when_where.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente {
namespace {

// Time words hang on the verb as bare nouns or prepositional phrases; the parser also drops them on
// a neighbouring noun ("one person Monday").
void expressions_at(const Tree& tree, int i, std::vector<TokenRange>& out) {
  for (const int c : tree.children(i)) {
    const TokenRange range = tree.subtree(c);
    if (tree.is(c, {"npadvmod", "advmod", "nmod", "appos", "compound"}) &&
        (tree[c].entity == "DATE" || tree[c].entity == "TIME" || tree.lemma(c) == "ago" ||
         tree.lemma(c) == "overnight")) {
      out.push_back(range);
    } else if (tree.label(c) == "prep") {
      const int o = tree.child(c, {"pobj"});
      if (o != kNone && (tree[o].entity == "DATE" || tree[o].entity == "TIME"))
        out.push_back(range);
      if (o != kNone)
        for (const int m : tree.children(o))
          if (tree.label(m) == "npadvmod" && tree[m].entity == "DATE")
            out.push_back(tree.subtree(m));
    } else if (tree.is(c, {"dobj", "pobj"})) {
      for (const int m : tree.children(c))
        if ((tree.is(m, {"appos", "npadvmod", "nmod"})) && tree[m].entity == "DATE")
          out.push_back(tree.subtree(m));
    }
  }
}

std::optional<double> hours_at(const Tree& tree, int i) {
  for (const int c : tree.children(i)) {
    if (tree.label(c) != "prep" || tree.lemma(c) != "for") continue;
    const int o = tree.child(c, {"pobj"});
    if (o == kNone ||
        (tree.lemma(o) != "hour" && tree.lemma(o) != "minute" && tree.lemma(o) != "day"))
      continue;
    const int n = tree.child(o, {"nummod", "det"});
    if (n == kNone) continue;
    const auto number = read_number(tree.text(tree.subtree(n)));
    if (!number) continue;
    const double unit = tree.lemma(o) == "hour" ? 1.0 : tree.lemma(o) == "minute" ? 1.0 / 60 : 24.0;
    return number->low * unit;
  }
  return std::nullopt;
}

// "met a day after media reported that A asked B": what was reported lies a day before the meeting.
std::optional<DateRange> reported_before(const Tree& tree, int i, Date anchor) {
  for (; !tree.root(i); i = tree.head(i)) {
    const int mark = tree.child(i, {"mark"});
    if (tree.label(i) != "advcl" || mark == kNone || tree.lemma(mark) != "after" || mark == 0)
      continue;
    const int unit = mark - 1;
    if (tree[unit].entity != "DATE" && tree.lemma(unit) != "day" && tree.lemma(unit) != "week")
      return std::nullopt;
    const std::string expression(tree.text({tree.subtree(unit).begin, unit + 1}));
    int days = tree.lemma(unit) == "week" ? 7 : tree.lemma(unit) == "day" ? 1 : 0;
    if (days == 0) return std::nullopt;
    if (const auto n = read_number(expression)) days *= static_cast<int>(n->low);
    const Date day = anchor.plus(-days);
    return DateRange{day, day, DatePrecision::day, fmt::format("reported {} before", expression)};
  }
  return std::nullopt;
}

bool place_word(const Tree& tree, int i) {
  const std::string_view e = tree[i].entity;
  return e == "GPE" || e == "LOC" || e == "FAC";
}

std::optional<EventPlace> place_named(const Tree& tree, int i, const World& world,
                                      std::string_view near) {
  int begin = i;
  while (begin > 0 && tree.under(begin - 1, i) && tree[begin - 1].pos == "PROPN" &&
         tree[begin - 1].entity == tree[i].entity)
    --begin;
  const std::string named(tree.text({begin, i + 1}));
  for (const State& s : world.states())
    if (s.name == named) {
      EventPlace p;
      p.name = named;
      p.country = std::string(s.iso3);
      p.precision = "country";
      return p;
    }
  const Place* place = world.place(named, near);
  if (place == nullptr && begin != i) place = world.place(tree[i].text, near);
  if (place == nullptr) return std::nullopt;
  EventPlace p;
  p.name = std::string(place->name);
  p.country = std::string(place->country);
  p.admin1 = std::string(place->admin1);
  p.lat = place->lat;
  p.lon = place->lon;
  p.precision = "city";
  return p;
}

// "Ukraine's capital", "the Sudanese capital": the state's capital.
std::optional<EventPlace> capital_of(const Tree& tree, int i, const World& world) {
  if (tree.lemma(i) != "capital") return std::nullopt;
  for (const int c : tree.children(i)) {
    if (!tree.is(c, {"poss", "amod", "compound", "nmod", "appos"})) continue;
    const std::array<std::string_view, 1> word{tree[c].text};
    const auto match = world.match(word, std::nullopt);
    if (!match || match->name->iso3.empty()) continue;
    const State* state = world.state(match->name->iso3);
    if (state == nullptr) continue;
    EventPlace p;
    p.name = std::string(state->capital);
    p.country = std::string(state->iso3);
    p.precision = "city";
    if (const Place* place = world.place(state->capital, state->iso3)) {
      p.lat = place->lat;
      p.lon = place->lon;
      p.admin1 = std::string(place->admin1);
    }
    return p;
  }
  return std::nullopt;
}

std::optional<EventPlace> place_under(const Tree& tree, int i, const World& world, int depth) {
  if (depth > 4) return std::nullopt;
  if (auto capital = capital_of(tree, i, world)) return capital;
  for (const int c :
       tree.children(i)) {  // "the port city of Mariupol" before "Ukraine" further out
    if (tree.label(c) == "prep" &&
        (tree.lemma(c) == "of" || tree.lemma(c) == "in" || tree.lemma(c) == "near"))
      if (const int o = tree.child(c, {"pobj"}); o != kNone)
        if (auto place = place_under(tree, o, world, depth + 1)) return place;
  }
  for (const int c : tree.children(i))  // "a Rome hotel"
    if (tree.is(c, {"compound", "nmod", "poss"}) && (place_word(tree, c)))
      if (auto place = place_named(tree, c, world, {}); place && place->precision == "city") {
        place->precision = "building";
        return place;
      }
  if (place_word(tree, i) || tree[i].pos == "PROPN") return place_named(tree, i, world, {});
  return std::nullopt;
}

}  // namespace

When when(const Tree& tree, const Words& words, const Frame& frame, const Story& story,
          Tense tense) {
  When out;
  if (!story.published) {
    out.date = {Date::beginning(), Date::end(), DatePrecision::open, "no date: the item has none"};
    return out;
  }
  out.hours = hours_at(tree, frame.predicate);
  if (!out.hours && frame.verb != kNone) out.hours = hours_at(tree, frame.verb);
  const auto resolved = [&](int i) {
    std::vector<TokenRange> expressions;
    expressions_at(tree, i, expressions);
    for (const TokenRange& range : expressions) {
      const std::string_view text = tree.text(range);
      if (tree.lemma(range.begin) == "for") continue;  // a length, not a day
      if (auto date = resolve_date(text, *story.published, tense)) {
        out.date = std::move(*date);
        out.date.rule = fmt::format("{} ({})", out.date.rule, text);
        return true;
      }
    }
    return false;
  };
  if (resolved(frame.predicate)) return out;
  int i = frame.predicate;
  if (frame.verb != kNone && frame.verb != frame.predicate) {
    i = frame.verb;
    const bool lends = light_verb(tree, words, i) || words.has("aspect", tree.lemma(i)) ||
                       (tree.is(frame.predicate, {"nsubj", "nsubjpass"}) &&
                        words.value("governor", tree.lemma(i)).empty());
    if (lends && resolved(i)) return out;
  }
  // A clause without a date of its own shares that of the verb it is coordinated with or that it
  // qualifies.
  for (int steps = 0; steps < 4 && !tree.root(i); ++steps) {
    const int h = tree.head(i);
    const int mark = tree.child(i, {"mark"});
    const bool shares = (tree.label(i) == "conj" && tree.verb(h) &&
                         tree.child(i, {"nsubj", "nsubjpass"}) == kNone) ||
                        tree.is(i, {"xcomp"}) ||
                        (tree.label(i) == "advcl" && mark != kNone && tree.lemma(mark) == "after" &&
                         tree[h].tag != "VBG");
    if (!shares) break;
    if (resolved(h)) return out;
    i = h;
  }
  if (auto before = reported_before(tree, frame.verb != kNone ? frame.verb : frame.predicate,
                                    *story.published)) {
    out.date = std::move(*before);
    return out;
  }
  out.date = {*story.published, *story.published, DatePrecision::day,
              "none in the sentence: the item's date"};
  return out;
}

std::optional<EventPlace> where(const Tree& tree, const Frame& frame, const World& world) {
  std::vector<int> holders{frame.predicate};
  if (frame.verb != kNone && frame.verb != frame.predicate) holders.push_back(frame.verb);
  // "met B in Geneva": the parser may hang the place on B, but a person has no place, the deed has.
  for (const Argument& a : frame.arguments)
    if (tree[a.token].entity == "PERSON" ||
        (a.role != Role::subject && tree.lemma(a.token) == "counterpart"))
      holders.push_back(a.token);
  for (const int holder : holders)
    for (const int p : tree.children(holder)) {
      if (tree.label(p) != "prep") continue;
      const std::string& lemma = tree.lemma(p);
      if (lemma != "in" && lemma != "at" && lemma != "near" && lemma != "on" && lemma != "of" &&
          lemma != "outside" && lemma != "against")
        continue;
      const int o = tree.child(p, {"pobj"});
      if (o == kNone || tree[o].entity == "DATE") continue;
      if (holder != frame.predicate && holder != frame.verb && lemma != "in" && lemma != "at")
        continue;
      if ((lemma == "of" || lemma == "on" || lemma == "against") && holder != frame.predicate)
        continue;
      if (auto place = place_under(tree, o, world, 0)) {
        if (lemma == "of" && place->precision == "country")
          continue;  // "invasion of Ukraine": the target, not the spot
        return place;
      }
    }
  return std::nullopt;
}

}  // namespace entente
