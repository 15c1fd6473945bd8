#include "code/sentence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "code/harm.hpp"
#include "code/support.hpp"
#include "code/when_where.hpp"
#include "event/ontology.hpp"

namespace entente {
namespace {

bool known(const Actor& a) {
  return !a.iso3.empty() || (a.code != "---" && !a.code.empty());
}

bool same(const Actor& a, const Actor& b) {
  return a.code == b.code && a.name == b.name;
}

void add_actor(std::vector<Actor>& into, const Actor& actor) {
  if (!known(actor)) return;
  for (Actor& a : into) {  // "Moscow" and "its": one side, the fuller description
    if (a.iso3.empty() || a.iso3 != actor.iso3 || (!a.sector.empty() && !actor.sector.empty()))
      continue;
    if (a.sector.empty()) a = actor;
    return;
  }
  if (std::none_of(into.begin(), into.end(), [&](const Actor& a) { return same(a, actor); }))
    into.push_back(actor);
}

std::set<std::string> parties(const std::vector<Actor>& actors) {
  std::set<std::string> out;
  for (const Actor& a : actors) out.insert(party(a));
  return out;
}

std::set<std::string> both(const std::vector<Actor>& a, const std::vector<Actor>& b) {
  auto out = parties(a);
  out.merge(parties(b));
  return out;
}

bool violent(Plover p) {
  return p == Plover::assault || p == Plover::coerce;
}

}  // namespace

std::vector<Match> SentenceCoder::choose(TokenRange sentence) const {
  std::vector<Match> all;
  for (int i = sentence.begin; i < sentence.end; ++i) {
    if (!tree_.verb(i) && !tree_.noun(i) && tree_[i].pos != "ADJ" && tree_[i].pos != "AUX")
      continue;
    for (Match& m : lexicon_.match(tree_, words_, i)) all.push_back(std::move(m));
  }
  std::stable_sort(all.begin(), all.end(), [](const Match& a, const Match& b) {
    const auto score = [](const Match& m) {
      return 4 * m.pattern->weight + 2 * int(!m.source.empty()) + 2 * int(!m.target.empty());
    };
    return score(a) > score(b);
  });
  return all;
}

std::vector<Actor> SentenceCoder::everybody(const std::vector<Argument>& arguments) const {
  std::vector<Actor> out;
  for (const bool weak : {false, true}) {
    for (const Argument& a : arguments)
      if (a.weak == weak)
        for (const Actor& actor : actors_.resolve(a.token)) add_actor(out, actor);
    if (!out.empty()) return out;
  }
  return out;
}

void SentenceCoder::fill_mutual(const std::vector<Argument>& arguments, Report& report) const {
  auto all = everybody(arguments);
  if (all.size() < 2) return;
  report.reciprocal = true;
  report.source = {all.front()};
  report.target.assign(all.begin() + 1, all.end());
}

bool SentenceCoder::fill_actors(const Match& match, Report& report) const {
  const Pattern& pattern = *match.pattern;
  if (pattern.mutual) {
    fill_mutual(match.source, report);
    return report.reciprocal;
  }
  report.source = everybody(match.source);
  report.target = everybody(match.target);
  report.reciprocal = pattern.rule->reciprocal;
  std::erase_if(report.target, [&](const Actor& t) {
    return std::any_of(report.source.begin(), report.source.end(),
                       [&](const Actor& s) { return same(s, t) || s.span == t.span; });
  });
  // One meets persons and bodies, not what they own: "received Iranian fuel" hosts nobody.
  if (pattern.rule->plover == Plover::consult)
    std::erase_if(report.target, [](const Actor& t) { return t.how.starts_with("owner"); });
  if (report.reciprocal && report.target.empty() && report.source.size() >= 2) {
    report.target.assign(report.source.begin() + 1, report.source.end());
    report.source.resize(1);
  }
  if (!pattern.has_target && !pattern.rule->answer) {
    const int who = claims_.addressee(match.frame.predicate);
    for (const Actor& actor : actors_.resolve(who))
      if (!actor.iso3.empty() && actor.sector != "MED" &&
          !parties(report.source).contains(party(actor)))
        add_actor(report.target, actor);
  }
  const bool open_side =
      match.frame.nominal || (match.frame.verb != kNone && passive(tree_, match.frame.verb));
  if (pattern.has_source && report.source.empty() && !open_side) return false;
  if (pattern.has_target && report.target.empty() && !match.frame.nominal) return false;
  const int det = tree_.child(match.frame.predicate, {"det"});
  const bool recalled = match.frame.nominal && violent(pattern.rule->plover) && det != kNone &&
                        tree_.lemma(det) == "the";
  return !report.source.empty() || !report.target.empty() || recalled;
}

bool SentenceCoder::draft(Match match, TokenRange sentence, int number, Draft& out) const {
  Report& r = out.report;
  if (!fill_actors(match, r)) return false;
  const Rule& rule = *match.pattern->rule;
  const Story& story = context_.story();
  r.page = story.page;
  r.item = story.item;
  r.sentence = number;
  r.span = tree_.span(sentence).shifted(passage_.offset);
  r.text = std::string(tree_.text(sentence));
  r.published = story.published;
  r.published_source = story.published_source;
  r.plover = rule.plover;
  r.mode = rule.mode;
  r.cameo = rule.cameo;
  r.contexts = rule.contexts;
  out.status = status_of(tree_, words_, match.frame, match.pattern->root.negated);
  if (out.status.drop) return false;
  r.status = out.status.status;
  const bool plain = r.status == Status::happened || r.status == Status::ongoing;
  if (rule.status &&
      (plain || (r.status == Status::planned && *rule.status == Status::threatened) ||
       (rule.answer && *rule.status == Status::undecided)))
    r.status = *rule.status;
  if (story.headline && r.status == Status::ongoing) r.status = Status::happened;
  r.claim = claims_.of(match.frame.predicate);
  if (!r.claim.chain.empty()) {
    const auto mine = parties(r.source);
    r.claim.self = !r.claim.chain.back().actor.iso3.empty() &&
                   mine.contains(party(r.claim.chain.back().actor));
  }
  if (r.status == Status::undecided) r.claim.certainty = Certainty::unknown;
  const When when_read = when(tree_, words_, match.frame, story, out.status.tense);
  r.date = when_read.date;
  r.hours = when_read.hours;
  r.place = where(tree_, match.frame, world_);
  r.why.rule = fmt::format("{}:{} {}", rule.file, match.pattern->line, rule.name);
  for (const int w : match.words) r.why.words.emplace_back(tree_[w].text);
  r.why.steps.push_back(fmt::format("example: {}", match.pattern->example));
  for (const Actor& a : r.source)
    r.why.steps.push_back(fmt::format("source {}: {} ({})", a.code, a.text, a.how));
  for (const Actor& a : r.target)
    r.why.steps.push_back(fmt::format("target {}: {} ({})", a.code, a.text, a.how));
  for (const std::string& s : out.status.steps) r.why.steps.push_back(s);
  out.match = std::move(match);
  r.support = support_of(tree_, words_, out.match, r);
  return true;
}

// The other violent deeds of the sentence on one line of the tree with d, the nearest governor
// first: a toll belongs to the siege whose clause it stands in before it belongs to the strike that
// the sentence is about.
std::vector<const Draft*> SentenceCoder::tied(const std::vector<Draft>& drafts,
                                              const Draft& d) const {
  std::vector<const Draft*> out;
  const int mine = d.match.frame.verb;
  for (const Draft& other : drafts) {
    const int theirs = other.match.frame.verb;
    if (&other == &d || !violent(other.report.plover) || mine == kNone || theirs == kNone) continue;
    if (tree_.under(theirs, mine) || tree_.under(mine, theirs)) out.push_back(&other);
  }
  std::stable_sort(out.begin(), out.end(), [&](const Draft* a, const Draft* b) {
    const bool a_governs = tree_.under(mine, a->match.frame.verb),
               b_governs = tree_.under(mine, b->match.frame.verb);
    if (a_governs != b_governs) return a_governs;
    return a_governs && a->match.frame.verb != b->match.frame.verb &&
           tree_.under(a->match.frame.verb, b->match.frame.verb);
  });
  return out;
}

// One deed of the sentence tells who did the other: "a strike killed ..., as A kept up its assault"
// gives the strike's source and the assault's target. `why` says that the tie is by circumstance
// and the confidence is lower.
void SentenceCoder::complete(std::vector<Draft>& drafts) const {
  for (Draft& d : drafts) {
    if (!violent(d.report.plover)) continue;
    for (const Draft* near : tied(drafts, d)) {
      const Draft& other = *near;
      const auto taken = both(d.report.source, d.report.target);
      if (d.report.source.empty())
        for (const Actor& a : other.report.source)
          if (!taken.contains(party(a))) {
            d.report.source.push_back(a);
            d.report.why.steps.push_back(
                fmt::format("source {} by circumstance: {}", a.code, a.text));
          }
      for (Actor& victim :
           d.report.target)  // "2,200 people have been killed" in the besieged city: its people
        if (victim.iso3.empty() && !other.report.target.empty() &&
            !other.report.target.front().iso3.empty() && victim.sector == "CVL") {
          victim.iso3 = other.report.target.front().iso3;
          victim.cow = other.report.target.front().cow;
          victim.gw = other.report.target.front().gw;
          victim.code = victim.iso3 + victim.sector;
          victim.how += fmt::format("; of {} by circumstance", victim.iso3);
          if (!d.report.place) d.report.place = other.report.place;
        }
      if (d.report.target.empty())
        for (const Actor& a : other.report.target)
          if (!taken.contains(party(a))) {
            d.report.target.push_back(a);
            d.report.why.steps.push_back(
                fmt::format("target {} by circumstance: {}", a.code, a.text));
          }
    }
    // A siege of a city is a siege of its state, when that is not the source's own.
    if (d.report.target.empty() && d.report.place && !d.report.place->country.empty() &&
        !parties(d.report.source).contains(d.report.place->country)) {
      Actor state;
      state.code = state.iso3 = d.report.place->country;
      if (const State* s = world_.state(state.iso3)) {
        state.cow = s->cow;
        state.gw = s->gw;
        state.name = std::string(s->name);
      }
      state.text = d.report.place->name;
      state.span = d.report.span;
      state.how = fmt::format("state of the place {}", d.report.place->name);
      d.report.why.steps.push_back(fmt::format("target {}: {}", state.code, state.how));
      d.report.target.push_back(std::move(state));
    }
  }
}

void SentenceCoder::add_harm(TokenRange sentence, std::vector<Draft>& drafts) const {
  for (int i = sentence.begin; i < sentence.end; ++i) {
    auto harm = harm_at(tree_, words_, i);
    if (!harm) continue;
    const int subject = subject_of(tree_, words_, i);
    Draft* direct = nullptr;
    Draft* governing = nullptr;
    for (Draft& d : drafts) {
      if (!violent(d.report.plover) || d.inherited) continue;
      const int p = d.match.frame.predicate;
      if (p == i || p == subject || (subject != kNone && tree_.under(p, subject) && tree_.noun(p)))
        direct = &d;
      if (p != i && (tree_.under(i, p) ||
                     (d.match.frame.verb != kNone && tree_.under(i, d.match.frame.verb)))) {
        if (governing == nullptr || tree_.under(p, governing->match.frame.predicate))
          governing = &d;
      }
    }
    if (direct != nullptr) {
      auto& have = direct->report.harm;
      if (!have) have.emplace();
      if (harm->dead) have->dead = harm->dead;
      if (harm->injured) have->injured = harm->injured;
      if (harm->arrested) have->arrested = harm->arrested;
      if (harm->displaced) have->displaced = harm->displaced;
    } else if (governing != nullptr) {
      Draft copy = *governing;
      copy.inherited = true;
      copy.report.harm = harm;
      copy.report.claim = claims_.of(i);
      copy.report.reciprocal = false;
      copy.report.why.words = {std::string(tree_[i].text)};
      copy.report.why.steps.push_back(
          fmt::format("harm in a clause of '{}'", tree_[governing->match.frame.predicate].text));
      copy.match.frame.predicate = i;
      drafts.push_back(std::move(copy));
    }
  }
}

// "has not responded", "how it will act": the deed asked for, left open. Its category is what was
// asked.
bool SentenceCoder::answer(Draft& draft) const {
  Report& r = draft.report;
  if (r.status != Status::undecided && r.status != Status::not_happened) return false;
  const auto mine = parties(r.source);
  const auto& deeds = context_.memory().deeds;
  for (auto it = deeds.rbegin(); it != deeds.rend(); ++it) {
    if (it->plover != Plover::request || it->status != Status::requested) continue;
    if (std::none_of(it->target.begin(), it->target.end(),
                     [&](const Actor& a) { return mine.contains(party(a)); }))
      continue;
    r.answers = it->id;
    r.target = it->source;
    r.support = it->support;
    r.plover = it->support ? Plover::aid : Plover::cooperate;
    r.mode.clear();
    r.cameo = it->support ? "070" : "060";
    if (it->support && it->support->kinds.size() == 1) {
      if (it->support->kinds.front() == SupportKind::military) r.cameo = "072";
      if (it->support->kinds.front() == SupportKind::economic) r.cameo = "071";
      if (it->support->kinds.front() == SupportKind::humanitarian) r.cameo = "073";
    }
    if (r.support) r.support->stage = SupportStage::undecided;
    r.status = Status::undecided;
    r.claim.certainty = Certainty::unknown;
    r.why.steps.push_back("answers the request on this page");
    return true;
  }
  return false;
}

// What the page already told of this deed: the meeting's day, the strike's sides.
void SentenceCoder::recall(Draft& draft) const {
  Report& r = draft.report;
  const auto& deeds = context_.memory().deeds;
  const std::string& lemma = tree_.lemma(draft.match.frame.predicate);
  for (auto it = deeds.rbegin(); it != deeds.rend(); ++it) {
    const bool same_deed = it->plover == r.plover && it->cameo == r.cameo;
    if (r.reciprocal && same_deed && both(it->source, it->target) == both(r.source, r.target) &&
        it->status == r.status) {
      if (r.date.rule.starts_with("none") && !it->date.rule.starts_with("none")) {
        r.date = it->date;
        if (!r.date.rule.starts_with("same deed"))
          r.date.rule = "same deed in an earlier sentence: " + r.date.rule;
      }
      if (!r.hours) r.hours = it->hours;
      if (!r.place) r.place = it->place;
      return;
    }
    const int det = tree_.child(draft.match.frame.predicate, {"det"});
    if (violent(r.plover) && violent(it->plover) && it->lemma == lemma && det != kNone &&
        tree_.lemma(det) == "the" && (r.source.empty() || r.target.empty())) {
      if (r.source.empty()) r.source = it->source;
      if (r.target.empty()) r.target = it->target;
      r.plover = it->plover;
      r.cameo = it->cameo;
      if (!r.place) r.place = it->place;
      r.why.steps.push_back("the same deed as in an earlier sentence");
      return;
    }
  }
}

// A denial, refusal or counter-charge answers the latest second-hand or directed report about its
// source.
void SentenceCoder::link(Draft& draft, const Reports& out) const {
  Report& r = draft.report;
  if (!r.answers.empty()) return;
  const bool answers = r.plover == Plover::reject || r.plover == Plover::accuse ||
                       r.claim.stance == Stance::denies || r.claim.stance == Stance::doubts;
  if (!answers) return;
  auto mine = parties(r.source);
  if (r.claim.stance == Stance::denies)
    for (const ClaimLink& l : r.claim.chain) mine.insert(party(l.actor));
  for (const Report& other : out.reports)  // "refused to address the reports, instead accusing
                                           // ...": one answer in two deeds
    if (other.page == r.page && other.item == r.item && other.sentence == r.sentence &&
        !other.answers.empty() && parties(other.source) == parties(r.source)) {
      r.answers = other.answers;
      return;
    }
  const bool of_reports =
      std::any_of(draft.match.words.begin(), draft.match.words.end(),
                  [&](int w) { return words_.has("report_noun", tree_.lemma(w)); });
  const auto& deeds = context_.memory().deeds;
  for (auto it = deeds.rbegin(); it != deeds.rend(); ++it) {
    if (of_reports && !it->by_media) continue;
    if (!it->answers.empty()) continue;
    if (it->id == r.id || it->sentence == std::to_string(r.sentence)) continue;
    if (it->plover == Plover::statement || it->plover == Plover::consult) continue;
    const bool directed = it->plover == Plover::request || it->plover == Plover::accuse ||
                          it->plover == Plover::threaten;
    if (!directed && !it->second_hand) continue;
    const auto theirs = both(it->source, it->target);
    if (std::none_of(mine.begin(), mine.end(),
                     [&](const std::string& p) { return theirs.contains(p); }))
      continue;
    if (directed && !it->second_hand &&
        std::none_of(it->target.begin(), it->target.end(),
                     [&](const Actor& a) { return mine.contains(party(a)); }))
      continue;
    r.answers = it->id;
    r.why.steps.push_back("answers an earlier report of this page");
    return;
  }
}

void SentenceCoder::remember(const Draft& draft) const {
  const Report& r = draft.report;
  Deed deed;
  deed.id = r.id;
  deed.lemma = tree_.lemma(draft.match.frame.predicate);
  deed.cameo = r.cameo;
  deed.answers = r.answers;
  deed.sentence = std::to_string(r.sentence);
  deed.plover = r.plover;
  deed.status = r.status;
  deed.source = r.source;
  deed.target = r.target;
  deed.support = r.support;
  deed.place = r.place;
  deed.date = r.date;
  deed.hours = r.hours;
  deed.by_media = std::any_of(r.claim.chain.begin(), r.claim.chain.end(),
                              [](const ClaimLink& l) { return l.actor.sector == "MED"; });
  deed.second_hand = !r.claim.chain.empty() && !r.claim.self;
  context_.memory().deeds.push_back(std::move(deed));
}

// How much of the record is certain: known sides, a specific pattern, no circumstance. Not
// calibrated before the ranker of the coder's own issue.
double SentenceCoder::confidence(const Draft& draft) const {
  double c = 0.5 + 0.03 * std::min(draft.match.pattern->weight, 6);
  c += draft.report.source.empty() || draft.report.source.front().iso3.empty() ? -0.1 : 0.1;
  c += draft.report.target.empty() || draft.report.target.front().iso3.empty() ? -0.05 : 0.1;
  for (const std::string& s : draft.report.why.steps)
    if (s.find("circumstance") != std::string::npos) c -= 0.15;
  return std::clamp(c, 0.05, 0.95);
}

void SentenceCoder::code(TokenRange sentence, int number, Reports& out) {
  std::vector<Draft> drafts;
  std::set<int> used;
  for (Match& match : choose(sentence)) {
    if (used.contains(match.frame.predicate)) continue;
    if (std::any_of(match.words.begin(), match.words.end(),
                    [&](int w) { return used.contains(w); }) &&
        match.words.size() > 1)
      continue;
    Draft d;
    const std::vector<int> words = match.words;
    if (!draft(std::move(match), sentence, number, d)) continue;
    if (d.match.pattern->rule->answer && !answer(d)) continue;
    used.insert(words.begin(), words.end());
    drafts.push_back(std::move(d));
  }
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
    return a.match.frame.predicate < b.match.frame.predicate;
  });
  for (Draft& d : drafts) recall(d);
  complete(drafts);
  add_harm(sentence, drafts);
  std::size_t count = 0;
  for (Draft& d : drafts) {
    Report& r = d.report;
    const bool whole = !r.source.empty() && (!r.target.empty() || !d.match.pattern->has_target);
    const bool harmed = r.harm.has_value() && !r.target.empty();
    if (!whole && !harmed &&
        !(violent(r.plover) && !r.target.empty() && !r.target.front().iso3.empty()))
      continue;
    if (++count > limits_.reports_per_sentence) {
      out.rejects.push_back(
          {r.page, r.item, r.span, "too_many_reports",
           fmt::format("the sentence gives more than {} reports", limits_.reports_per_sentence)});
      break;
    }
    if (const CameoCode* code = find_cameo(r.cameo)) {
      r.goldstein = code->goldstein;
    }
    r.quad = plover_quad(r.plover);
    r.plover_score = plover_score(r.plover, r.mode);
    r.confidence = confidence(d);
    r.id = report_id(r);
    if (std::any_of(out.reports.begin(), out.reports.end(),
                    [&](const Report& seen) { return seen.id == r.id; }))
      continue;
    link(d, out);
    remember(d);
    out.reports.push_back(r);
  }
}

}  // namespace entente
