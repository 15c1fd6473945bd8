// Actors: from a noun phrase of the tree to who it is: states and demonyms, metonyms, offices by
// pattern ("X foreign ministry spokesman N"), names learnt on the page, pronouns, generic actors
// ("any country"). Every actor carries how it was found.
#pragma once

#include <string_view>
#include <vector>

#include "code/coder.hpp"
#include "code/memory.hpp"
#include "code/tree.hpp"
#include "code/words.hpp"

namespace entente {

class Actors {
 public:
  Actors(const World& world, const Words& words, const Tree& tree, const Passage& passage,
         Context& context);

  // Everybody that the phrase headed by token names; conjuncts are not followed (the frame lists
  // them). Empty when nobody.
  [[nodiscard]] std::vector<Actor> resolve(int token) const;
  // Learns the persons, offices and states that sentence s names, in text order; call once a
  // sentence, in order, before coding it.
  void learn(TokenRange sentence);

 private:
  struct Found {
    TokenRange range;
    const Name* name = nullptr;
  };
  [[nodiscard]] TokenRange phrase(int head) const;
  [[nodiscard]] std::vector<Found> names_in(TokenRange range) const;
  [[nodiscard]] std::optional<AgentMatch> agent_in(TokenRange range, int* at) const;
  [[nodiscard]] Actor make(const Name& name, TokenRange range, std::string how) const;
  [[nodiscard]] Actor finish(Actor actor, TokenRange range) const;
  [[nodiscard]] std::vector<Actor> pronoun(int token) const;
  [[nodiscard]] std::vector<Actor> person(int head, TokenRange range) const;
  [[nodiscard]] std::vector<Actor> anaphor(int head, TokenRange range) const;
  [[nodiscard]] std::vector<Actor> common(int head, TokenRange range) const;
  [[nodiscard]] std::optional<Actor> state_before(int token, std::string_view not_iso3) const;
  [[nodiscard]] int apposition(int head) const;
  [[nodiscard]] int first_of_name(int head) const;
  [[nodiscard]] bool owner_preposition(int head, int preposition, bool agent) const;
  void describe(int head, TokenRange range, Actor& actor) const;
  void set_state(Actor& actor, std::string_view iso3) const;

  const World& world_;
  const Words& words_;
  const Tree& tree_;
  const Passage& passage_;
  Context& context_;
};

// The same party for linking and grouping: the state when there is one, else the code.
[[nodiscard]] std::string party(const Actor& actor);

}  // namespace entente
