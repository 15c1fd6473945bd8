// The order of candidates decides which lemma comes out, so it is kept as the original has it:
// known forms before unknown ones, the last known form first, exceptions in front of all.
#include "parse/lemmatizer.hpp"

#include <algorithm>
#include <bit>

#include "parse/msgpack_read.hpp"
#include "parse/string_id.hpp"
#include "parse/tokenizer.hpp"
#include "parse/unicode.hpp"

namespace entente {
namespace {

constexpr std::string_view section = "lemmatizer";

std::string_view feature(std::string_view morph, std::string_view name) {
  while (!morph.empty()) {
    const std::size_t bar = std::min(morph.find('|'), morph.size());
    const std::string_view part = morph.substr(0, bar);
    if (part.size() > name.size() && part.starts_with(name) && part[name.size()] == '=') {
      return part.substr(name.size() + 1);
    }
    morph.remove_prefix(std::min(bar + 1, morph.size()));
  }
  return {};
}

// An uninflected form is its own lemma.
bool is_base_form(std::string_view pos, std::string_view morph) {
  const std::string_view number = feature(morph, "Number"), form = feature(morph, "VerbForm");
  if (pos == "NOUN" && number == "Sing") return true;
  if (pos == "VERB" && form == "Fin" && feature(morph, "Tense") == "Pres" && number.empty())
    return true;
  return form == "Inf" || form == "None" || feature(morph, "Degree") == "Pos";
}

// The map of a table from pos to its value; nullptr when the table is missing.
const msgpack::object* find_table(const msgpack::object& root, std::string_view name) {
  const msgpack::object* table = msgpack_read::find(root, name);
  return table != nullptr && table->type == msgpack::type::MAP ? table : nullptr;
}

std::vector<std::string_view> texts(const msgpack::object& list) {
  std::vector<std::string_view> out;
  out.reserve(msgpack_read::items(list).size());
  for (const msgpack::object& item : msgpack_read::items(list))
    out.push_back(msgpack_read::text(item));
  return out;
}

void add_form(std::vector<std::string>& forms, std::string form, bool in_front) {
  const auto known = std::find(forms.begin(), forms.end(), form);
  if (known != forms.end()) {
    if (!in_front) return;
    forms.erase(known);
  }
  forms.insert(in_front ? forms.begin() : forms.end(), std::move(form));
}

}  // namespace

TextSet::TextSet(const std::vector<std::string_view>& texts) {
  if (texts.empty()) return;
  slots_.resize(std::bit_ceil(texts.size() * 2 + 2));
  for (const std::string_view text : texts) {
    if (text.empty()) continue;
    std::size_t at = murmur_hash64a(text, 0) % slots_.size();
    while (!slots_[at].empty() && slots_[at] != text) at = (at + 1) % slots_.size();
    slots_[at] = text;
  }
}

bool TextSet::contains(std::string_view text) const {
  if (slots_.empty() || text.empty()) return false;
  std::size_t at = murmur_hash64a(text, 0) % slots_.size();
  while (!slots_[at].empty() && slots_[at] != text) at = (at + 1) % slots_.size();
  return !slots_[at].empty();
}

Result<Lemmatizer> Lemmatizer::load(std::string_view lookups) {
  Lemmatizer out;
  out.bytes_.assign(lookups.begin(), lookups.end());
  TRY(const msgpack_read::Document document,
      msgpack_read::parse({out.bytes_.data(), out.bytes_.size()}, section));
  const msgpack::object* rules = find_table(document.root(), "lemma_rules");
  const msgpack::object* exceptions = find_table(document.root(), "lemma_exc");
  const msgpack::object* index = find_table(document.root(), "lemma_index");
  if (rules == nullptr || exceptions == nullptr || index == nullptr) {
    return msgpack_read::bad_model("a lemma table is missing", section);
  }
  for (const msgpack::object_kv& pos : msgpack_read::pairs(*rules)) {
    if (pos.key.type != msgpack::type::POSITIVE_INTEGER)
      return msgpack_read::bad_model("a key is not an id", section);
    for (const msgpack::object& rule : msgpack_read::items(pos.val)) {
      const std::vector<std::string_view> pair = texts(rule);
      if (pair.size() != 2) return msgpack_read::bad_model("a lemma rule is not a pair", section);
      out.by_pos_[pos.key.via.u64].rules.emplace_back(pair[0], pair[1]);
    }
  }
  for (const msgpack::object_kv& pos : msgpack_read::pairs(*exceptions)) {
    if (pos.key.type != msgpack::type::POSITIVE_INTEGER)
      return msgpack_read::bad_model("a key is not an id", section);
    for (const msgpack::object_kv& word : msgpack_read::pairs(pos.val)) {
      out.by_pos_[pos.key.via.u64].exceptions.emplace(msgpack_read::text(word.key),
                                                      texts(word.val));
    }
  }
  for (const msgpack::object_kv& pos : msgpack_read::pairs(*index)) {
    if (pos.key.type != msgpack::type::POSITIVE_INTEGER)
      return msgpack_read::bad_model("a key is not an id", section);
    out.by_pos_[pos.key.via.u64].index = TextSet(texts(pos.val));
  }
  return out;
}

std::string_view Lemmatizer::apply(const Tables& tables, std::string_view word,
                                   std::string_view lower, Arena& arena) {
  std::vector<std::string> forms, unknown;
  for (const auto& [old_suffix, new_suffix] : tables.rules) {
    if (!lower.ends_with(old_suffix)) continue;
    std::string form(lower.substr(0, lower.size() - old_suffix.size()));
    form += new_suffix;
    if (form.empty()) continue;
    const bool known = tables.index.contains(form);
    if (known || !unicode::is_all_alpha(form)) {
      add_form(forms, std::move(form), known);
    } else {
      unknown.push_back(std::move(form));
    }
  }
  if (const auto found = tables.exceptions.find(lower); found != tables.exceptions.end()) {
    // Each new one goes in front of all, so the last new one wins.
    for (auto form = found->second.rbegin(); form != found->second.rend(); ++form) {
      if (std::find(forms.begin(), forms.end(), *form) == forms.end()) return *form;
    }
  }
  const std::vector<std::string>& best = forms.empty() ? unknown : forms;
  if (best.empty() || best.front() == word) return word;
  return best.front() == lower ? lower : arena.keep(best.front());
}

std::string_view Lemmatizer::lemma(std::string_view word, std::string_view lower,
                                   std::string_view pos, std::string_view morph,
                                   Arena& arena) const {
  if (pos.empty() || pos == "EOL" || pos == "SPACE") return lower;
  if (base_forms_ && is_base_form(pos, morph)) return lower;
  const auto fits = [&](const Known& known) { return known.word == word && known.pos == pos; };
  const std::uint64_t hash = murmur_hash64a(word, murmur_hash64a(pos, 1));
  if (const Known* known = known_.find(hash, fits); known != nullptr) return known->lemma;
  std::string small;
  unicode::append_lower(small, pos);
  const auto found = by_pos_.find(string_id(small));
  if (found == by_pos_.end()) return pos == "PROPN" ? word : lower;
  const std::string_view lemma = apply(found->second, word, lower, arena);
  if (word.size() <= longest_known)
    known_.insert(hash, fits, [&] {
      return std::make_unique<Known>(
          Known{std::string(word), std::string(pos), std::string(lemma)});
    });
  return lemma;
}

}  // namespace entente
