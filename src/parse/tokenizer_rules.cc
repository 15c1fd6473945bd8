// Affixes are taken from the outside in, special cases win over them at every step, then the rest
// is a URL or is cut at its infixes (method: spacy/tokenizer.pyx). Searches for a suffix look at
// the end of the text only, or a megabyte of brackets would cost its square.
#include "parse/tokenizer_rules.hpp"

#include <algorithm>

#include "parse/tokenizer.hpp"
#include "parse/unicode.hpp"

namespace entente {
namespace {

constexpr std::string_view section = "tokenizer";
constexpr std::uint64_t orth_key = 65, norm_key = 67;  // spacy.attrs ORTH and NORM

Result<Pattern> read_pattern(const msgpack::object& rules, std::string_view name) {
  const msgpack::object* value = msgpack_read::find(rules, name);
  if (value == nullptr || !msgpack_read::is_text(*value)) {
    return msgpack_read::bad_model("no pattern " + std::string(name), section);
  }
  return Pattern::compile(msgpack_read::text(*value), section);
}

// The URL pattern tries "user:password@" with two unbounded repeats, which backtracks with the
// square of the text; the shorter spelling accepts the same texts, as the first repeat may hold
// colons.
Result<Pattern> read_url_pattern(const msgpack::object& rules) {
  const msgpack::object* value = msgpack_read::find(rules, "url_match");
  if (value == nullptr || !msgpack_read::is_text(*value)) {
    return msgpack_read::bad_model("no pattern url_match", section);
  }
  constexpr std::string_view slow = R"(\S+(?::\S*)?@)", fast = R"(\S+@)";
  std::string expression(msgpack_read::text(*value));
  if (const std::size_t at = expression.find(slow); at != std::string::npos) {
    expression.replace(at, slow.size(), fast);
  }
  return Pattern::compile(expression, section);
}

bool is_set(const msgpack::object* value) {
  return value != nullptr && value->type != msgpack::type::NIL;
}

// Where a search for a suffix may start: suffixes are short, but for a run of full stops, which
// counts as one.
std::size_t suffix_window(std::string_view text) {
  constexpr std::size_t window = 32;  // bytes; the longest suffix of the model has 10
  if (text.size() <= window) return 0;
  std::size_t from = text.size() - window;
  if (text.find_first_not_of('.', from) == std::string_view::npos) {
    const std::size_t before = text.find_last_not_of('.');
    return before == std::string_view::npos ? 0 : before + 1;
  }
  while (from > 0 && (static_cast<std::uint8_t>(text[from]) & 0xC0U) == 0x80U) --from;
  return from;
}

}  // namespace

Result<TokenizerRules> TokenizerRules::load(std::string_view rules, std::string_view lookups) {
  TRY(Lexicon lexicon, Lexicon::load(lookups));
  TRY(const msgpack_read::Document document, msgpack_read::parse(rules, section));
  const msgpack::object& root = document.root();
  TRY(Pattern prefix, read_pattern(root, "prefix_search"));
  TRY(Pattern suffix, read_pattern(root, "suffix_search"));
  TRY(Pattern infix, read_pattern(root, "infix_finditer"));
  TRY(Pattern url, read_url_pattern(root));
  if (is_set(msgpack_read::find(root, "token_match"))) {
    return msgpack_read::bad_model(
        "the tokenizer has a token_match, which this runtime does not know", section);
  }
  TokenizerRules out(std::move(lexicon), std::move(prefix), std::move(suffix), std::move(infix),
                     std::move(url));
  const msgpack::object* faster = msgpack_read::find(root, "faster_heuristics");
  out.all_phrases_ =
      faster != nullptr && faster->type == msgpack::type::BOOLEAN && !faster->via.boolean;
  const msgpack::object* exceptions = msgpack_read::find(root, "exceptions");
  if (exceptions == nullptr || exceptions->type != msgpack::type::MAP) {
    return msgpack_read::bad_model("no special cases", section);
  }
  for (const msgpack::object_kv& pair : msgpack_read::pairs(*exceptions)) {
    TRY([[maybe_unused]] const Done done, out.add_special(msgpack_read::text(pair.key), pair.val));
  }
  return out;
}

Result<Done> TokenizerRules::add_special(std::string_view word, const msgpack::object& tokens) {
  std::vector<Piece> pieces;
  std::size_t at = 0;
  for (const msgpack::object& token : msgpack_read::items(tokens)) {
    const msgpack::object* orth = msgpack_read::find(token, orth_key);
    const std::string_view text = orth == nullptr ? std::string_view() : msgpack_read::text(*orth);
    if (text.empty() || word.substr(at, text.size()) != text) break;
    Piece piece = whole(text, static_cast<std::uint32_t>(at), *norms_);
    if (const msgpack::object* norm = msgpack_read::find(token, norm_key); norm != nullptr) {
      piece.norm_text = norms_->keep(msgpack_read::text(*norm));
      piece.norm = string_id(piece.norm_text);
    }
    pieces.push_back(piece);
    at += text.size();
  }
  if (word.empty() || at != word.size() || !unicode::is_well_formed(word)) {
    return msgpack_read::bad_model("a special case is not the sum of its tokens", section);
  }
  specials_.insert_or_assign(std::string(word), std::move(pieces));
  longest_special_ = std::max(longest_special_, word.size());
  return Done{};
}

const std::vector<Piece>* TokenizerRules::special(std::string_view word) const {
  if (word.size() > longest_special_) return nullptr;
  const auto found = specials_.find(word);
  return found == specials_.end() ? nullptr : &found->second;
}

Piece TokenizerRules::whole(std::string_view word, std::uint32_t begin, Arena& arena) const {
  const Lexeme lexeme = lexicon_.look_up(word, arena);
  Piece piece;
  piece.span = {begin, begin + static_cast<std::uint32_t>(word.size())};
  piece.is_space = lexeme.is_space;
  piece.orth = lexeme.orth;
  piece.norm = lexeme.norm;
  piece.prefix = lexeme.prefix;
  piece.suffix = lexeme.suffix;
  piece.shape = lexeme.shape;
  piece.norm_text = lexeme.norm_text;
  return piece;
}

Match TokenizerRules::search(const Pattern& pattern, std::string_view text, std::size_t from,
                             SplitSession& session) const {
  if (!session.matcher) session.matcher.emplace();
  const Match match = pattern.search(text, from, *session.matcher);
  if (match.outcome == MatchOutcome::limit) ++session.patterns_given_up;
  return match;
}

std::size_t TokenizerRules::prefix_size(std::string_view text, SplitSession& session) const {
  const Match match = search(prefix_, text, 0, session);
  return match.end - match.begin;
}

std::size_t TokenizerRules::suffix_size(std::string_view text, SplitSession& session) const {
  const Match match = search(suffix_, text, suffix_window(text), session);
  return match.end - match.begin;
}

TokenizerRules::Core TokenizerRules::strip_affixes(std::string_view chunk, SpecialCases cases,
                                                   SplitSession& session,
                                                   std::vector<Core>& prefixes,
                                                   std::vector<Core>& suffixes) const {
  const auto is_special = [&](std::size_t begin, std::size_t end) {
    return cases == SpecialCases::use && begin < end &&
           special(chunk.substr(begin, end - begin)) != nullptr;
  };
  Core rest{0, chunk.size()};
  std::size_t last_size = chunk.size() + 1;
  while (rest.begin < rest.end && rest.end - rest.begin != last_size) {
    if (is_special(rest.begin, rest.end)) break;
    last_size = rest.end - rest.begin;
    const std::string_view text = chunk.substr(rest.begin, last_size);
    const std::size_t before = prefix_size(text, session);
    const Core prefix{rest.begin, rest.begin + before};
    if (before != 0 && is_special(prefix.end, rest.end)) {
      prefixes.push_back(prefix);
      rest.begin = prefix.end;
      break;
    }
    // The suffix is searched behind the prefix, so the two never overlap.
    const std::size_t after = suffix_size(text.substr(before), session);
    const Core suffix{rest.end - after, rest.end};
    if (after != 0 && is_special(rest.begin, suffix.begin)) {
      suffixes.push_back(suffix);
      rest.end = suffix.begin;
      break;
    }
    if (before != 0) prefixes.push_back(prefix);
    if (after != 0) suffixes.push_back(suffix);
    rest = {prefix.end, suffix.begin};
  }
  return rest;
}

void TokenizerRules::split_infixes(std::string_view core, std::uint32_t begin,
                                   SplitSession& session, std::vector<Piece>& out) const {
  const auto add = [&](std::size_t from, std::size_t to) {
    if (from == to) return;
    out.push_back(whole(core.substr(from, to - from), begin + static_cast<std::uint32_t>(from),
                        session.arena));
  };
  std::size_t start = 0;
  for (std::size_t at = 0; at < core.size();) {
    const Match infix = search(infix_, core, at, session);
    if (!infix.found()) break;
    at = infix.end > infix.begin ? infix.end : unicode::step(core, infix.begin).next;
    if (infix.begin == 0) continue;  // an infix at the very start does not cut
    add(start, infix.begin);
    add(infix.begin, infix.end);
    start = infix.end;
  }
  add(start, core.size());
}

void TokenizerRules::split(std::string_view chunk, std::uint32_t begin, SpecialCases cases,
                           SplitSession& session, std::vector<Piece>& out) const {
  if (!unicode::is_well_formed(chunk)) {
    out.push_back(whole(chunk, begin, session.arena));
    return;
  }
  std::vector<Core> prefixes, suffixes;
  const Core core = strip_affixes(chunk, cases, session, prefixes, suffixes);
  const auto add = [&](Core part) {
    out.push_back(whole(chunk.substr(part.begin, part.end - part.begin),
                        begin + static_cast<std::uint32_t>(part.begin), session.arena));
  };
  for (const Core prefix : prefixes) add(prefix);
  const std::string_view text = chunk.substr(core.begin, core.end - core.begin);
  const auto core_begin = begin + static_cast<std::uint32_t>(core.begin);
  const std::vector<Piece>* known = cases == SpecialCases::use ? special(text) : nullptr;
  if (known != nullptr) {
    for (Piece piece : *known) {
      piece.span = piece.span.shifted(core_begin);
      out.push_back(piece);
    }
  } else if (!text.empty()) {
    const Match url = search(url_, text, 0, session);
    if (url.found() && url.begin == 0) {
      add(core);
    } else {
      split_infixes(text, core_begin, session, out);
    }
  }
  std::for_each(suffixes.rbegin(), suffixes.rend(), add);
}

std::vector<std::string_view> TokenizerRules::phrases(SplitSession& session) const {
  std::vector<std::string_view> out;
  for (const auto& [word, pieces] : specials_) {
    if (all_phrases_ || prefix_size(word, session) != 0 || suffix_size(word, session) != 0 ||
        search(infix_, word, 0, session).found() || word.find(' ') != std::string::npos) {
      out.emplace_back(word);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace entente
