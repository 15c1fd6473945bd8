// Claims: who says so and how sure. From a predicate up the tree: speech verbs, "according to",
// "citing", quotes that run on; the stance of the verb (asserts, denies, doubts), hedges as
// certainty, anonymity. Outermost speaker first.
#pragma once

#include "code/actors.hpp"
#include "code/memory.hpp"
#include "code/tree.hpp"
#include "code/words.hpp"
#include "event/report.hpp"

namespace entente {

struct Speech {
  int verb = kNone;  // the innermost speech verb over the predicate, kNone for the narrator
  int outermost = kNone;
};

class Claims {
 public:
  Claims(const Words& words, const Tree& tree, const Actors& actors, const Passage& passage,
         Context& context)
      : words_(words), tree_(tree), actors_(actors), passage_(passage), context_(context) {}

  // The claim that carries predicate p (a deed's own verb that is itself a speech act is not its
  // own attribution).
  [[nodiscard]] Claim of(int p) const;
  // The speech verbs over p, innermost first.
  [[nodiscard]] std::vector<int> speech_verbs(int p) const;
  // Who is addressed: "told Beijing that", "communicated to Beijing that"; kNone when nobody.
  [[nodiscard]] int addressee(int p) const;
  // Before a sentence is coded: sets the paragraph's speaker and marks anonymous officials, from
  // this sentence's own attribution.
  void learn(TokenRange sentence, const std::vector<TokenRange>& rest_of_paragraph);

 private:
  [[nodiscard]] std::vector<ClaimLink> links(int speech_verb) const;
  [[nodiscard]] std::vector<ClaimLink> speaker(int token, const std::string& verb) const;
  [[nodiscard]] bool is_speech(int v) const;
  [[nodiscard]] int subject(int v) const;
  [[nodiscard]] std::optional<ClaimLink> speaker_in(TokenRange sentence) const;

  const Words& words_;
  const Tree& tree_;
  const Actors& actors_;
  const Passage& passage_;
  Context& context_;
};

}  // namespace entente
