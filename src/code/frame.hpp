// Frame: a predicate (verb or noun) with its arguments under one set of roles, whatever the
// surface: active, passive, relative clause, control ("agreed to send"), light verb ("launched an
// attack"), nominal ("Russia's invasion of"), shared by conjunction. One example sentence in the
// lexicon therefore covers all these forms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "code/tree.hpp"
#include "code/words.hpp"

namespace entente {

enum class Role : std::uint8_t {
  subject,
  object,
  indirect,
  prep,
  complement,
  attribute,
  particle,
  modifier
};

struct Argument {
  Role role = Role::subject;
  std::string_view prep;  // lemma of the preposition when role is prep
  int token = kNone;      // head token of the argument
  bool weak = false;  // attached to a neighbour (the object's preposition), so a strong one wins
};

struct Frame {
  int predicate = kNone;
  int verb = kNone;  // the verb that carries tense, negation and status: the predicate itself, its
                     // light verb, or kNone
  bool nominal = false;
  std::vector<Argument> arguments;
};

// The frame of token i: verbs and nouns have one; any other token gives an empty frame.
[[nodiscard]] Frame frame_of(const Tree& tree, const Words& words, int i);
// "launch", "carry out", "keep up" lend a noun their subject; "hold up" does not.
[[nodiscard]] bool light_verb(const Tree& tree, const Words& words, int v);
// The token that is the subject of verb v by syntax, relative clause, conjunction or control; kNone
// when there is none.
[[nodiscard]] int subject_of(const Tree& tree, const Words& words, int v);
// Subject tokens with conjuncts.
[[nodiscard]] bool passive(const Tree& tree, int v);
// Negated by "not", "never", "no longer", or a subject or object with "no".
[[nodiscard]] bool negated(const Tree& tree, int v);

}  // namespace entente
