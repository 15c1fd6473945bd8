// One JSON object a document: all fields of all tokens, in the order of parsed.hpp.
#include "event/json_out.hpp"
#include "run/parsed_out.hpp"

namespace entente {
namespace {

void text_field(JsonOut& out, std::string_view key, std::string_view value) {
  out.raw(key);
  out.string(value);
}

void add_token(JsonOut& out, const Token& token) {
  out.raw(R"({"begin":)");
  out.integer(token.span.begin);
  out.raw(R"(,"end":)");
  out.integer(token.span.end);
  text_field(out, R"(,"text":)", token.text);
  text_field(out, R"(,"norm":)", token.norm);
  text_field(out, R"(,"tag":)", token.tag);
  text_field(out, R"(,"pos":)", token.pos);
  text_field(out, R"(,"morph":)", token.morph);
  out.raw(R"(,"head":)");
  out.integer(token.head);
  text_field(out, R"(,"label":)", token.label);
  text_field(out, R"(,"lemma":)", token.lemma);
  text_field(out, R"(,"entity":)", token.entity);
  text_field(out, R"(,"iob":)", {&token.iob, 1});
  out.raw(R"(,"sentence_start":)");
  out.boolean(token.sentence_start);
  out.raw(R"(,"space_after":)");
  out.boolean(token.space_after);
  out.raw("}");
}

}  // namespace

std::string to_json(std::string_view id, const Parsed& parsed, std::string_view segments) {
  JsonOut out;
  text_field(out, R"({"schema":"entente.parsed/1","id":)", id);
  text_field(out, R"(,"segments":)", segments);
  out.raw(R"(,"tokens":[)");
  bool first = true;
  for (const Token& token : parsed.tokens) {
    if (!first) out.raw(",");
    first = false;
    add_token(out, token);
  }
  out.raw("]}");
  return out.take();
}

}  // namespace entente
