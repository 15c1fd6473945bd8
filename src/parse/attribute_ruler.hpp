// AttributeRuler: the model's patterns over one or more tokens that set pos, morph and some lemmas,
// tags and labels (method: spacy/pipeline/attributeruler.py). All patterns see the tokens as they
// were; later patterns overwrite earlier ones.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "parse/msgpack_read.hpp"
#include "parse/parsed.hpp"
#include "parse/pattern.hpp"

namespace entente {

class AttributeRuler {
 public:
  // `patterns`: the bytes of `attribute_ruler/patterns`. Errors: bad_model, also for a kind of test
  // that this ruler does not know.
  static Result<AttributeRuler> load(std::string_view patterns);
  // `lowers`: the lower form of each token. Sets views into the ruler.
  void apply(std::span<Token> tokens, std::span<const std::string_view> lowers) const;

 private:
  enum class Field : std::uint8_t { tag, lower, label, is_space };
  enum class Test : std::uint8_t { in, not_in, regex };

  struct Condition {
    Field field = Field::tag;
    Test test = Test::in;
    std::vector<std::string> values;  // is_space: "1" or "0"
    std::optional<Pattern> regex;
    char first_byte = 0;  // what a match of the regex starts with, when that is known
  };
  using TokenTest = std::vector<Condition>;

  struct Attributes {
    std::optional<std::string> tag, pos, morph, lemma, label;
  };
  struct Rule {
    std::uint32_t attributes = 0;  // the pattern's number in the file, which is also its rank
    std::uint32_t index = 0;       // the token that is changed, from the first of the match
    std::vector<TokenTest> tests;
  };
  using Buckets = std::unordered_map<std::string_view, std::vector<const Rule*>>;
  struct Change {
    std::uint32_t token, attributes;
  };
  struct View {
    std::span<const Token> tokens;
    std::span<const std::string_view> lowers;
    std::optional<Matcher> matcher;
  };

  static Result<Condition> read_condition(const msgpack::object_kv& pair);
  static Result<TokenTest> read_token(const msgpack::object& value);
  static Result<Attributes> read_attributes(const msgpack::object& value);
  Result<Done> read_rule(const msgpack::object& value);
  void file_rules();
  static bool holds(const Condition& condition, View& view, std::size_t at);
  static bool holds(const Rule& rule, View& view, std::size_t at);
  void collect(std::span<const Rule* const> rules, View& view, std::size_t at,
               std::vector<Change>& changes) const;
  void set(const Attributes& attributes, Token& token) const;

  std::vector<Attributes> attributes_;
  std::vector<std::unique_ptr<const Rule>> rules_;
  Buckets by_tag_, by_lower_,
      by_label_;  // by the first token's test; what has none is tried everywhere
  std::vector<const Rule*> everywhere_;
};

}  // namespace entente
