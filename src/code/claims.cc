// The attribution chain. A clause is said by X when it hangs on X's speech verb as complement, when
// the speech verb stands beside it
// ("..., officials say"), or when it is quoted and the paragraph has one speaker.
#include "code/claims.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "code/frame.hpp"

namespace entente {

bool Claims::is_speech(int v) const {
  return tree_.verb(v) && words_.has("speech", tree_.lemma(v));
}

int Claims::subject(int v) const {
  return subject_of(tree_, words_, v);
}

std::vector<int> Claims::speech_verbs(int p) const {
  std::vector<int> verbs;
  int i = p;
  while (true) {
    for (const int c : tree_.children(i))  // "A did x, officials say"
      if (c != p && tree_.is(c, {"parataxis", "ccomp"}) && is_speech(c) && subject(c) != kNone &&
          tree_.child(c, {"ccomp", "dobj"}) == kNone && tree_.child(c, {"mark"}) == kNone &&
          std::find(verbs.begin(), verbs.end(), c) == verbs.end() && tree_.label(i) != "relcl")
        verbs.push_back(c);
    if (tree_.root(i)) break;
    const int h = tree_.head(i);
    const std::string_view label = tree_.label(i);
    if (is_speech(h) &&
        (label == "ccomp" || (label == "xcomp" && tree_.lemma(h) != "threaten") ||
         label == "parataxis") &&
        h != p)
      verbs.push_back(h);
    if (label == "dobj" && is_speech(h) && !tree_.verb(p) &&
        words_.has("speech_of_noun", tree_.lemma(h)) && h != p)
      verbs.push_back(h);
    if (label == "relcl")
      break;  // what a relative clause says is the narrator's again unless its own verb speaks
    i = h;
  }
  return verbs;
}

std::vector<ClaimLink> Claims::speaker(int token, const std::string& verb) const {
  std::vector<ClaimLink> out;
  if (token == kNone) return out;
  for (const int t : tree_.coordinated(token)) {
    if (tree_[t].tag == "PRP" && words_.has("first_person", tree_[t].norm))
      continue;  // "we said": the speaker is already in the chain
    auto who = actors_.resolve(t);
    if (who.empty()) {
      if (!tree_.noun(t)) continue;
      Actor actor;  // nobody the tables know: kept with its words, so that no source is lost
      actor.code = "---";
      actor.how = "speaker, nothing known";
      actor.text = std::string(tree_[t].text);
      actor.span = tree_[t].span.shifted(passage_.offset);
      who.push_back(std::move(actor));
    }
    for (Actor& actor : who) {
      ClaimLink link;
      link.named = tree_[t].pos == "PROPN" || actor.how.starts_with("page memory") ||
                   actor.how.starts_with("\"he\"") || actor.how.starts_with("\"she\"");
      if (words_.has("official_noun", tree_.lemma(t)) || actor.how.starts_with("agent noun"))
        link.named = false;
      link.verb = verb;
      link.span = actor.span;
      const auto& memory = context_.memory();
      for (const Person& p : memory.persons)
        if (p.actor.name == actor.name && !p.on_record) link.on_record = false;
      if (memory.official && memory.official->actor.code == actor.code && !link.named &&
          !memory.official->on_record && tree_[t].tag == "NN")
        link.on_record = false;
      link.actor = std::move(actor);
      out.push_back(std::move(link));
    }
  }
  return out;
}

std::vector<ClaimLink> Claims::links(int v) const {
  std::vector<ClaimLink> out = speaker(subject(v), tree_.lemma(v));
  bool anonymous = false;
  for (int i = tree_.subtree(v).begin; i < tree_.subtree(v).end; ++i)
    anonymous |= words_.has("anonymous", tree_.lemma(i));
  for (ClaimLink& link : out)
    if (anonymous && !link.named) link.on_record = false;
  for (const int c : tree_.children(v)) {
    if (tree_.label(c) == "advcl" && words_.has("citing", tree_.lemma(c))) {
      auto cited = speaker(tree_.child(c, {"dobj"}), tree_.lemma(c));
      out.insert(out.end(), cited.begin(), cited.end());
    }
  }
  return out;
}

int Claims::addressee(int p) const {
  for (const int v : speech_verbs(p)) {
    for (const int c : tree_.children(v)) {
      if (tree_.is(c, {"dobj", "dative"}) && tree_.noun(c)) return c;
      if (tree_.is(c, {"prep", "dative"}) && (tree_.lemma(c) == "to" || tree_.lemma(c) == "with"))
        if (const int o = tree_.child(c, {"pobj"}); o != kNone) return o;
    }
  }
  return kNone;
}

Claim Claims::of(int p) const {
  Claim claim;
  const auto verbs = speech_verbs(p);
  for (auto it = verbs.rbegin(); it != verbs.rend(); ++it) {
    auto chain = links(*it);
    claim.chain.insert(claim.chain.end(), chain.begin(), chain.end());
    const std::string& lemma = tree_.lemma(*it);
    const bool no = negated(tree_, *it);
    if (words_.has("deny", lemma)) claim.stance = no ? Stance::asserts : Stance::denies;
    if (words_.has("doubt", lemma)) claim.stance = no ? Stance::asserts : Stance::doubts;
    if (words_.has("certainty", lemma)) {
      const std::string_view value = words_.value("certainty", lemma);
      if (value == "likely") claim.certainty = Certainty::likely;
      if (value == "possible") claim.certainty = Certainty::possible;
    }
  }
  // "according to X" anywhere over the predicate's own clause.
  for (int i = p;; i = tree_.head(i)) {
    for (const int c : tree_.children(i)) {
      if (tree_.lemma(c) != "accord" && tree_[c].norm != "according") continue;
      const int to = tree_.child(c, {"prep"});
      const auto who = speaker(to == kNone ? kNone : tree_.child(to, {"pobj"}), "according to");
      claim.chain.insert(claim.chain.end(), who.begin(), who.end());
    }
    if (tree_.root(i)) break;
  }
  if (claim.chain.empty() && context_.memory().speaker &&
      (tree_.quoted(p) || context_.memory().open_quote)) {
    claim.chain.push_back(*context_.memory().speaker);
  }
  // Hedges on the predicate itself.
  const int v = p;
  for (const int c : tree_.children(v)) {
    const std::string_view value = words_.value("certainty", tree_.lemma(c));
    if (value == "likely") claim.certainty = Certainty::likely;
    if (value == "possible") claim.certainty = Certainty::possible;
  }
  return claim;
}

// The one who speaks in this sentence's own words: the subject of its topmost speech verb.
std::optional<ClaimLink> Claims::speaker_in(TokenRange sentence) const {
  std::optional<ClaimLink> best;
  bool best_quotes = false;
  for (int v = sentence.begin; v < sentence.end; ++v) {
    if (!is_speech(v) || tree_.quoted(v)) continue;
    bool quotes = false;
    for (int i = tree_.subtree(v).begin; i < tree_.subtree(v).end; ++i) quotes |= tree_.quoted(i);
    if (best && best_quotes >= quotes) continue;
    const int s = tree_.child(v, {"nsubj"});
    if (s == kNone || tree_[s].tag == "EX") continue;
    if (tree_[s].tag == "PRP" && tree_[s].norm != "he" && tree_[s].norm != "she") continue;
    if (auto found = links(v); !found.empty()) {
      best = found.front();
      best_quotes = quotes;
    }
  }
  return best;
}

void Claims::learn(TokenRange sentence, const std::vector<TokenRange>& rest) {
  auto& memory = context_.memory();
  if (auto own = speaker_in(sentence)) {
    memory.speaker = std::move(own);
    return;
  }
  // A paragraph that opens with a quote names its speaker after it.
  bool quotes = false;
  for (int i = sentence.begin; i < sentence.end; ++i) quotes |= tree_.quoted(i);
  if (!quotes || memory.speaker) return;
  for (const TokenRange& next : rest)
    if (auto later = speaker_in(next)) {
      memory.speaker = std::move(later);
      return;
    }
}

}  // namespace entente
