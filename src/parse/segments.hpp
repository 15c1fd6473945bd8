// Segmenter: where a sentence of news prose must or must not begin, before the tree is parsed. A
// layer above the runtime (specs/pages.md, "Sentence splitting"): it speaks only where its rule is
// sure, and leaves the rest to the parser, which then builds one consistent tree a sentence under
// these constraints, as spaCy does with preset sentence starts.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "base/arena.hpp"
#include "base/result.hpp"
#include "parse/piece.hpp"
#include "parse/start.hpp"

namespace entente {

// Who draws the sentences: the published pipeline alone, or this layer before it.
enum class Segments : std::uint8_t { spacy, news };

class Segmenter {
 public:
  // `table`: the bytes of data/languages/<language>/segments.tsv, which must outlive the segmenter.
  // Errors: bad_data.
  static Result<Segmenter> load(std::string_view table);
  Segmenter(Segmenter&&) noexcept;
  Segmenter& operator=(Segmenter&&) noexcept;
  ~Segmenter();

  // One answer a piece, in the arena; linear in the text.
  [[nodiscard]] std::span<const Start> starts(std::string_view block, std::span<const Piece> pieces,
                                              Arena& arena) const;

 private:
  struct Impl;
  explicit Segmenter(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente
