// Features of a word form. The base norms are put into the same table as the model's, which win.
#include "parse/lexeme.hpp"

#include "parse/msgpack_read.hpp"
#include "parse/tokenizer.hpp"
#include "parse/unicode.hpp"

namespace entente {
namespace {

struct BaseNorm {
  std::string_view word, norm;
};

#include "parse/base_norms.inc"

}  // namespace

Result<Lexicon> Lexicon::load(std::string_view lookups) {
  TRY(const msgpack_read::Document document, msgpack_read::parse(lookups, "vocab_lookups"));
  const msgpack::object* table = msgpack_read::find(document.root(), "lexeme_norm");
  if (table == nullptr || table->type != msgpack::type::MAP) {
    return msgpack_read::bad_model("no table lexeme_norm", "vocab_lookups");
  }
  Lexicon lexicon;
  for (const msgpack::object_kv& pair : msgpack_read::pairs(*table)) {
    if (pair.key.type != msgpack::type::POSITIVE_INTEGER || !msgpack_read::is_text(pair.val)) {
      return msgpack_read::bad_model("lexeme_norm is not a map of ids to text", "vocab_lookups");
    }
    lexicon.norms_.insert_or_assign(pair.key.via.u64, std::string(msgpack_read::text(pair.val)));
  }
  for (const BaseNorm& base : base_norms) lexicon.norms_.emplace(string_id(base.word), base.norm);
  return lexicon;
}

Lexeme Lexicon::look_up(std::string_view word, Arena& arena) const {
  Lexeme lexeme;
  lexeme.orth = string_id(word);
  lexeme.prefix = string_id(word.substr(0, unicode::step(word, 0).next));
  lexeme.suffix = string_id(word.substr(unicode::back_from_end(word, 3)));
  lexeme.shape = string_id(word_shape(word));
  lexeme.is_space = unicode::is_all_space(word);
  if (const auto known = norms_.find(lexeme.orth); known != norms_.end()) {
    lexeme.norm_text = known->second;
  } else {
    std::string lower;
    lower.reserve(word.size());
    unicode::append_lower(lower, word);
    lexeme.norm_text = arena.keep(lower);
  }
  lexeme.norm = string_id(lexeme.norm_text);
  return lexeme;
}

std::string word_shape(std::string_view word) {
  constexpr std::size_t longest = 100;  // code points, as Python's len()
  constexpr int longest_run = 4;
  std::string shape;
  std::string_view last;
  int run = 0;
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size(); ++count) {
    if (count + 1 == longest) return "LONG";
    const unicode::Step here = unicode::step(word, at);
    std::string_view mark = word.substr(at, here.next - at);
    if (unicode::is_alpha(here.value)) {
      mark = unicode::is_upper(here.value) ? "X" : "x";
    } else if (unicode::is_digit(here.value)) {
      mark = "d";
    }
    run = mark == last ? run + 1 : 0;
    last = mark;
    if (run < longest_run) shape.append(mark);
    at = here.next;
  }
  return shape;
}

}  // namespace entente
