// Matching: a pattern against the frames of a tree. Compilation is in lexicon_reader.cc.
#include "code/lexicon.hpp"

namespace entente {
namespace {

constexpr int kDepth = 6;

bool ends_with_phrase(const Tree& tree, int token, const std::vector<std::string>& phrase) {
  int i = token;
  for (auto it = phrase.rbegin(); it != phrase.rend(); ++it, --i) {
    while (i >= 0 && tree.lemma(i) == "-") --i;
    if (i < 0 || tree.lemma(i) != *it) return false;
  }
  return true;
}

bool lemma_fits(const Tree& tree, const Words& words, const PatternNode& node, int token) {
  const bool verb = tree.verb(token);
  if (verb && !node.verb && node.slots.empty()) return false;
  for (const auto& phrase : node.phrases) {
    if (ends_with_phrase(tree, token, phrase) && (verb == node.verb || !verb)) return true;
    if (node.verb && !verb && tree.noun(token) && phrase.size() == 1 &&
        words.value("nominal", tree.lemma(token)) == phrase.front())
      return true;
  }
  return false;
}

struct Matcher {
  const Tree& tree;
  const Words& words;
  Match& match;

  [[nodiscard]] bool role_fits(const PatternSlot& slot, const Argument& a,
                               const Frame& frame) const {
    if (slot.role == a.role && slot.prep == a.prep) return true;
    // "sent T weapons" and "sent weapons to T" are one thing.
    if (slot.role == Role::indirect && a.role == Role::prep && a.prep == "to") return true;
    if (slot.role == Role::prep && slot.prep == "to" && a.role == Role::indirect) return true;
    // A noun takes the object of its verb with a preposition: "invasion of", "attack on", "strike
    // against".
    if (frame.nominal && slot.role == Role::object && a.role == Role::prep)
      return words.has("nominal_object", a.prep);
    return false;
  }

  bool actors(const PatternSlot& slot, const Frame& frame, std::vector<Argument>& out) const {
    for (const bool weak : {false, true})
      for (const Argument& a : frame.arguments)
        if (a.weak == weak && role_fits(slot, a, frame)) out.push_back(a);
    return !out.empty();
  }

  bool node_slot(const PatternSlot& slot, const Frame& frame, int depth) {
    for (const bool weak : {false, true})
      for (const Argument& a : frame.arguments)
        if (a.weak == weak && role_fits(slot, a, frame) && node(*slot.node, a.token, depth + 1))
          return true;
    return false;
  }

  bool node(const PatternNode& pattern, int token, int depth) {
    if (depth > kDepth || !lemma_fits(tree, words, pattern, token)) return false;
    const Frame frame = frame_of(tree, words, token);
    if (pattern.negated && !(frame.verb != kNone && negated(tree, frame.verb))) {
      const int det = tree.child(token, {"det", "neg"});
      if (det == kNone || (tree.lemma(det) != "no" && tree.lemma(det) != "not")) return false;
    }
    const std::size_t kept = match.words.size();
    match.words.push_back(token);
    for (const PatternSlot& slot : pattern.slots) {
      bool fits = false;
      if (slot.kind == SlotKind::node) {
        fits = node_slot(slot, frame, depth);
      } else {
        auto& out = slot.kind == SlotKind::source ? match.source : match.target;
        fits = actors(slot, frame, out);
        // What the surface leaves out: the agent of a passive, either side of a nominal.
        if (!fits && slot.kind == SlotKind::source && frame.verb != kNone && !frame.nominal &&
            passive(tree, frame.verb))
          fits = true;
        if (!fits && frame.nominal && pattern.verb) fits = true;
        if (!fits && frame.nominal && slot.kind == SlotKind::target && slot.role != Role::subject &&
            words.has("strike_noun", tree.lemma(token)))
          fits = true;
        if (!fits && frame.nominal && slot.kind == SlotKind::source && slot.role == Role::subject)
          fits = true;
      }
      if (!fits) {
        match.words.resize(kept);
        return false;
      }
    }
    if (depth == 0) match.frame = frame;
    return true;
  }
};

}  // namespace

std::vector<Match> Lexicon::match(const Tree& tree, const Words& words, int token) const {
  std::vector<Match> found;
  const auto try_all = [&](const std::string& key) {
    const auto it = by_lemma_.find(key);
    if (it == by_lemma_.end()) return;
    for (const Pattern* pattern : it->second) {
      Match match;
      match.pattern = pattern;
      Matcher matcher{tree, words, match};
      if (!matcher.node(pattern->root, token, 0)) continue;
      // "the strike" names nobody: the page may know whose it was.
      const int det = tree.child(token, {"det"});
      const bool recalled = match.frame.nominal && det != kNone && tree.lemma(det) == "the" &&
                            words.has("strike_noun", tree.lemma(token));
      if (match.source.empty() && match.target.empty() && !recalled) continue;
      found.push_back(std::move(match));
    }
  };
  try_all(tree.lemma(token));
  if (tree.noun(token))
    if (const std::string_view verb = words.value("nominal", tree.lemma(token));
        !verb.empty() && verb != tree.lemma(token))
      try_all(std::string(verb));
  return found;
}

}  // namespace entente
