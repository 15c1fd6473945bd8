// Patterns are filed under the word, label or tag that their first token must have, so that a token
// meets a handful of them.
#include "parse/attribute_ruler.hpp"

#include <algorithm>
#include <utility>

#include "parse/unicode.hpp"

namespace entente {
namespace {

constexpr std::string_view section = "attribute_ruler";

Error bad(std::string what) {
  return msgpack_read::bad_model(std::move(what), section);
}

// "^n[ou]thin'$" starts with n: a cheap test before the regular expression. 0 when the start is not
// one plain letter.
char first_byte_of(std::string_view regex) {
  if (regex.size() < 3 || regex[0] != '^' || regex[1] < 'a' || regex[1] > 'z') return 0;
  const bool optional = regex[2] == '?' || regex[2] == '*' || regex[2] == '{';
  return optional || regex.find('|') != std::string_view::npos ? '\0' : regex[1];
}

}  // namespace

Result<AttributeRuler> AttributeRuler::load(std::string_view patterns) {
  TRY(const msgpack_read::Document document, msgpack_read::parse(patterns, section));
  if (document.root().type != msgpack::type::ARRAY) return bad("the patterns are not a list");
  AttributeRuler ruler;
  for (const msgpack::object& value : msgpack_read::items(document.root())) {
    TRY([[maybe_unused]] const Done done, ruler.read_rule(value));
  }
  ruler.file_rules();
  return ruler;
}

Result<AttributeRuler::Condition> AttributeRuler::read_condition(const msgpack::object_kv& pair) {
  Condition condition;
  const std::string_view name = msgpack_read::text(pair.key);
  if (name == "IS_SPACE") {
    if (pair.val.type != msgpack::type::BOOLEAN) return bad("IS_SPACE is not true or false");
    condition.field = Field::is_space;
    condition.values.emplace_back(pair.val.via.boolean ? "1" : "0");
    return condition;
  }
  if (name != "TAG" && name != "LOWER" && name != "DEP") {
    return bad("a pattern tests " + std::string(name) + ", which this runtime does not know");
  }
  condition.field = name == "TAG" ? Field::tag : name == "LOWER" ? Field::lower : Field::label;
  if (msgpack_read::is_text(pair.val)) {
    condition.values.emplace_back(msgpack_read::text(pair.val));
    return condition;
  }
  const std::span<const msgpack::object_kv> tests = msgpack_read::pairs(pair.val);
  if (tests.size() != 1) return bad("a test of a pattern is neither text nor one predicate");
  const std::string_view predicate = msgpack_read::text(tests[0].key);
  if (predicate == "REGEX") {
    const std::string_view expression = msgpack_read::text(tests[0].val);
    TRY(Pattern regex, Pattern::compile(expression, section));
    condition.test = Test::regex;
    condition.regex.emplace(std::move(regex));
    condition.first_byte = first_byte_of(expression);
    return condition;
  }
  if (predicate != "IN" && predicate != "NOT_IN") {
    return bad("the predicate " + std::string(predicate) + " is not known to this runtime");
  }
  condition.test = predicate == "IN" ? Test::in : Test::not_in;
  for (const msgpack::object& item : msgpack_read::items(tests[0].val)) {
    condition.values.emplace_back(msgpack_read::text(item));
  }
  return condition;
}

Result<AttributeRuler::TokenTest> AttributeRuler::read_token(const msgpack::object& value) {
  TokenTest out;
  if (value.type != msgpack::type::MAP) return bad("a token of a pattern is not a map");
  for (const msgpack::object_kv& pair : msgpack_read::pairs(value)) {
    TRY(Condition condition, read_condition(pair));
    out.push_back(std::move(condition));
  }
  return out;
}

Result<AttributeRuler::Attributes> AttributeRuler::read_attributes(const msgpack::object& value) {
  Attributes out;
  for (const msgpack::object_kv& pair : msgpack_read::pairs(value)) {
    const std::string_view name = msgpack_read::text(pair.key);
    const std::string_view text = msgpack_read::text(pair.val);
    if (name == "TAG") {
      out.tag = text;
    } else if (name == "POS") {
      out.pos = text;
    } else if (name == "MORPH") {
      out.morph = text == "_" ? std::string_view() : text;
    } else if (name == "LEMMA") {
      out.lemma = text;
    } else if (name == "DEP") {
      out.label = text;
    } else {
      return bad("a pattern sets " + std::string(name) + ", which this runtime does not know");
    }
  }
  return out;
}

Result<Done> AttributeRuler::read_rule(const msgpack::object& value) {
  const msgpack::object* patterns = msgpack_read::find(value, "patterns");
  const msgpack::object* attributes = msgpack_read::find(value, "attrs");
  const msgpack::object* index = msgpack_read::find(value, "index");
  if (patterns == nullptr || attributes == nullptr) return bad("a rule without patterns or attrs");
  if (index != nullptr && index->type != msgpack::type::POSITIVE_INTEGER) {
    return bad("the index of a rule is not a count from its first token");
  }
  TRY(Attributes read, read_attributes(*attributes));
  attributes_.push_back(std::move(read));
  for (const msgpack::object& pattern : msgpack_read::items(*patterns)) {
    auto rule = std::make_unique<Rule>();
    rule->attributes = static_cast<std::uint32_t>(attributes_.size() - 1);
    for (const msgpack::object& token : msgpack_read::items(pattern)) {
      TRY(TokenTest test, read_token(token));
      rule->tests.push_back(std::move(test));
    }
    const std::uint64_t place = index == nullptr ? 0 : index->via.u64;
    if (place >= rule->tests.size()) return bad("the index of a rule is outside its pattern");
    rule->index = static_cast<std::uint32_t>(place);
    rules_.push_back(std::move(rule));
  }
  return Done{};
}

void AttributeRuler::file_rules() {
  for (const std::unique_ptr<const Rule>& rule : rules_) {
    const auto keyed = [&](Field field) {
      return std::find_if(rule->tests[0].begin(), rule->tests[0].end(), [&](const Condition& c) {
        return c.field == field && c.test == Test::in;
      });
    };
    const auto file = [&](Buckets& buckets, const Condition& condition) {
      for (const std::string& value : condition.values) {
        std::vector<const Rule*>& bucket = buckets[value];
        if (bucket.empty() || bucket.back() != rule.get()) bucket.push_back(rule.get());
      }
    };
    const auto none = rule->tests[0].end();
    if (const auto lower = keyed(Field::lower); lower != none) {
      file(by_lower_, *lower);
    } else if (const auto label = keyed(Field::label); label != none) {
      file(by_label_, *label);
    } else if (const auto tag = keyed(Field::tag); tag != none) {
      file(by_tag_, *tag);
    } else {
      everywhere_.push_back(rule.get());
    }
  }
}

bool AttributeRuler::holds(const Condition& condition, View& view, std::size_t at) {
  std::string_view value;
  switch (condition.field) {
    case Field::tag: value = view.tokens[at].tag; break;
    case Field::lower: value = view.lowers[at]; break;
    case Field::label: value = view.tokens[at].label; break;
    case Field::is_space: value = unicode::is_all_space(view.tokens[at].text) ? "1" : "0"; break;
  }
  if (condition.test == Test::regex) {
    if (condition.first_byte != 0 && !value.starts_with(condition.first_byte)) return false;
    if (!unicode::is_well_formed(value)) return false;
    if (!view.matcher) view.matcher.emplace();
    return condition.regex->search(value, 0, *view.matcher).found();
  }
  const bool listed =
      std::find(condition.values.begin(), condition.values.end(), value) != condition.values.end();
  return listed == (condition.test == Test::in);
}

bool AttributeRuler::holds(const Rule& rule, View& view, std::size_t at) {
  if (at + rule.tests.size() > view.tokens.size()) return false;
  for (std::size_t i = 0; i < rule.tests.size(); ++i) {
    for (const Condition& condition : rule.tests[i]) {
      if (!holds(condition, view, at + i)) return false;
    }
  }
  return true;
}

void AttributeRuler::collect(std::span<const Rule* const> rules, View& view, std::size_t at,
                             std::vector<Change>& changes) const {
  for (const Rule* rule : rules) {
    if (!holds(*rule, view, at)) continue;
    changes.push_back({static_cast<std::uint32_t>(at + rule->index), rule->attributes});
  }
}

void AttributeRuler::set(const Attributes& attributes, Token& token) const {
  if (attributes.tag) token.tag = *attributes.tag;
  if (attributes.pos) token.pos = *attributes.pos;
  if (attributes.morph) token.morph = *attributes.morph;
  if (attributes.lemma) token.lemma = *attributes.lemma;
  if (attributes.label) token.label = *attributes.label;
}

void AttributeRuler::apply(std::span<Token> tokens,
                           std::span<const std::string_view> lowers) const {
  View view{tokens, lowers, {}};
  std::vector<Change> changes;
  changes.reserve(tokens.size() * 3);
  const auto collect_from = [&](const Buckets& buckets, std::string_view key, std::size_t at) {
    if (const auto found = buckets.find(key); found != buckets.end()) {
      collect(found->second, view, at, changes);
    }
  };
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    collect_from(by_tag_, tokens[at].tag, at);
    collect_from(by_lower_, lowers[at], at);
    collect_from(by_label_, tokens[at].label, at);
    collect(everywhere_, view, at, changes);
  }
  std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
    return std::pair(a.token, a.attributes) < std::pair(b.token, b.attributes);
  });
  for (const Change& change : changes) set(attributes_[change.attributes], tokens[change.token]);
}

}  // namespace entente
