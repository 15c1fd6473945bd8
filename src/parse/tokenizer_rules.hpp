// TokenizerRules: the model's patterns and special cases, and how one chunk between blanks is split
// by them. The driver over a text, with its cache and its pass over phrases, is in tokenizer.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/arena.hpp"
#include "base/result.hpp"
#include "parse/lexeme.hpp"
#include "parse/msgpack_read.hpp"
#include "parse/pattern.hpp"
#include "parse/piece.hpp"

namespace entente {

// What one call of the tokenizer needs beside the rules; the matcher is made on the first chunk
// that needs it.
struct SplitSession {
  Arena& arena;
  std::uint32_t patterns_given_up = 0;
  std::optional<Matcher> matcher;
};

enum class SpecialCases : unsigned char { use, ignore };

class TokenizerRules {
 public:
  static Result<TokenizerRules> load(std::string_view rules, std::string_view lookups);

  // The pieces of a special case, spans relative to it; nullptr when the word is none.
  [[nodiscard]] const std::vector<Piece>* special(std::string_view word) const;
  // Appends the pieces of a chunk that holds no blank; their spans start at `begin`.
  void split(std::string_view chunk, std::uint32_t begin, SpecialCases cases, SplitSession& session,
             std::vector<Piece>& out) const;
  // One piece for a word that is not split.
  [[nodiscard]] Piece whole(std::string_view word, std::uint32_t begin, Arena& arena) const;
  // The words that affixes or infixes would tear, so that they must be looked for across pieces.
  [[nodiscard]] std::vector<std::string_view> phrases(SplitSession& session) const;

 private:
  struct Core {
    std::size_t begin, end;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };

  TokenizerRules(Lexicon lexicon, Pattern prefix, Pattern suffix, Pattern infix, Pattern url)
      : lexicon_(std::move(lexicon)),
        prefix_(std::move(prefix)),
        suffix_(std::move(suffix)),
        infix_(std::move(infix)),
        url_(std::move(url)) {}

  Result<Done> add_special(std::string_view word, const msgpack::object& tokens);
  [[nodiscard]] Match search(const Pattern& pattern, std::string_view text, std::size_t from,
                             SplitSession& session) const;
  [[nodiscard]] std::size_t prefix_size(std::string_view text, SplitSession& session) const;
  [[nodiscard]] std::size_t suffix_size(std::string_view text, SplitSession& session) const;
  [[nodiscard]] Core strip_affixes(std::string_view chunk, SpecialCases cases,
                                   SplitSession& session, std::vector<Core>& prefixes,
                                   std::vector<Core>& suffixes) const;
  void split_infixes(std::string_view core, std::uint32_t begin, SplitSession& session,
                     std::vector<Piece>& out) const;

  Lexicon lexicon_;
  Pattern prefix_, suffix_, infix_, url_;
  bool all_phrases_ = false;  // "faster_heuristics" is off: every special case is a phrase
  std::unordered_map<std::string, std::vector<Piece>, TextHash, std::equal_to<>> specials_;
  std::size_t longest_special_ = 0;
  std::unique_ptr<Arena> norms_ = std::make_unique<Arena>();  // of the special cases
};

}  // namespace entente
