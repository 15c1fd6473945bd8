// The driver over a text: chunks between blanks go through the special cases, the cache and the
// rules; a last pass puts special cases together that the rules tore apart.
#include "parse/tokenizer.hpp"

#include <memory_resource>
#include <vector>

#include "parse/chunk_cache.hpp"
#include "parse/phrase_table.hpp"
#include "parse/string_id.hpp"
#include "parse/tokenizer_rules.hpp"
#include "parse/unicode.hpp"

namespace entente {

struct Tokenizer::Impl {
  TokenizerRules rules;
  PhraseTable phrases;
  ChunkCache cache;  // changes behind const: it never changes an answer

  explicit Impl(TokenizerRules loaded) : rules(std::move(loaded)) {}

  void load_phrases();
  void add_chunk(std::string_view chunk, std::uint32_t begin, SpecialCases cases,
                 SplitSession& session, std::vector<Piece>& out) const;
  void add_text(std::string_view text, SpecialCases cases, SplitSession& session,
                std::vector<Piece>& out) const;
  [[nodiscard]] std::span<const Piece> join_phrases(std::string_view text,
                                                    std::span<const Piece> pieces,
                                                    Arena& arena) const;
};

namespace {

std::span<const Piece> keep(std::span<const Piece> pieces, Arena& arena) {
  if (pieces.empty()) return {};
  std::pmr::polymorphic_allocator<Piece> allocator(arena.resource());
  Piece* copy = allocator.allocate(pieces.size());
  std::uninitialized_copy(pieces.begin(), pieces.end(), copy);
  return {copy, pieces.size()};
}

void append_shifted(std::span<const Piece> pieces, std::uint32_t by, std::vector<Piece>& out) {
  for (Piece piece : pieces) {
    piece.span = piece.span.shifted(by);
    out.push_back(piece);
  }
}

}  // namespace

void Tokenizer::Impl::load_phrases() {
  Arena arena;
  SplitSession session{arena, 0, {}};
  for (const std::string_view phrase : rules.phrases(session)) {
    std::vector<Piece> pieces;
    add_text(phrase, SpecialCases::ignore, session, pieces);
    std::vector<std::uint64_t> ids;
    for (const Piece& piece : pieces) ids.push_back(piece.orth);
    phrases.add(std::move(ids));
  }
}

void Tokenizer::Impl::add_chunk(std::string_view chunk, std::uint32_t begin, SpecialCases cases,
                                SplitSession& session, std::vector<Piece>& out) const {
  if (cases == SpecialCases::ignore) {
    rules.split(chunk, begin, cases, session, out);
    return;
  }
  if (const std::vector<Piece>* special = rules.special(chunk); special != nullptr) {
    append_shifted(*special, begin, out);
    return;
  }
  if (chunk.size() > ChunkCache::longest_chunk) {
    rules.split(chunk, begin, cases, session, out);
    return;
  }
  const std::uint64_t hash = murmur_hash64a(chunk, 1);
  if (const std::span<const Piece> known = cache.find(chunk, hash); !known.empty()) {
    append_shifted(known, begin, out);
    return;
  }
  std::vector<Piece> pieces;
  rules.split(chunk, 0, cases, session, pieces);
  cache.insert(chunk, hash, pieces);
  append_shifted(pieces, begin, out);
}

// Runs of blanks and of other characters take turns. A run of blanks loses a leading U+0020, which
// becomes the flag of the piece before it, and what is left of it is a piece.
void Tokenizer::Impl::add_text(std::string_view text, SpecialCases cases, SplitSession& session,
                               std::vector<Piece>& out) const {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t begin = at;
    const bool blank = unicode::is_space(unicode::step(text, at).value);
    while (at < text.size()) {
      const unicode::Step here = unicode::step(text, at);
      if (unicode::is_space(here.value) != blank) break;
      at = here.next;
    }
    if (!blank) {
      add_chunk(text.substr(begin, at - begin), static_cast<std::uint32_t>(begin), cases, session,
                out);
      continue;
    }
    if (!out.empty() && text[begin] == ' ') {
      out.back().space_after = true;
      ++begin;
    }
    if (begin == at) continue;
    const std::string_view rest = text.substr(begin, at - begin);
    const auto offset = static_cast<std::uint32_t>(begin);
    const std::vector<Piece>* special = rules.special(rest);  // U+00A0 has a norm of its own
    if (special != nullptr && cases == SpecialCases::use) {
      append_shifted(*special, offset, out);
    } else {
      out.push_back(rules.whole(rest, offset, session.arena));
    }
  }
}

std::span<const Piece> Tokenizer::Impl::join_phrases(std::string_view text,
                                                     std::span<const Piece> pieces,
                                                     Arena& arena) const {
  std::pmr::vector<std::uint64_t> ids(arena.resource());
  ids.reserve(pieces.size());
  for (const Piece& piece : pieces) ids.push_back(piece.orth);
  const std::vector<PhraseMatch> matches = phrases.find(ids);
  if (matches.empty()) return keep(pieces, arena);
  std::vector<Piece> out;
  out.reserve(pieces.size());
  std::size_t at = 0;
  for (const PhraseMatch match : matches) {
    const TextSpan span{pieces[match.begin].span.begin, pieces[match.end - 1].span.end};
    const std::vector<Piece>* special = rules.special(span.in(text));
    if (special == nullptr) continue;  // blanks stand between its pieces
    out.insert(out.end(), pieces.begin() + static_cast<std::ptrdiff_t>(at),
               pieces.begin() + match.begin);
    append_shifted(*special, span.begin, out);
    out.back().space_after = pieces[match.end - 1].space_after;
    at = match.end;
  }
  out.insert(out.end(), pieces.begin() + static_cast<std::ptrdiff_t>(at), pieces.end());
  return keep(out, arena);
}

Tokenizer::Tokenizer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

Result<Tokenizer> Tokenizer::load(std::string_view rules, std::string_view lookups) {
  TRY(TokenizerRules loaded, TokenizerRules::load(rules, lookups));
  auto impl = std::make_unique<Impl>(std::move(loaded));
  impl->load_phrases();
  return Tokenizer(std::move(impl));
}

std::span<const Piece> Tokenizer::tokenize(std::string_view text, Arena& arena,
                                           TokenizerNotes* notes) const {
  SplitSession session{arena, 0, {}};
  std::vector<Piece> pieces;
  pieces.reserve(text.size() / 4);
  impl_->add_text(text, SpecialCases::use, session, pieces);
  if (notes != nullptr) notes->patterns_given_up = session.patterns_given_up;
  return impl_->join_phrases(text, pieces, arena);
}

}  // namespace entente
