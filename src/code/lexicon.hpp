// Lexicon by example: a rule is an English sentence with S (source) and T (target) in it. The same
// parser reads the example, the same frames (frame.hpp) are built from it, and what is left is a
// pattern of lemmas and roles. So one example covers active, passive, relative, controlled and
// nominal forms, and a scholar adds a sentence, not a regular expression.
//
//   aid.military = AID / military / 072
//     S sent T [arms].      S provided T with [arms].
//     not: S sent T a letter.
//   [arms] = weapons, missile, fighter jet ...
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/embedded.hpp"
#include "base/result.hpp"
#include "code/frame.hpp"
#include "code/tree.hpp"
#include "code/words.hpp"
#include "event/report.hpp"
#include "parse/parser.hpp"

namespace entente {

enum class SlotKind : std::uint8_t { source, target, node };

struct PatternNode;
struct PatternSlot {
  Role role = Role::subject;
  std::string prep;
  SlotKind kind = SlotKind::node;
  std::unique_ptr<PatternNode> node;  // for SlotKind::node
};
struct PatternNode {
  std::vector<std::vector<std::string>>
      phrases;  // alternatives; each a sequence of lemmas that ends at the token
  bool verb = false;
  bool negated =
      false;  // the example negates it: the negation is part of the meaning ("will not stand by")
  std::vector<PatternSlot> slots;
};

struct Rule {
  std::string name, file;
  int line = 0;
  Plover plover = Plover::statement;
  std::string mode, cameo;
  std::vector<std::string> contexts;
  bool reciprocal = false;
  std::optional<Status> status;      // when the deed's own words imply it: a request is requested
  std::vector<SupportKind> support;  // kinds the rule itself fixes
  bool answer =
      false;  // "has not responded": takes its category from the deed on the page that it answers
};

struct Pattern {
  const Rule* rule = nullptr;
  std::string example;  // as written
  std::string spoken;   // as parsed
  int line = 0;
  PatternNode root;
  int weight =
      0;  // number of slots and words: the more the example says, the more specific the pattern
  bool has_source = false, has_target = false, mutual = false;
};

struct NotExample {
  const Rule* rule = nullptr;
  std::string text;
  int line = 0;
};

struct Match {
  const Pattern* pattern = nullptr;
  Frame frame;  // of the root
  std::vector<Argument> source, target;
  std::vector<int> words;  // predicate tokens that the pattern used, root first
};

class Lexicon {
 public:
  // All files of a lexicon; classes may be used across them. Errors: bad_data with file:line and
  // what to write instead.
  static Result<Lexicon> read(std::span<const EmbeddedFile> files, const Parser& parser,
                              const Words& words);
  // Every pattern whose root may be this token, matched, in the order of the lexicon.
  [[nodiscard]] std::vector<Match> match(const Tree& tree, const Words& words, int token) const;
  [[nodiscard]] const std::vector<std::unique_ptr<Pattern>>& patterns() const { return patterns_; }
  [[nodiscard]] const std::vector<NotExample>& not_examples() const { return not_; }

 private:
  std::vector<std::unique_ptr<Rule>> rules_;
  std::vector<std::unique_ptr<Pattern>> patterns_;
  std::vector<NotExample> not_;
  std::unordered_map<std::string, std::vector<const Pattern*>> by_lemma_;
  friend class LexiconReader;
};

// The example as an English sentence, S and T and classes spoken out; used by the compiler and by
// the tests of the lexicon.
[[nodiscard]] std::string spoken(
    std::string_view example, std::string_view source, std::string_view target,
    const std::unordered_map<std::string, std::vector<std::string>>& classes);

}  // namespace entente
