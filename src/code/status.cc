// From the verb outwards: its own auxiliaries first, then every governor up to a speech verb; the
// outermost strong word wins.
#include "code/status.hpp"

#include <fmt/format.h>

namespace entente {
namespace {

struct Reader {
  const Tree& tree;
  const Words& words;
  StatusReading& out;

  void set(Status status, int by) {
    out.status = status;
    out.steps.push_back(fmt::format("{}: {}", tree[by].text, name(status)));
  }

  void auxiliaries(int v) {
    bool progressive = tree[v].tag == "VBG";
    bool be = false;
    for (const int c : tree.children(v)) {
      if (tree.label(c) != "aux" && tree.label(c) != "auxpass") continue;
      const std::string& lemma = tree.lemma(c);
      const std::string_view norm = tree[c].norm;
      if (lemma == "be" || norm == "'s") be = true;
      if (norm == "will" || norm == "shall" || norm == "wo" || norm == "'ll" || lemma == "will" ||
          lemma == "shall") {
        set(Status::planned, c);
        out.tense = Tense::future;
      } else if (tree[c].tag == "MD" && (lemma == "could" || lemma == "may" || lemma == "might" ||
                                         lemma == "would" || lemma == "can")) {
        set(Status::conditional, c);
        out.tense = Tense::future;
      } else if (tree[c].tag == "MD" && (lemma == "should" || lemma == "must")) {
        set(Status::requested, c);
        out.tense = Tense::future;
      } else if (tree[c].tag == "TO" && (tree.root(v) || tree.label(v) == "ccomp") &&
                 tree.child(v, {"nsubj", "nsubjpass"}) != kNone) {
        set(Status::planned, c);  // "Germany to buy jets"
        out.tense = Tense::future;
      }
    }
    if (progressive && be && out.status == Status::happened) set(Status::ongoing, v);
    if ((tree[v].tag == "VBZ" || tree[v].tag == "VBP") && out.tense == Tense::past)
      out.tense = Tense::present;
  }

  void mark_of_clause(int v) {
    const int mark = tree.child(v, {"mark"});
    if (mark == kNone) return;
    const std::string& lemma = tree.lemma(mark);
    if (lemma == "if" || lemma == "unless") {
      const bool asked = tree.is(v, {"ccomp", "acl"});
      set(asked ? Status::undecided : Status::conditional, mark);
    }
    if (lemma == "whether" && tree.is(v, {"ccomp", "acl", "pcomp", "xcomp"}))
      set(Status::undecided, mark);
  }

  // One governor above the clause of i; false stops the climb.
  bool governor(int i, int h) {
    const std::string_view label = tree.label(i);
    if (label == "relcl" || label == "advcl" || label == "conj" || label == "parataxis") {
      if (label == "advcl" && tree.child(i, {"mark", "nsubj"}) == kNone && tree[i].tag == "VB")
        return apply(i, h);
      return label == "conj" && !own_subject(i);
    }
    return apply(i, h);
  }

  bool own_subject(int i) { return tree.child(i, {"nsubj", "nsubjpass"}) != kNone; }

  bool apply(int i, int h) {
    const std::string& lemma = tree.lemma(h);
    const std::string_view effect = words.value("governor", lemma);
    if (effect == "open") {
      set(Status::undecided, h);
    } else if (effect == "barred") {  // "will not allow A to help": nothing is said of A's help
      if (tree.verb(h) && negated(tree, h)) out.drop = true;
    } else if (effect == "not") {
      flip(h);
    } else if (!effect.empty() &&
               (tree.is(i, {"xcomp", "ccomp", "acl", "advcl", "pcomp", "dobj", "pobj", "prep",
                            "nsubj", "nsubjpass", "attr", "oprd", "conj"}))) {
      const bool directive = effect == "requested" || effect == "threatened" ||
                             effect == "promised" || effect == "offered" || effect == "planned";
      if (directive && out.negated && effect == "requested") out.drop = true;
      if (const auto status = named(effect)) set(*status, h);
      out.tense = Tense::future;
      if (tree.verb(h) && negated(tree, h) && out.status != Status::undecided) flip(h);
    }
    return true;
  }

  void flip(int by) {
    out.negated = !out.negated;
    out.steps.push_back(fmt::format("{}: negates", tree[by].text));
  }

  static std::optional<Status> named(std::string_view word) {
    for (int s = 0; s <= static_cast<int>(Status::undecided); ++s)
      if (name(static_cast<Status>(s)) == word) return static_cast<Status>(s);
    return std::nullopt;
  }
};

}  // namespace

int left_open_by(const Tree& tree, const Words& words, int i) {
  for (int at = i; !tree.root(at);) {
    const int h = tree.head(at);
    if (words.has("left_open", tree.lemma(h))) return h;  // also "the extent to which A gives ..."
    if (tree.is(at, {"relcl"})) return kNone;
    for (const int c : tree.children(h))
      if (c != at && tree.is(c, {"acomp", "attr", "nsubj", "dobj", "advmod", "oprd"}) &&
          words.has("left_open", tree.lemma(c)) &&
          !(tree.lemma(c) == "out" && tree.child(h, {"nsubj"}) == kNone))
        return c;
    at = h;
  }
  return kNone;
}

StatusReading status_of(const Tree& tree, const Words& words, const Frame& frame,
                        bool rule_negated) {
  StatusReading out;
  Reader reader{tree, words, out};
  const int v = frame.verb;
  const int start = frame.predicate;
  if (v != kNone) {
    if (v == start || light_verb(tree, words, v)) {
      reader.auxiliaries(v);
      if (!rule_negated && negated(tree, v)) reader.flip(v);
      if (words.has("aspect", tree.lemma(v)) && out.status == Status::happened)
        reader.set(Status::ongoing, v);
    } else if (out.status == Status::happened) {
      // a noun that is the object or subject of an ordinary verb: the verb only tells the time
      reader.auxiliaries(v);
      if (out.status == Status::ongoing) out.status = Status::happened;
    }
    reader.mark_of_clause(v);
  } else if (tree.verb(start)) {
    reader.auxiliaries(start);
  }
  if (frame.nominal) {
    const int det = tree.child(start, {"det"});
    if (det != kNone && tree.lemma(det) == "no" && !rule_negated) reader.flip(det);
    for (const int c : tree.children(start)) {
      const std::string_view effect = words.value("modifier_status", tree.lemma(c));
      if (const auto status = Reader::named(effect)) reader.set(*status, c);
    }
  }
  int i = v != kNone ? v : start;
  for (int steps = 0; !tree.root(i) && steps < 64; ++steps) {
    const int h = tree.head(i);
    if (words.has("speech", tree.lemma(h)) && !words.has("governor", tree.lemma(h)) &&
        tree.verb(h)) {
      if (tree.label(i) != "conj") break;
    }
    if (!reader.governor(i, h)) break;
    if (tree.verb(h)) reader.mark_of_clause(h);
    i = h;
  }
  if (const int open = left_open_by(tree, words, start); open != kNone)
    reader.set(Status::undecided, open);
  if (out.negated && (out.status == Status::happened || out.status == Status::ongoing ||
                      out.status == Status::planned || out.status == Status::promised ||
                      out.status == Status::offered || out.status == Status::conditional))
    out.status = Status::not_happened;
  return out;
}

}  // namespace entente
