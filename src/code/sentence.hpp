// SentenceCoder: one sentence to reports. Matches become drafts, drafts are completed by each other
// (who struck, whom) and by the page (which request this answers, when "the meeting" was), and what
// is complete is reported.
#pragma once

#include <vector>

#include "code/actors.hpp"
#include "code/claims.hpp"
#include "code/lexicon.hpp"
#include "code/memory.hpp"
#include "code/status.hpp"
#include "code/words.hpp"
#include "world/world.hpp"

namespace entente {

struct Draft {
  Match match;
  Report report;
  StatusReading status;
  bool inherited = false;  // harm in a clause of another deed: built from that deed
};

class SentenceCoder {
 public:
  SentenceCoder(const World& world, const Words& words, const Lexicon& lexicon,
                const Limits& limits, const Tree& tree, const Actors& actors, const Claims& claims,
                const Passage& passage, Context& context)
      : world_(world),
        words_(words),
        lexicon_(lexicon),
        limits_(limits),
        tree_(tree),
        actors_(actors),
        claims_(claims),
        passage_(passage),
        context_(context) {}

  void code(TokenRange sentence, int number, Reports& out);
  // All matches of the sentence, best first by how much they say; code() takes those that do not
  // overlap.
  [[nodiscard]] std::vector<Match> choose(TokenRange sentence) const;

 private:
  [[nodiscard]] bool draft(Match match, TokenRange sentence, int number, Draft& out) const;
  [[nodiscard]] bool fill_actors(const Match& match, Report& report) const;
  void fill_mutual(const std::vector<Argument>& arguments, Report& report) const;
  [[nodiscard]] std::vector<Actor> everybody(const std::vector<Argument>& arguments) const;
  [[nodiscard]] std::vector<const Draft*> tied(const std::vector<Draft>& drafts,
                                               const Draft& d) const;
  void complete(std::vector<Draft>& drafts) const;
  void add_harm(TokenRange sentence, std::vector<Draft>& drafts) const;
  [[nodiscard]] bool answer(Draft& draft) const;
  void recall(Draft& draft) const;
  void link(Draft& draft, const Reports& out) const;
  void remember(const Draft& draft) const;
  [[nodiscard]] double confidence(const Draft& draft) const;

  const World& world_;
  const Words& words_;
  const Lexicon& lexicon_;
  const Limits& limits_;
  const Tree& tree_;
  const Actors& actors_;
  const Claims& claims_;
  const Passage& passage_;
  Context& context_;
};

}  // namespace entente
