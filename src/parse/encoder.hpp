// Encoder: tokens to vectors by hashed embeddings and a convolution of +-4 tokens
// (language.md 2.4, 2.5). Works in chunks with a margin of 4 tokens: results equal those of the
// whole document at once, memory does not grow with it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "parse/kernels.hpp"
#include "parse/model_file.hpp"
#include "parse/piece.hpp"
#include "parse/shape.hpp"

namespace entente {

class Encoder {
 public:
  // The model file must outlive the encoder. Errors: bad_model.
  static Result<Encoder> load(const ModelFile& model, const std::string& prefix,
                              std::span<const shape::Column> columns, const Kernels& kernels);
  // Calls sink(first token, count, vectors of 96) for successive stretches of the document, each
  // token once.
  using Sink = std::function<void(std::size_t first, std::size_t count, const float* vectors)>;
  void encode(std::span<const Piece> pieces, const Sink& sink) const;

 private:
  struct Layer {
    const float* packed;
    const float* norm;
  };
  void embed(std::span<const Piece> pieces, float* work, float* out) const;

  const Kernels* kernels_ = nullptr;
  std::span<const shape::Column> columns_;
  const float* rows_ = nullptr;
  const float* bias_ = nullptr;
  const float* norm_ = nullptr;
  std::vector<Layer> layers_;
  std::unique_ptr<float[]> packed_;  // the layers in the kernels' order
};

}  // namespace entente
