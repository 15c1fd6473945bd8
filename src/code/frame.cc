// The alternations. Labels are ClearNLP's; this is the one file besides tree.cc that knows the
// scheme in depth.
#include "code/frame.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr int kMaxControl =
    8;  // how far control and conjunction are followed; deeper chains do not occur in prose

bool relative_pronoun(const Tree& tree, int i) {
  const std::string_view tag = tree[i].tag;
  return tag == "WDT" || tag == "WP" || (tree.lemma(i) == "that" && tree.label(i) != "mark");
}

// "which", "who", "that" stand for the noun their clause modifies.
int antecedent(const Tree& tree, int i) {
  if (!relative_pronoun(tree, i)) return i;
  int v = i;
  for (int step = 0; step < kMaxControl && !tree.root(v); ++step) {
    if (tree.label(v) == "relcl") return tree.head(v);
    v = tree.head(v);
  }
  return i;
}

int object_of(const Tree& tree, int v) {
  const int object = tree.child(v, {"dobj"});
  return object == kNone ? kNone : antecedent(tree, object);
}

int subject_at(const Tree& tree, const Words& words, int v, int depth);

// The understood subject of a clause without one of its own.
int controller(const Tree& tree, const Words& words, int v, int depth) {
  const std::string_view label = tree.label(v);
  const int h = tree.head(v);
  if (tree.root(v)) return kNone;
  if (label == "conj")
    return passive(tree, v) == passive(tree, h) || !passive(tree, h)
               ? subject_at(tree, words, h, depth)
               : kNone;
  if (label == "acl" || label == "relcl") {
    if (tree[v].tag == "VBG" || (label == "relcl" && !passive(tree, v)))
      return tree.noun(h) ? h : kNone;
    if (tree[v].tag != "VB") return kNone;
    const int owner = tree.child(h, {"poss"});  // "China's decision to send"
    if (owner != kNone) return owner;
    return tree.is(h, {"dobj", "attr"}) ? subject_at(tree, words, tree.head(h), depth) : kNone;
  }
  if (label == "xcomp" || label == "advcl" || label == "ccomp") {
    if (tree.verb(h)) {
      const int object = object_of(tree, h);
      if (object != kNone && tree[v].tag == "VB" && words.has("object_control", tree.lemma(h)))
        return object;
      const int passive_subject = tree.child(h, {"nsubjpass"});
      if (passive_subject != kNone && words.has("object_control", tree.lemma(h)))
        return antecedent(tree, passive_subject);
      for (const int p : tree.children(h))  // "called on China to stop"
        if (label != "advcl" && tree.label(p) == "prep" && tree.lemma(p) == "on" &&
            words.has("object_control", tree.lemma(h)))
          if (const int named = tree.child(p, {"pobj"}); named != kNone) return named;
    }
    return tree.noun(h) ? tree.child(h, {"poss"}) : subject_at(tree, words, h, depth);
  }
  if (label == "pcomp") {  // "accused A of spreading", "in urging peace", "refrain from sending"
    int governor = tree.head(h);
    if (tree.noun(governor) && tree.is(governor, {"dobj", "attr"})) governor = tree.head(governor);
    if (!tree.verb(governor)) return kNone;
    const int object = object_of(tree, governor);
    if (object != kNone && words.has("object_control_of", tree.lemma(governor))) return object;
    return subject_at(tree, words, governor, depth);
  }
  return kNone;
}

int subject_at(const Tree& tree, const Words& words, int v, int depth) {
  if (depth > kMaxControl) return kNone;
  if (passive(tree, v)) {
    const int agent = tree.child(v, {"agent"});
    if (agent != kNone) return tree.child(agent, {"pobj"});
    return kNone;
  }
  const int direct = tree.child(v, {"nsubj", "csubj"});
  if (direct != kNone) return antecedent(tree, direct);
  return controller(tree, words, v, depth + 1);
}

void add(const Tree& tree, std::vector<Argument>& out, Role role, int token,
         std::string_view prep = {}, bool weak = false) {
  if (token == kNone) return;
  for (const int t : tree.coordinated(token)) out.push_back({role, prep, t, weak});
}

// "any form of support", "a number of tanks": the content stands after the measure.
int content(const Tree& tree, const Words& words, int i) {
  for (int step = 0; step < 3; ++step) {
    if (!words.has("measure", tree.lemma(i))) return i;
    const int of = tree.child(i, {"prep"});
    const int inner = of == kNone || tree.lemma(of) != "of" ? kNone : tree.child(of, {"pobj"});
    if (inner == kNone) return i;
    i = inner;
  }
  return i;
}

void add_prepositions(const Tree& tree, const Words& words, std::vector<Argument>& out, int from,
                      bool weak) {
  for (const int p : tree.children(from)) {
    if (!tree.is(p, {"prep", "dative", "agent"})) continue;
    if (tree.label(p) == "dative" && tree.noun(p)) continue;
    for (const int o : tree.children(p)) {
      if (tree.label(o) == "pobj") {
        const int c = content(tree, words, antecedent(tree, o));
        add(tree, out, Role::prep, c, tree.lemma(p), weak);
      } else if (tree.label(o) == "pcomp") {
        add(tree, out, Role::prep, o, tree.lemma(p), weak);
      } else if (tree.label(o) ==
                 "prep") {  // "out of", "ahead of": the outer word names the relation
        if (const int inner = tree.child(o, {"pobj"}); inner != kNone)
          add(tree, out, Role::prep, inner, tree.lemma(p), weak);
      }
    }
  }
}

void add_objects(const Tree& tree, const Words& words, std::vector<Argument>& out, int v) {
  int object = kNone;
  if (passive(tree, v)) {
    object = tree.child(v, {"nsubjpass"});
    if (object != kNone) object = antecedent(tree, object);
    if (object == kNone && tree.label(v) == "acl") object = tree.head(v);
    if (object == kNone && tree.label(v) == "conj")
      object = tree.child(tree.head(v), {"nsubjpass", "nsubj"});
    if (object != kNone) object = antecedent(tree, object);
    if (object == kNone && tree.label(v) == "relcl") object = tree.head(v);
    if (const int kept = tree.child(v, {"dobj"}); kept != kNone) {  // "Ukraine was sent weapons"
      add(tree, out, Role::indirect, object);
      object = kept;
    }
  } else {
    object = object_of(tree, v);
    if (object == kNone && tree.label(v) == "relcl" && tree.child(v, {"nsubj"}) != kNone &&
        !relative_pronoun(tree, tree.child(v, {"nsubj"})))
      object = tree.head(v);  // "the weapons China sent"
    if (object == kNone && tree.label(v) == "conj" && tree.verb(tree.head(v)) &&
        tree.child(v, {"ccomp", "xcomp", "prep", "prt"}) == kNone)
      object = object_of(tree, tree.head(v)) > v ? object_of(tree, tree.head(v))
                                                 : kNone;  // "armed and trained rebels"
  }
  if (object == kNone) return;
  add(tree, out, Role::object, content(tree, words, object));
  add_prepositions(tree, words, out, object, true);
  for (const int c : tree.children(object))
    if (tree.label(c) == "acl" && tree[c].tag == "VB")
      out.push_back({Role::complement, {}, c, true});
}

void verb_frame(const Tree& tree, const Words& words, int v, Frame& frame) {
  frame.verb = v;
  auto& out = frame.arguments;
  const int subject = subject_of(tree, words, v);
  add(tree, out, Role::subject, subject);
  for (const int c :
       tree.children(v))  // "(China) or any other country": two subjects beside each other
    if (tree.label(c) == "nsubj" && c != subject && subject != kNone && tree.head(subject) == v &&
        !tree.under(c, subject))
      add(tree, out, Role::subject, c);
  add_objects(tree, words, out, v);
  for (const int c : tree.children(v)) {
    const std::string_view label = tree.label(c);
    if (label == "dative" && !tree.is(c, {"prep"}) && tree[c].tag != "IN" && tree[c].tag != "TO")
      add(tree, out, Role::indirect, c);
    if (label == "xcomp" || label == "ccomp" || (label == "advcl" && tree[c].tag == "VB"))
      add(tree, out, Role::complement, c);
    if (label == "attr" || label == "oprd" || label == "acomp") add(tree, out, Role::attribute, c);
    if (label == "prt") out.push_back({Role::particle, {}, c, false});
    if (label == "advmod" && (tree[c].tag == "RBR" || tree[c].tag == "RP" || tree[c].tag == "RB"))
      out.push_back({Role::modifier, {}, c, false});
    // "allow any country to compensate": the object stands as the subject of the complement.
    if (label == "ccomp" && words.has("object_control", tree.lemma(v)))
      if (const int raised = tree.child(c, {"nsubj"});
          raised != kNone && tree[c].tag == "VB" && tree.child(c, {"mark"}) == kNone)
        add(tree, out, Role::object, raised, {}, true);
  }
  add_prepositions(tree, words, out, v, false);
  // A noun coordinated with an antecedent after its relative clause is no argument of that clause.
  std::erase_if(out, [&](const Argument& a) {
    return a.token > v && tree.label(a.token) == "conj" && tree.under(v, tree.head(a.token));
  });
}

// "face sanctions", "face devastation from sanctions": who suffers the deed is the subject of the
// suffering verb.
int sufferer(const Tree& tree, const Words& words, int n) {
  int i = n;
  for (int step = 0; step < 5 && !tree.root(i); ++step) {
    const int h = tree.head(i);
    if (tree.verb(h))
      return words.has("suffer", tree.lemma(h)) ? subject_of(tree, words, h) : kNone;
    i = h;
  }
  return kNone;
}

void nominal_frame(const Tree& tree, const Words& words, int n, Frame& frame) {
  frame.nominal = true;
  auto& out = frame.arguments;
  for (const int c : tree.children(n)) {
    const std::string_view label = tree.label(c);
    if (label == "poss") add(tree, out, Role::subject, c);
    if (label == "amod" || label == "compound" || label == "nmod") {
      for (const int t : tree.coordinated(c)) out.push_back({Role::modifier, {}, t, false});
      if (tree[c].entity == "GPE" || tree[c].entity == "NORP" || tree[c].pos == "PROPN")
        add(tree, out, Role::subject, c, {}, true);
    }
    if (label == "acl" && tree[c].tag == "VB") out.push_back({Role::complement, {}, c, false});
    if (label == "acl" && tree[c].tag == "VBN")  // "an attack carried out by rebels"
      if (const int agent = tree.child(c, {"agent"}); agent != kNone)
        add(tree, out, Role::subject, tree.child(agent, {"pobj"}));
    if (label == "acl" && tree[c].tag == "VBG")
      add_prepositions(tree, words, out, c, true);  // "a strike targeting ..." keeps its place
  }
  add_prepositions(tree, words, out, n, false);
  std::vector<Argument> more;
  for (const Argument& a : out) {
    if (a.role != Role::prep) continue;
    if (a.prep == "by") more.push_back({Role::subject, {}, a.token, false});
    if (a.prep == "of") more.push_back({Role::object, {}, a.token, true});
  }
  const int h = tree.head(n);
  const bool object_of_verb =
      !tree.root(n) && tree.verb(h) && (tree.label(n) == "dobj" || tree.label(n) == "nsubjpass");
  if (object_of_verb && light_verb(tree, words, h)) {
    frame.verb = h;
    add(tree, more, Role::subject, subject_of(tree, words, h), {}, false);
    add_prepositions(tree, words, more, h, true);
    if (const int to = tree.child(h, {"dative"}); to != kNone && tree.noun(to))
      add(tree, more, Role::indirect, to);
  } else if (object_of_verb || tree.is(n, {"nsubj", "nsubjpass", "attr"})) {
    frame.verb = tree.root(n) ? kNone : h;
  }
  if (const int who = sufferer(tree, words, n); who != kNone)
    add(tree, more, Role::object, who, {}, true);
  out.insert(out.end(), more.begin(), more.end());
}

// "A is concerned about B": an adjective takes its subject from the copula.
void adjective_frame(const Tree& tree, const Words& words, int a, Frame& frame) {
  const int h = tree.head(a);
  if (!tree.root(a) && tree.verb(h)) {
    frame.verb = h;
    add(tree, frame.arguments, Role::subject, subject_of(tree, words, h));
  }
  add_prepositions(tree, words, frame.arguments, a, false);
}

}  // namespace

bool passive(const Tree& tree, int v) {
  if (tree.child(v, {"auxpass", "nsubjpass", "agent"}) != kNone) return true;
  if (tree[v].tag != "VBN" || tree.child(v, {"aux", "nsubj"}) != kNone) return false;
  if (tree.is(v, {"acl", "amod"})) return true;
  return tree.label(v) == "conj" && tree.child(v, {"aux", "nsubj"}) == kNone &&
         tree.verb(tree.head(v)) && passive(tree, tree.head(v));
}

bool negated(const Tree& tree, int v) {
  for (const int c : tree.children(v)) {
    if (tree.label(c) == "neg") return true;
    if (tree.is(c, {"nsubj", "nsubjpass", "dobj", "attr"})) {
      const int det = tree.child(c, {"det", "neg"});
      if (det != kNone && (tree.lemma(det) == "no" || tree.lemma(det) == "neither")) return true;
    }
  }
  return false;
}

bool light_verb(const Tree& tree, const Words& words, int v) {
  if (!tree.verb(v)) return false;
  const int particle = tree.child(v, {"prt"});
  if (particle == kNone) return words.has("light", tree.lemma(v));
  return words.has("light_particle", tree.lemma(v) + " " + tree.lemma(particle));
}

int subject_of(const Tree& tree, const Words& words, int v) {
  return subject_at(tree, words, v, 0);
}

Frame frame_of(const Tree& tree, const Words& words, int i) {
  Frame frame;
  frame.predicate = i;
  if (tree.verb(i) && !tree.is(i, {"aux", "auxpass"})) {
    verb_frame(tree, words, i, frame);
  } else if (tree.noun(i)) {
    nominal_frame(tree, words, i, frame);
  } else if (tree[i].tag.starts_with("JJ")) {
    adjective_frame(tree, words, i, frame);
  }
  return frame;
}

}  // namespace entente
