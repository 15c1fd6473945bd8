// Resolution of noun phrases. Order: pronoun, name that covers the head, person (title + name,
// apposition, surname), back-reference
// ("the official", "the two officials", "the country"), agent noun with its states, and last the
// owner ("Ukrainian cities").
#include "code/actors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr int kLongestName = 8;

bool state_like(NameKind kind) {
  return kind == NameKind::state || kind == NameKind::demonym || kind == NameKind::capital;
}

bool organisation_like(NameKind kind) {
  return kind == NameKind::body || kind == NameKind::organisation || kind == NameKind::metonym ||
         kind == NameKind::medium || kind == NameKind::company || kind == NameKind::group ||
         kind == NameKind::bloc;
}

std::string code_of(const Actor& actor) {
  return actor.iso3 + actor.sector;
}

}  // namespace

std::string party(const Actor& actor) {
  return actor.iso3.empty() ? actor.code : actor.iso3;
}

Actors::Actors(const World& world, const Words& words, const Tree& tree, const Passage& passage,
               Context& context)
    : world_(world), words_(words), tree_(tree), passage_(passage), context_(context) {}

// The head with its premodifiers; what follows the head (prepositions, clauses) is not part of the
// name.
TokenRange Actors::phrase(int head) const {
  int begin = head;
  for (const int c : tree_.children(head)) {
    if (c > head) break;
    if (tree_.is(c, {"compound", "amod", "nmod", "det", "nummod", "poss", "npadvmod", "quantmod",
                     "advmod", "punct", "cc", "conj", "predet", "case", "neg"}))
      begin = std::min(begin, tree_.subtree(c).begin);
  }
  while (begin < head && (tree_[begin].pos == "PUNCT" || tree_.lemma(begin) == "and")) ++begin;
  return {begin, head + 1};
}

std::vector<Actors::Found> Actors::names_in(TokenRange range) const {
  std::vector<Found> found;
  for (int i = range.begin; i < range.end;) {
    std::array<std::string_view, kLongestName> window;
    std::size_t n = 0;
    for (int k = i; k < range.end && n < window.size(); ++k) window[n++] = tree_[k].text;
    const auto match = world_.match({window.data(), n}, context_.story().published);
    if (match && match->words > 0) {
      found.push_back({{i, i + static_cast<int>(match->words)}, match->name});
      i += static_cast<int>(match->words);
    } else {
      ++i;
    }
  }
  return found;
}

// The last (rightmost), longest agent noun phrase in the range.
std::optional<AgentMatch> Actors::agent_in(TokenRange range, int* where) const {
  std::optional<AgentMatch> best;
  for (int i = range.begin; i < range.end; ++i) {
    std::array<std::string_view, kLongestName> window;
    std::size_t n = 0;
    for (int k = i; k < range.end && n < window.size(); ++k) window[n++] = tree_.lemma(k);
    const auto match = world_.match_agent({window.data(), n});
    if (!match || match->words == 0) continue;
    best = match;
    *where = i;
    i += static_cast<int>(match->words) - 1;
  }
  return best;
}

void Actors::set_state(Actor& actor, std::string_view iso3) const {
  actor.iso3 = std::string(iso3);
  if (const State* state = world_.state(iso3); state != nullptr) {
    actor.cow = state->cow;
    actor.gw = state->gw;
    if (actor.name.empty()) actor.name = std::string(state->name);
  }
}

Actor Actors::finish(Actor actor, TokenRange range) const {
  if (actor.code.empty()) actor.code = code_of(actor);
  if (actor.code.empty()) actor.code = "---";
  if (actor.text.empty()) {
    actor.text = std::string(tree_.text(range));
    actor.span = tree_.span(range).shifted(passage_.offset);
  }
  return actor;
}

Actor Actors::make(const Name& name, TokenRange range, std::string how) const {
  Actor actor;
  actor.sector = std::string(name.sector);
  if (name.kind == NameKind::capital || (name.kind == NameKind::metonym && actor.sector.empty()))
    actor.sector = "GOV";
  if (!state_like(name.kind)) actor.name = std::string(name.name);
  if (!name.iso3.empty()) set_state(actor, name.iso3);
  actor.office = std::string(name.office);
  actor.code = std::string(name.code);
  actor.how = std::move(how);
  return finish(std::move(actor), range);
}

// Walks left over the proper nouns that make the name of a person ending at head.
int Actors::first_of_name(int head) const {
  int i = head;
  const bool entity = tree_[head].entity == "PERSON";
  while (i > 0 && tree_.sentence(i - 1) == tree_.sentence(head) && tree_[i - 1].pos == "PROPN" &&
         (entity ? tree_[i - 1].entity == "PERSON" : true) && tree_.under(i - 1, head)) {
    const std::array<std::string_view, 1> word{tree_.lemma(i - 1)};
    if (world_.match_agent(word)) break;  // "President" Putin: a title is no part of the name
    --i;
  }
  return i;
}

// Adds office, sector and state that a phrase gives ("the Chinese Communist Party's chief
// diplomat").
void Actors::describe(int head, TokenRange range, Actor& actor) const {
  TokenRange wide = range;
  for (const int p :
       tree_.children(head))  // "spokesman for the Chinese foreign ministry", "president of France"
    if (p > head && tree_.label(p) == "prep" &&
        (tree_.lemma(p) == "for" || tree_.lemma(p) == "of" || tree_.lemma(p) == "at"))
      wide.end = std::max(wide.end, tree_.subtree(p).end);
  for (const Found& found : names_in(wide)) {
    if (found.name->iso3.empty() || found.name->kind == NameKind::place) {
      if (actor.iso3.empty() && actor.code.empty() && organisation_like(found.name->kind)) {
        actor.code = std::string(found.name->code);
        actor.sector = std::string(found.name->sector);
      }
      continue;
    }
    if (actor.iso3.empty()) set_state(actor, found.name->iso3);
    if (actor.sector.empty()) actor.sector = std::string(found.name->sector);
    if (actor.how.empty()) actor.how = fmt::format("office pattern: {}", tree_.text(found.range));
  }
  int where = kNone;
  if (const auto agent = agent_in({range.begin, std::max(range.end, head + 1)}, &where)) {
    const int end = where + static_cast<int>(agent->words);
    // Adjectives right before the noun belong to the office: "chief diplomat", "National Security
    // Advisor".
    int begin = where;
    while (begin > range.begin && words_.has("office_adjective", tree_.lemma(begin - 1))) --begin;
    if (actor.office.empty() &&
        (agent->agent->office || begin < where || words_.has("spokesman", tree_.lemma(end - 1))))
      actor.office = std::string(tree_.text({begin, end}));
    if (actor.sector.empty() ||
        (agent->agent->office && !agent->agent->sector.empty() && actor.sector != "PTY"))
      actor.sector = std::string(agent->agent->sector);
  }
  if (actor.sector == "PTY" && !actor.office.empty() && words_.has("state_party", actor.iso3))
    actor.sector = "GOV";
}

// The apposition of a name; in "A and B, the C of D" the parser hangs it on A, but it stands after
// B and is B's.
int Actors::apposition(int head) const {
  const int own = tree_.child(head, {"appos"});
  if (own != kNone) {
    for (const int c : tree_.coordinated(head))
      if (c > head && c < own) return kNone;
    return own;
  }
  if (tree_.label(head) != "conj") return kNone;
  for (const int c : tree_.children(tree_.head(head)))
    if (tree_.label(c) == "appos" && c > head && tree_.subtree(c).begin == head + 2) return c;
  return kNone;
}

std::vector<Actor> Actors::person(int head, TokenRange range) const {
  if (tree_[head].pos != "PROPN" && tree_[head].entity != "PERSON") {
    // A surname that the model takes for a common noun ("Price also stressed") is still known to
    // the page.
    if (tree_[head].tag.substr(0, 2) != "NN" || tree_[head].text.empty() ||
        tree_[head].text[0] < 'A' || tree_[head].text[0] > 'Z')
      return {};
  }
  const auto& persons = context_.memory().persons;
  const auto remembered = std::find_if(persons.rbegin(), persons.rend(), [&](const Person& p) {
    return p.surname == tree_[head].text || p.first == tree_[head].text;
  });
  const int first = first_of_name(head);
  const int appos = apposition(head);
  const bool appositive = tree_.label(head) == "appos";
  Actor actor;
  if (first > range.begin) describe(first - 1, {range.begin, first}, actor);
  if (actor.office.empty() && appos != kNone && tree_[appos].pos != "PROPN")
    describe(appos, phrase(appos), actor);
  if (actor.office.empty() && appositive && tree_.noun(tree_.head(head)))
    describe(tree_.head(head), phrase(tree_.head(head)), actor);
  if (actor.office.empty() && actor.sector.empty() && remembered != persons.rend()) {
    Actor known = remembered->actor;
    known.text.clear();
    known.how = fmt::format("page memory: {}", tree_[head].text);
    return {finish(std::move(known), range)};
  }
  const auto names = names_in({first, head + 1});
  for (const Found& found : names) {
    if (found.name->kind != NameKind::person || found.range.begin != first)
      continue;  // "Luis Ortega" is no "Ortega"
    Actor known = make(*found.name, range, "person of the world tables");
    if (!actor.office.empty()) known.office = actor.office;
    return {known};
  }
  if (tree_[head].entity != "PERSON" && actor.office.empty()) return {};
  if (actor.office.empty() && actor.sector.empty() && actor.iso3.empty()) {
    if (tree_[head].entity != "PERSON") return {};
    actor.how = "person, nothing known";
  }
  if (actor.iso3.empty() && !actor.office.empty() && !context_.story().dateline_country.empty()) {
    set_state(actor, context_.story().dateline_country);
    actor.how = "office without a state: the dateline's";
  }
  actor.name = std::string(tree_.text({first, head + 1}));
  if (actor.how.empty()) actor.how = "office pattern";
  return {finish(std::move(actor), range)};
}

// A state named before the token: subjects and owners of this sentence first, then the page's
// memory.
std::optional<Actor> Actors::state_before(int token, std::string_view not_iso3) const {
  std::optional<Actor> any;
  const int sentence = tree_.sentence(token);
  for (int i = token - 1; i >= 0 && tree_.sentence(i) == sentence; --i) {
    if (!tree_.noun(i) && tree_[i].pos != "ADJ") continue;
    const auto names = names_in(phrase(i));
    for (const Found& found : names) {
      if (found.name->iso3.empty() || found.name->kind == NameKind::place ||
          found.name->kind == NameKind::medium)
        continue;
      if (found.name->iso3 == not_iso3) continue;
      Actor actor = make(*found.name, found.range, "back-reference");
      actor.sector.clear();
      actor.code = actor.iso3;
      if (tree_.is(i, {"nsubj", "nsubjpass", "poss"}) && state_like(found.name->kind)) return actor;
      if (!any && state_like(found.name->kind)) any = actor;
    }
  }
  if (any) return any;
  const auto& states = context_.memory().states;
  for (auto it = states.rbegin(); it != states.rend(); ++it)
    if (it->iso3 != not_iso3) return *it;
  return std::nullopt;
}

std::vector<Actor> Actors::pronoun(int token) const {
  const auto& memory = context_.memory();
  const TokenRange range{token, token + 1};
  const auto again = [&](Actor actor, std::string how) {
    actor.text.clear();
    actor.how = std::move(how);
    return std::vector<Actor>{finish(std::move(actor), range)};
  };
  const std::string text = fmt::format("{}", tree_[token].norm);
  const bool first_person = words_.has("first_person", text);
  if (first_person) {
    if (!memory.speaker) return {};
    return again(memory.speaker->actor, fmt::format("\"{}\" of the speaker", tree_[token].text));
  }
  if (text == "he" || text == "she" || text == "his" || text == "her" || text == "him") {
    if (memory.persons.empty()) return {};
    return again(memory.persons.back().actor, fmt::format("\"{}\": the person last named", text));
  }
  if (text == "it" || text == "its" || text == "their" || text == "they" || text == "them") {
    auto state = state_before(token, {});
    if (!state) return {};
    return again(*state, fmt::format("\"{}\": the state last named", text));
  }
  return {};
}

// "the official", "the two officials", "the country", "the economic giant": a definite phrase that
// names nobody.
std::vector<Actor> Actors::anaphor(int head, TokenRange range) const {
  const std::string& lemma = tree_.lemma(head);
  const int det = tree_.child(head, {"det"});
  const bool definite =
      det != kNone &&
      (tree_.lemma(det) == "the" || tree_.lemma(det) == "this" || tree_.lemma(det) == "both" ||
       tree_.lemma(det) == "these" || tree_.lemma(det) == "those");
  const auto& memory = context_.memory();
  const auto again = [&](Actor actor, std::string_view how) {
    actor.text.clear();
    actor.how = fmt::format("{}: {}", how, tree_.text(range));
    return finish(std::move(actor), range);
  };
  if (words_.has("generic_actor", lemma) && det != kNone &&
      (tree_.lemma(det) == "any" || tree_.lemma(det) == "every" || tree_.lemma(det) == "no")) {
    Actor actor;
    actor.code = "ANY";
    actor.name = fmt::format("{} {}", tree_.lemma(det), lemma);
    actor.how = "generic actor";
    return {finish(std::move(actor), range)};
  }
  if (!definite || !names_in(range).empty()) return {};
  if (words_.has("state_noun", lemma)) {
    // "is pressuring the economic giant": not the subject of the same clause.
    std::string other;
    const int h = tree_.head(head);
    if (tree_.is(head, {"dobj", "pobj"}) && !tree_.root(head)) {
      const int subject = tree_.verb(h) ? tree_.child(h, {"nsubj"}) : kNone;
      if (subject != kNone)
        if (const auto who = resolve(subject); !who.empty()) other = who.front().iso3;
    }
    if (auto state = state_before(head, other)) return {again(*state, "back-reference")};
    return {};
  }
  const bool plural = tree_[head].tag == "NNS";
  if (!words_.has("official_noun", lemma)) return {};
  if (plural && memory.pair.size() == 2) {
    return {again(memory.pair[0], "the two last named together"),
            again(memory.pair[1], "the two last named together")};
  }
  if (!plural && memory.official) return {again(memory.official->actor, "the official spoken of")};
  return {};
}

// Which prepositions lead from a noun to whose it is: "cities of A", "officials from A", "alignment
// between A and B", "tension over A".
bool Actors::owner_preposition(int head, int preposition, bool agent) const {
  const std::string& p = tree_.lemma(preposition);
  if (p == "of" || p == "in") return true;
  if (agent) return p == "from" || p == "for";
  if (p == "over") return true;
  return words_.has("relation_noun", tree_.lemma(head)) &&
         (p == "between" || p == "with" || p == "among" || p == "to");
}

std::vector<Actor> Actors::common(int head, TokenRange range) const {
  int where = kNone;
  const auto agent = agent_in(range, &where);
  const bool agent_is_head = agent && where + static_cast<int>(agent->words) == head + 1;
  std::vector<Actor> owners;
  TokenRange wide = range;
  for (const int p : tree_.children(head))
    if (p > head && tree_.label(p) == "prep" && owner_preposition(head, p, agent_is_head))
      if (const int o = tree_.child(p, {"pobj"}); o != kNone)
        wide.end = std::max(wide.end, tree_.coordinated(o).back() + 1);
  for (const Found& found : names_in(wide)) {
    const NameKind kind = found.name->kind;
    if (kind == NameKind::place && !agent_is_head) {
      if (found.name->iso3.empty()) continue;
    }
    if (found.name->iso3.empty() && found.name->code.empty()) continue;
    if (kind == NameKind::person && !(tree_.is(found.range.end - 1, {"poss"}))) continue;
    Actor actor = make(*found.name, found.range, "");
    if (agent_is_head && !actor.iso3.empty() &&
        (state_like(kind) || kind == NameKind::place || kind == NameKind::capital)) {
      actor.sector = std::string(agent->agent->sector);
      actor.code = code_of(actor);
      actor.name.clear();
      if (agent->agent->office) actor.office = std::string(tree_.text({where, head + 1}));
      actor.how = fmt::format("{} + {}", tree_.text(found.range), tree_.lemma(head));
      actor.text = std::string(tree_.text(range));
      actor.span = tree_.span(range).shifted(passage_.offset);
    } else if (agent_is_head && kind == NameKind::body) {
      actor.how = fmt::format("{} of {}", tree_.lemma(head), tree_.text(found.range));
      actor.text = std::string(tree_.text(range));
      actor.span = tree_.span(range).shifted(passage_.offset);
    } else {
      if (kind == NameKind::capital || kind == NameKind::place) {
        actor.sector.clear();
        actor.code = actor.iso3.empty() ? actor.code : actor.iso3;
      }
      actor.how = fmt::format("owner: {}", tree_.text(found.range));
    }
    owners.push_back(std::move(actor));
  }
  if (!owners.empty()) return owners;
  const int poss = tree_.child(head, {"poss"});
  if (poss != kNone && (tree_[poss].tag == "PRP$" || tree_.noun(poss))) {
    auto inner = resolve(poss);
    for (Actor& actor : inner) {
      if (agent_is_head) {
        actor.sector = std::string(agent->agent->sector);
        actor.code = code_of(actor);
      }
      actor.how = fmt::format("owner: {} ({})", tree_.text(phrase(poss)), actor.how);
      actor.text = std::string(tree_.text(range));
      actor.span = tree_.span(range).shifted(passage_.offset);
    }
    if (!inner.empty()) return inner;
  }
  if (agent_is_head) {
    Actor actor;
    actor.sector = std::string(agent->agent->sector);
    if (agent->agent->office) actor.office = std::string(tree_.text({where, head + 1}));
    actor.how = fmt::format("agent noun: {}", tree_.lemma(head));
    return {finish(std::move(actor), range)};
  }
  return {};
}

std::vector<Actor> Actors::resolve(int token) const {
  if (token == kNone) return {};
  const std::string_view tag = tree_[token].tag;
  if (tag == "PRP" || tag == "PRP$") return pronoun(token);
  if (!tree_.noun(token) && tree_[token].pos != "PROPN" && tree_[token].entity != "NORP" &&
      tree_[token].entity != "GPE")
    return {};
  const TokenRange range = phrase(token);
  const auto names = names_in(range);
  for (const Found& found : names) {
    if (found.range.end != token + 1 || found.name->kind == NameKind::person) continue;
    if (found.name->kind == NameKind::place) continue;
    if (found.name->kind == NameKind::demonym && tree_[token].entity == "PERSON") continue;
    return {make(*found.name, range, std::string(name(found.name->kind)))};
  }
  if (auto who = person(token, range); !who.empty()) return who;
  if (auto who = anaphor(token, range); !who.empty()) return who;
  if (tree_[token].pos == "PROPN" && tree_[token].entity != "PERSON") {
    int where = kNone;
    if (names.empty() && !agent_in(range, &where)) {
      if (tree_[token].entity == "ORG") {  // an organisation nobody knows: an actor without a state
        Actor actor;
        actor.name = std::string(tree_.text(range));
        actor.how = "organisation, nothing known";
        return {finish(std::move(actor), range)};
      }
      return {};
    }
  }
  return common(token, range);
}

void Actors::learn(TokenRange sentence) {
  auto& memory = context_.memory();
  std::vector<Actor> together;
  int last_person = kNone;
  for (int i = sentence.begin; i < sentence.end; ++i) {
    const bool head_of_phrase = tree_.noun(i) && !tree_.is(i, {"compound", "nmod"});
    if (!head_of_phrase) continue;
    const auto who = resolve(i);
    if (who.size() != 1) {
      for (const Actor& actor : who)
        if (!actor.iso3.empty()) {
          std::erase_if(memory.states, [&](const Actor& a) { return a.iso3 == actor.iso3; });
          Actor state = actor;
          state.sector.clear();
          state.code = state.iso3;
          memory.states.push_back(std::move(state));
        }
      continue;
    }
    const Actor& actor = who.front();
    if (tree_[i].entity == "PERSON" || (!actor.office.empty() && tree_[i].pos == "PROPN") ||
        actor.how.starts_with("page memory")) {
      const bool pair =
          last_person != kNone && tree_.label(i) == "conj" && tree_.head(i) == last_person;
      if (pair) memory.pair = {together.back(), actor};
      together.push_back(actor);
      last_person = i;
      const std::string surname(tree_[i].text);
      auto known = std::find_if(memory.persons.begin(), memory.persons.end(), [&](const Person& p) {
        return p.surname == surname || p.first == surname;
      });
      const int begin = first_of_name(i);
      Person person{surname, begin < i ? std::string(tree_[begin].text) : std::string(), actor,
                    true};
      if (known != memory.persons.end()) {
        person.on_record = known->on_record;
        if (person.first.empty()) {
          person.surname = known->surname;
          person.first = known->first;
        }
        if (person.actor.office.empty()) person.actor = known->actor;
        memory.persons.erase(known);
      }
      memory.persons.push_back(std::move(person));
    } else if (tree_[i].tag == "NN" && tree_.label(i) != "appos" &&
               words_.has("official_noun", tree_.lemma(i)) && !actor.iso3.empty() &&
               !actor.how.starts_with("the official")) {
      const bool same = memory.official && memory.official->actor.code == actor.code;
      memory.official = Person{{}, {}, actor, same ? memory.official->on_record : true};
    }
    if (!actor.iso3.empty() && actor.sector != "MED") {
      std::erase_if(memory.states, [&](const Actor& a) { return a.iso3 == actor.iso3; });
      Actor state = actor;
      state.sector.clear();
      state.office.clear();
      state.code = state.iso3;
      state.name.clear();
      set_state(state, state.iso3);
      memory.states.push_back(std::move(state));
    }
  }
}

}  // namespace entente
