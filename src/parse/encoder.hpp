// Encoder: tokens to vectors by hashed embeddings and a convolution of +-4 tokens
// (language.md 2.4, 2.5). Documents are encoded side by side, because weights are read once for all
// of them; a long document goes in stretches with a margin of 4 tokens. A document's numbers have
// the same bits alone and in any company, and memory does not grow with its length.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "parse/embedding_cache.hpp"
#include "parse/floats.hpp"
#include "parse/int8_kernels.hpp"
#include "parse/kernels.hpp"
#include "parse/model_file.hpp"
#include "parse/piece.hpp"
#include "parse/shape.hpp"

namespace entente {

// A stretch of one document among those that are encoded together.
struct Stretch {
  std::size_t document, first, count;  // the document's number, its tokens
  std::size_t row = 0;                 // of the token `first` in the vectors
};

// Takes the vectors of each stretch, `count` rows of 96: every token of every document once, a
// document's stretches in order.
class VectorSink {
 public:
  virtual void take(const Stretch& stretch, const float* vectors) = 0;

 protected:
  ~VectorSink() = default;
};

// Memory that one call of encode uses; keep it for the next.
struct EncoderSpace {
  std::vector<Stretch> stretches;
  Floats rows, work, tiles, scales;
  std::vector<std::uint8_t> bytes;
};

class Encoder {
 public:
  // The model file must outlive the encoder. With `rounded` the layers are computed in 8-bit
  // integers. Errors: bad_model.
  static Result<Encoder> load(const ModelFile& model, const std::string& prefix,
                              std::span<const shape::Column> columns, const Kernels& kernels,
                              const Int8Kernels* rounded = nullptr);
  void encode(std::span<const std::span<const Piece>> documents, EncoderSpace& space,
              VectorSink& sink) const;

 private:
  struct Layer {
    const float* packed;  // or the bytes of a rounded layer
    const float* norm;
    bool rounded;
  };
  void embed(std::span<const Piece> pieces, float* out) const;
  void embed(const Piece& piece, float* out) const;
  void encode_batch(std::span<const std::span<const Piece>> documents, std::size_t rows,
                    EncoderSpace& space, VectorSink& sink) const;

  void convolve(const float* in, std::size_t count, const Layer& layer, EncoderSpace& space,
                float* out) const;

  const Kernels* kernels_ = nullptr;
  const Int8Kernels* rounded_ = nullptr;
  std::vector<shape::Column> columns_;
  bool sees_flags_ = false;  // a column looks at the blanks around a token
  const float* rows_ = nullptr;
  const float* bias_ = nullptr;
  const float* norm_ = nullptr;
  std::vector<Layer> layers_;
  Floats packed_;  // the layers in the kernels' order
  EmbeddingCache known_;
};

}  // namespace entente
