// Parser: one published spaCy pipeline (tok2vec + tagger + parser + attribute ruler + lemmatizer +
// ner) run from one mapped file. Const after load and safe to share between threads. Spec:
// shared/specs/language.md; source of method: spaCy 3.8, thinc 8.3.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/arena.hpp"
#include "base/result.hpp"
#include "parse/parsed.hpp"
#include "parse/scheme.hpp"
#include "parse/segments.hpp"

namespace entente {

enum class Kernel : std::uint8_t {
  best,
  scalar,
  avx2,
  avx512
};  // scalar is the slow twin; best = the fastest this machine has

// Of the encoder's layers: fp32 is the reference, int8 an option gated by its agreement (tests).
enum class Precision : std::uint8_t { fp32, int8 };

class Parser {
 public:
  // Errors: no_model (missing; the hint says how to get it), bad_model (altered, cut, other
  // version).
  static Result<Parser> load(const std::string& model_file, Kernel kernel = Kernel::best,
                             Precision precision = Precision::fp32);
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;
  ~Parser();

  // The whole block is one spaCy Doc. `block` is valid UTF-8 and must outlive the answer, as must
  // the arena. With Segments::news the layer above draws the sentences that it is sure of.
  [[nodiscard]] Parsed parse(std::string_view block, Arena& arena,
                             Segments segments = Segments::spacy) const;

  // Several blocks, each its own Doc: the same answers as one by one, in less time, since the
  // networks' weights are read once for all.
  [[nodiscard]] std::span<const Parsed> parse(std::span<const std::string_view> blocks,
                                              Arena& arena,
                                              Segments segments = Segments::spacy) const;

  // Whose labels, tags and rules the model's are.
  [[nodiscard]] const Scheme& scheme() const;
  [[nodiscard]] std::string_view model_name() const;   // "en_core_web_sm 3.8.0"
  [[nodiscard]] std::string_view model_hash() const;   // of the mapped file, hex
  [[nodiscard]] std::string_view kernel_name() const;  // "avx512", "vnni-int8" ...

 private:
  struct Impl;
  explicit Parser(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente
