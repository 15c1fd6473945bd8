// The door of the tokenizer and of the layer for news text: pieces and single blanks tile the text,
// a chunk is split alike alone, in company and when it is known already, and no constraint is set
// on the first piece. Needs a language model (ENTENTE_MODEL); says so and ends without one.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.hpp"
#include "parse/model_file.hpp"
#include "parse/segments.hpp"
#include "parse/tokenizer.hpp"
#include "parse/unicode.hpp"
#include "text/utf8.hpp"

namespace {

using namespace entente;

struct Bench {
  Tokenizer tokenizer;
  Segmenter segmenter;
};

const Bench* bench() {
  static const Bench* const made = []() -> const Bench* {
    const char* path = std::getenv("ENTENTE_MODEL");
    const auto model = ModelFile::open(path == nullptr ? "" : path);
    if (!model.ok()) return nullptr;
    const auto rules = model.value().bytes("tokenizer");
    const auto lookups = model.value().bytes("vocab_lookups");
    if (!rules.ok() || !lookups.ok()) return nullptr;
    auto tokenizer = Tokenizer::load(rules.value(), lookups.value());
    auto segmenter = Segmenter::load(embedded_parse()[0].bytes);
    if (!tokenizer.ok() || !segmenter.ok()) return nullptr;
    return new Bench{std::move(tokenizer).value(), std::move(segmenter).value()};
  }();
  return made;
}

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

void check_tiles(std::string_view text, std::span<const Piece> pieces) {
  std::size_t at = 0;
  for (const Piece& piece : pieces) {
    must(piece.span.begin == at && piece.span.end > piece.span.begin, "pieces tile the text");
    at = piece.span.end;
    if (piece.space_after) {
      must(at < text.size() && text[at] == ' ', "a blank follows");
      ++at;
    }
  }
  must(at == text.size(), "nothing is left");
}

bool same(const Piece& a, const Piece& b, std::uint32_t shift) {
  return a.span == b.span.shifted(shift) && a.orth == b.orth && a.norm == b.norm &&
         a.shape == b.shape && a.prefix == b.prefix && a.suffix == b.suffix &&
         a.norm_text == b.norm_text;
}

// Splits once more, chunk by chunk, as if each stood alone.
void check_chunks(std::string_view text, std::span<const Piece> pieces, Arena& arena) {
  std::size_t piece = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && text[end] != ' ' && text[end] != '\n') ++end;
    if (end == at) {
      ++at;
      continue;
    }
    const std::string_view chunk = text.substr(at, end - at);
    const std::span<const Piece> alone = bench()->tokenizer.tokenize(chunk, arena);
    while (piece < pieces.size() && pieces[piece].span.begin < at) ++piece;
    for (std::size_t i = 0; i < alone.size(); ++i, ++piece)
      must(piece < pieces.size() && same(pieces[piece], alone[i], static_cast<std::uint32_t>(at)),
           "a chunk is split alike alone and in company");
    at = end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (bench() == nullptr) {
    std::puts("skipped: no language model (ENTENTE_MODEL)");
    std::exit(0);
  }
  constexpr std::size_t most = 2048;  // many short texts find more than few long ones
  const std::string_view text(reinterpret_cast<const char*>(data), std::min(size, most));
  Arena arena;
  const std::span<const Piece> pieces = bench()->tokenizer.tokenize(text, arena);
  check_tiles(text, pieces);
  const std::span<const Piece> again = bench()->tokenizer.tokenize(text, arena);
  must(again.size() == pieces.size(), "the same text is split the same twice");
  for (std::size_t i = 0; i < pieces.size(); ++i)
    must(same(pieces[i], again[i], 0), "a known chunk gives what an unknown one gave");
  if (!find_invalid_utf8(text)) check_chunks(text, pieces, arena);
  const std::span<const Start> starts = bench()->segmenter.starts(text, pieces, arena);
  must(starts.size() == pieces.size(), "one answer a piece");
  must(starts.empty() || starts[0] == Start::free, "the first piece is free");
  return 0;
}
