// Status: whether a deed happened, is going on, planned, requested, offered, promised, threatened,
// conditional, did not happen, or is undecided; read from tense, modals, negation and the verbs
// that govern the predicate.
#pragma once

#include <string>
#include <vector>

#include "code/frame.hpp"
#include "code/tree.hpp"
#include "code/words.hpp"
#include "event/report.hpp"

namespace entente {

struct StatusReading {
  Status status = Status::happened;
  Tense tense = Tense::past;
  bool negated = false;  // the deed is negated in the end
  bool drop = false;     // a negated request ("urged A not to"): nothing is said of the deed itself
  std::vector<std::string> steps;  // which word decided, for people
};

// `rule_negated`: the rule's own words hold the negation, so it is not counted.
[[nodiscard]] StatusReading status_of(const Tree& tree, const Words& words, const Frame& frame,
                                      bool rule_negated);

// "no indication whether", "unclear", "the jury is out", "mixed signals", "remains to be seen" over
// i: the word that leaves it open, or kNone.
[[nodiscard]] int left_open_by(const Tree& tree, const Words& words, int i);

}  // namespace entente
