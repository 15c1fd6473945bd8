// The door of the tokenizer and of the layer for news text: pieces and single blanks tile the text,
// a tokenizer that knows the chunks splits as one that has never seen them, and no constraint is
// set on the first piece. Needs a language model (ENTENTE_MODEL); says so and ends without one.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "base/embedded.hpp"
#include "parse/model_file.hpp"
#include "parse/segments.hpp"
#include "parse/tokenizer.hpp"

namespace {

using namespace entente;

struct Bench {
  std::string rules, lookups;
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
    return new Bench{std::string(rules.value()), std::string(lookups.value()),
                     std::move(tokenizer).value(), std::move(segmenter).value()};
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

bool same(const Piece& a, const Piece& b) {
  return a.span == b.span && a.space_after == b.space_after && a.orth == b.orth &&
         a.norm == b.norm && a.shape == b.shape && a.prefix == b.prefix && a.suffix == b.suffix &&
         a.norm_text == b.norm_text;
}

// A tokenizer that knows no chunk yet: the slow twin. It is made anew every so often, because what
// it reads it remembers.
const Tokenizer& forgetful() {
  constexpr unsigned memory = 500;
  static unsigned asked = 0;
  static std::unique_ptr<Tokenizer> twin;
  if (asked++ % memory == 0) {
    auto made = Tokenizer::load(bench()->rules, bench()->lookups);
    must(made.ok(), "what loaded once loads again");
    twin = std::make_unique<Tokenizer>(std::move(made).value());
  }
  return *twin;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (bench() == nullptr) {
    std::puts("skipped: no language model (ENTENTE_MODEL)");
    std::exit(0);
  }
  constexpr std::size_t most = 512;  // many short texts find more than few long ones
  const std::string_view text(reinterpret_cast<const char*>(data), std::min(size, most));
  Arena arena;
  const std::span<const Piece> pieces = bench()->tokenizer.tokenize(text, arena);
  check_tiles(text, pieces);
  for (const Tokenizer* other : {&bench()->tokenizer, &forgetful()}) {
    const std::span<const Piece> again = other->tokenize(text, arena);
    must(again.size() == pieces.size(), "the same text is split the same");
    for (std::size_t i = 0; i < pieces.size(); ++i)
      must(same(pieces[i], again[i]), "a known chunk gives what an unknown one gives");
  }
  const std::span<const Start> starts = bench()->segmenter.starts(text, pieces, arena);
  must(starts.size() == pieces.size(), "one answer a piece");
  must(starts.empty() || starts[0] == Start::free, "the first piece is free");
  return 0;
}
