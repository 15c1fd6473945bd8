// Page memory: who "Sullivan", "the official", "he" and "we" are, who speaks in an open quote,
// which deeds a later sentence answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "code/coder.hpp"
#include "event/report.hpp"

namespace entente {

struct Person {
  std::string surname;  // last word of the name as printed
  std::string first;    // first word: the surname where names are written that way ("Yang Jiechi")
  Actor actor;
  bool on_record = true;
};

// A deed already reported on the page, kept short: what an answer, a denial or "the strike" may
// point to.
struct Deed {
  std::string id, lemma, cameo, sentence, answers;
  Plover plover = Plover::statement;
  Status status = Status::happened;
  std::vector<Actor> source, target;
  std::optional<Support> support;
  std::optional<EventPlace> place;
  DateRange date;
  std::optional<double> hours;
  bool by_media = false;     // a medium is in the chain: what "the reports" are
  bool second_hand = false;  // somebody else than the actors says so
};

struct Context::Memory {
  std::vector<Person> persons;  // in order of mention, the latest last
  std::vector<Actor>
      states;  // states and their bodies in order of mention, the latest last, no repeats
  std::vector<Actor> pair;  // the last two persons named together
  std::optional<ClaimLink>
      speaker;  // of the paragraph: speaks in a quote whose sentence names nobody
  std::optional<Person>
      official;  // the last holder of an office spoken of without a name ("a senior US official")
  std::vector<Deed> deeds;
  bool open_quote = false;  // the last paragraph ended inside a quote
  int sentences = 0;        // of the item so far
};

}  // namespace entente
