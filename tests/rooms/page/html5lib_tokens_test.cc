// The tokenizer tests of html5lib. A test counts once for each initial state that it names.
#include <gtest/gtest.h>
#include <simdjson.h>

#include <optional>

#include "page/dom_tokens.hpp"
#include "rooms/page/html5lib.hpp"
#include "text/utf8.hpp"

namespace entente::page {
namespace {

using entente::testing::folded;
using entente::testing::Html5libFiles;
using entente::testing::Score;
using simdjson::dom::element;

// \uHHHH once more, for tests that are escaped twice. A lone surrogate becomes three bytes.
std::string unescaped(std::string_view text) {
  std::string out;
  char32_t high = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i, 2) != "\\u") {
      out += text[i++];
      continue;
    }
    const auto unit =
        static_cast<char32_t>(std::stoul(std::string(text.substr(i + 2, 4)), nullptr, 16));
    i += 6;
    if (high != 0 && unit >= 0xDC00 && unit < 0xE000) {
      out.resize(out.size() - 3);
      append_utf8(out, 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00));
      high = 0;
      continue;
    }
    high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
    if (unit >= 0xD800 && unit < 0xE000) {
      out += static_cast<char>(0xE0 | (unit >> 12U));
      out += static_cast<char>(0x80 | ((unit >> 6U) & 0x3F));
      out += static_cast<char>(0x80 | (unit & 0x3F));
    } else {
      append_utf8(out, unit);
    }
  }
  return out;
}

std::string in_quotes(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

// Expected tokens and ours are compared as lines of one form; adjacent characters are one.
class Lines {
 public:
  void text(const std::string& more) { text_ += more; }
  void add(const std::string& line) {
    flush();
    out_ += line + "\n";
  }
  std::string take() {
    flush();
    return std::move(out_);
  }

 private:
  void flush() {
    if (!text_.empty()) out_ += "Character " + in_quotes(text_) + "\n";
    text_.clear();
  }
  std::string out_, text_;
};

std::string attributes_shown(const std::map<std::string, std::string>& attributes) {
  std::string out;
  for (const auto& [name, value] : attributes) out += " " + name + "=" + in_quotes(value);
  return out;
}

std::string expected(element output, bool twice) {
  const auto word = [&](element value) {
    if (value.is_null()) return std::string("null");
    const auto bytes = std::string_view(value);
    return in_quotes(twice ? unescaped(bytes) : bytes);
  };
  Lines lines;
  for (const element token : output.get_array()) {
    const auto kind = std::string_view(token.at(0));
    if (kind == "Character") {
      const std::string shown = word(token.at(1));
      lines.text(shown.substr(1, shown.size() - 2));
    } else if (kind == "StartTag") {
      std::map<std::string, std::string> attributes;
      for (const auto field : token.at(2).get_object()) {
        const std::string value(std::string_view(field.value));
        attributes[twice ? unescaped(field.key) : std::string(field.key)] =
            twice ? unescaped(value) : value;
      }
      const bool closes = token.get_array().size() > 3;
      lines.add("StartTag " + word(token.at(1)) + attributes_shown(attributes) +
                (closes ? " /" : ""));
    } else if (kind == "DOCTYPE") {
      lines.add("DOCTYPE " + word(token.at(1)) + " " + word(token.at(2)) + " " + word(token.at(3)) +
                (bool(token.at(4)) ? "" : " quirks"));
    } else {
      lines.add(std::string(kind) + " " + word(token.at(1)));
    }
  }
  return lines.take();
}

std::string doctype_shown(const MarkupToken& token) {
  const auto id = [](const std::optional<std::string_view>& value) {
    return value ? in_quotes(*value) : std::string("null");
  };
  return "DOCTYPE " + (token.name.empty() ? "null" : in_quotes(token.name)) + " " +
         id(token.public_id) + " " + id(token.system_id) + (token.force_quirks ? " quirks" : "");
}

std::string tokens_of(const std::string& markup, std::string_view state, std::string_view last) {
  Arena arena;
  DomMemory memory(arena);
  MarkupTokenizer tokenizer(markup, 512, memory);
  if (state == "RCDATA state") tokenizer.switch_to(TokenState::rcdata, last);
  if (state == "RAWTEXT state") tokenizer.switch_to(TokenState::rawtext, last);
  if (state == "Script data state") tokenizer.switch_to(TokenState::script, last);
  if (state == "PLAINTEXT state") tokenizer.switch_to(TokenState::plaintext, last);
  if (state == "CDATA section state") tokenizer.switch_to(TokenState::cdata, last);
  Lines lines;
  MarkupToken token;
  for (;;) {
    tokenizer.next(token);
    const bool verbatim = token.text.data() == markup.data() + token.span.begin;
    switch (token.type) {
      case TokenType::end: return lines.take();
      case TokenType::nul: lines.text(std::string(1, '\0')); break;
      case TokenType::text:
        lines.text(verbatim ? folded(token.text) : std::string(token.text));
        break;
      case TokenType::comment: lines.add("Comment " + in_quotes(token.text)); break;
      case TokenType::doctype: lines.add(doctype_shown(token)); break;
      case TokenType::end_tag: lines.add("EndTag " + in_quotes(token.name)); break;
      case TokenType::start_tag: {
        std::map<std::string, std::string> attributes;
        for (const Attribute& one : token.attributes) attributes[std::string(one.name)] = one.value;
        lines.add("StartTag " + in_quotes(token.name) + attributes_shown(attributes) +
                  (token.self_closing ? " /" : ""));
        break;
      }
    }
  }
}

void run_test(element test, const std::string& file, std::size_t& number, Score& score) {
  const bool twice = test["doubleEscaped"].is_bool() && bool(test["doubleEscaped"]);
  std::string input{std::string_view(test["input"])};
  if (twice) input = unescaped(input);
  const std::string_view last =
      test["lastStartTag"].is_string() ? std::string_view(test["lastStartTag"]) : "";
  const std::string wanted = expected(test["output"], twice);
  std::vector<std::string_view> states = {"Data state"};
  simdjson::dom::array named;
  if (test["initialStates"].get(named) == simdjson::SUCCESS) {
    states.clear();
    for (const element state : named) states.push_back(std::string_view(state));
  }
  for (const std::string_view state : states) {
    const std::string got = tokens_of(input, state, last);
    score.add(file, ++number, got == wanted,
              std::string{std::string_view(test["description"])} + " in " + std::string(state) +
                  "\n" + input + "\n  wanted\n" + wanted + "  but\n" + got);
  }
}

TEST(Html5lib, ReadsTheTokensThatBrowsersRead) {
  const Html5libFiles files;
  if (!files.at_hand()) GTEST_SKIP() << "shared/data/html5lib-tests is not at hand";
  Score score("tokenizer");
  for (const auto& file : files.files("tokenizer", ".test")) {
    simdjson::dom::parser parser;
    const std::string bytes = entente::testing::slurp(file);
    element document;
    ASSERT_EQ(parser.parse(bytes).get(document), simdjson::SUCCESS) << file;
    std::size_t number = 0;
    for (const char* const key : {"tests", "xmlViolationTests"}) {
      simdjson::dom::array tests;
      if (document[key].get(tests) != simdjson::SUCCESS) continue;
      for (const element test : tests) run_test(test, file.filename().string(), number, score);
    }
  }
  score.print();
}

}  // namespace
}  // namespace entente::page
