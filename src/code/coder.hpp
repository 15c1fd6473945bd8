// Coder: trees to reports. Actors, predicates by the lexicon, attribution chains, status, dates,
// harm, support; see README of the room.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "base/text_span.hpp"
#include "event/report.hpp"
#include "parse/parsed.hpp"
#include "parse/parser.hpp"
#include "world/world.hpp"

namespace entente {

// What the coder needs to know of the item that a block stands in (an item of the page room, or a
// bare sentence with a date).
struct Story {
  std::string page, item;  // ids
  std::optional<Date> published;
  std::string published_source;
  std::string dateline_country;  // ISO3 or empty
  bool headline = false;         // headlines are in the present tense and without articles
};
struct Passage {
  std::string_view text;     // one block
  std::uint32_t offset = 0;  // of text in the kept text
  bool truncated = false;    // its last sentence is cut: goes to rejects
};

// Page memory: who "Sullivan", "the official", "he" and "we" are, which quote is open, which
// reports a denial may answer.
class Context {
 public:
  explicit Context(Story story);
  Context(Context&&) noexcept;
  ~Context();
  struct Memory;
  [[nodiscard]] Memory& memory() { return *memory_; }
  [[nodiscard]] const Story& story() const { return story_; }

 private:
  Story story_;
  std::unique_ptr<Memory> memory_;
};

// One example of the lexicon as a sentence that can be coded: the examples are the tests.
struct RuleExample {
  std::string rule, text, where;
  bool positive = true;  // false: a "not:" line, which must not give the rule
  bool answer = false;   // the rule needs a deed on the page that it answers
};

class Coder {
 public:
  // Compiles the embedded lexicon with the given parser. Both must outlive the coder. Errors:
  // bad_data with lexicon file and line.
  static Result<Coder> load(const Parser& parser, const World& world);
  Coder(Coder&&) noexcept;
  Coder& operator=(Coder&&) noexcept;
  ~Coder();

  // Codes one passage that `parser` parsed; appends reports and rejects. Passages of one item come
  // in page order with one Context.
  void code(const Passage& passage, const Parsed& parsed, const Limits& limits, Context& context,
            Reports& out) const;
  // For `entente explain`: the tree, entities, actors, matched rules, status and claim as text for
  // people.
  [[nodiscard]] std::string explain(const Passage& passage, const Parsed& parsed,
                                    const Limits& limits, Context& context) const;
  [[nodiscard]] std::size_t rules() const;
  [[nodiscard]] std::vector<RuleExample> examples() const;

 private:
  struct Impl;
  explicit Coder(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente
