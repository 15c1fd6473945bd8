#include "code/harm.hpp"

#include <string>

namespace entente {
namespace {

// The count of the phrase headed by i: its number words with their modifiers ("at least a dozen",
// "nearly 2,200"); a bare person is one.
std::optional<HarmCount> count_of(const Tree& tree, const Words& words, int i) {
  const TokenRange range{tree.subtree(i).begin, i + 1};
  const int number = tree.child(i, {"nummod"});
  std::string text(tree.text(range));
  if (number != kNone) text = std::string(tree.text({tree.subtree(number).begin, i}));
  auto n = read_number(text);
  if (!n && tree[i].tag == "CD") n = read_number(tree.text({tree.subtree(i).begin, i + 1}));
  if (!n && (tree.lemma(i) == "dozen" || tree.lemma(i) == "score" || tree.lemma(i) == "hundred" ||
             tree.lemma(i) == "thousand"))
    n = read_number(tree.text({tree.subtree(i).begin, i + 1}));
  if (!n && tree[i].tag == "NN" && words.has("person_noun", tree.lemma(i))) n = NumberRange{1, 1};
  if (!n) return std::nullopt;
  return HarmCount{*n, text.empty() ? std::string(tree[i].text) : std::string(tree.text(range))};
}

}  // namespace

std::optional<Harm> harm_at(const Tree& tree, const Words& words, int i) {
  std::string_view kind = words.value("harm", tree.lemma(i));
  int victim = kNone;
  if (tree.verb(i) && tree.lemma(i) == "leave") {  // "left 12 people dead"
    for (const int c : tree.children(i)) {
      if (!tree.is(c, {"oprd", "ccomp", "xcomp", "acomp", "dobj"})) continue;
      const std::string_view k = words.value("harm", tree.lemma(c));
      if (k.empty()) continue;
      kind = k;
      victim = tree.child(c, {"nsubj", "nsubjpass"});
      if (victim == kNone) victim = tree.child(i, {"dobj"});
    }
  }
  if (kind.empty() || !tree.verb(i)) return std::nullopt;
  if (victim == kNone) {
    const Frame frame = frame_of(tree, words, i);
    const Role role = words.has("harm_subject", tree.lemma(i)) ? Role::subject : Role::object;
    for (const Argument& a : frame.arguments)
      if (a.role == role && victim == kNone) victim = a.token;
  }
  if (victim == kNone) return std::nullopt;
  auto count = count_of(tree, words, victim);
  if (!count) return std::nullopt;
  Harm harm;
  if (kind == "dead") harm.dead = count;
  if (kind == "injured") harm.injured = count;
  if (kind == "arrested") harm.arrested = count;
  if (kind == "displaced") harm.displaced = count;
  return harm;
}

}  // namespace entente
