// The encoder's arithmetic. Rows of a chunk: 4 padding rows where the document begins (or 4 tokens
// of margin inside it), the tokens, the same at the end. Padding starts as zeros and changes from
// layer to layer as any row does.
#include "parse/encoder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

namespace entente {
namespace {

constexpr std::size_t chunk_tokens =
    512;  // 200 kB of vectors: they stay in the second cache through all layers

// The four row numbers of a feature value (MurmurHash3 x86-128 of one 64-bit key, as thinc does
// it), before the modulus.
std::array<std::uint32_t, shape::hash_rows> hash_rows(std::uint64_t value, std::uint32_t seed) {
  const auto mix = [](std::uint64_t h) {
    h ^= h >> 33U;
    h *= 0xff51afd7ed558ccdULL;
    h ^= h >> 33U;
    h *= 0xc4ceb9fe1a85ec53ULL;
    return h ^ (h >> 33U);
  };
  std::uint64_t low = value * 0x87c37b91114253d5ULL;
  low = (low << 31U) | (low >> 33U);
  low = low * 0x4cf5ad432745937fULL ^ seed ^ 8U;
  std::uint64_t high = seed ^ 8U;
  low += high;
  high += low;
  low = mix(low);
  high = mix(high);
  low += high;
  high += low;
  return {static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(low >> 32U),
          static_cast<std::uint32_t>(high), static_cast<std::uint32_t>(high >> 32U)};
}

}  // namespace

Result<Encoder> Encoder::load(const ModelFile& model, const std::string& prefix,
                              std::span<const shape::Column> columns, const Kernels& kernels) {
  Encoder encoder;
  encoder.kernels_ = &kernels;
  encoder.columns_ = columns;
  std::size_t rows = 0;
  for (const shape::Column& column : columns) rows += column.rows;
  TRY(const std::span<const float> table,
      model.floats(prefix + "embed/rows", rows * shape::projected));
  TRY(const std::span<const float> bias, model.floats(prefix + "embed/bias", shape::projected));
  TRY(const std::span<const float> norm, model.floats(prefix + "embed/norm", 2 * shape::width));
  encoder.rows_ = table.data();
  encoder.bias_ = bias.data();
  encoder.norm_ = norm.data();
  encoder.packed_ = std::make_unique_for_overwrite<float[]>(shape::depth * kernels.packed_size);
  for (std::size_t i = 1; i <= shape::depth; ++i) {
    const std::string name = fmt::format("{}layer{}/", prefix, i);
    TRY(const std::span<const float> weights,
        model.floats(name + "weights", shape::projected * shape::window));
    TRY(const std::span<const float> shift, model.floats(name + "bias", shape::projected));
    TRY(const std::span<const float> gain, model.floats(name + "norm", 2 * shape::width));
    float* const packed = encoder.packed_.get() + (i - 1) * kernels.packed_size;
    kernels.pack(weights.data(), shift.data(), packed);
    encoder.layers_.push_back({packed, gain.data()});
  }
  return encoder;
}

void Encoder::embed(std::span<const Piece> pieces, float* work, float* out) const {
  std::array<const float*, shape::hash_rows * shape::shared_columns.size()> rows{};
  for (std::size_t t = 0; t < pieces.size(); ++t) {
    const Piece& piece = pieces[t];
    const std::array<std::uint64_t, 6> values = {piece.norm,
                                                 piece.prefix,
                                                 piece.suffix,
                                                 piece.shape,
                                                 piece.space_after ? 1U : 0U,
                                                 piece.is_space ? 1U : 0U};
    std::size_t count = 0;
    const float* table = rows_;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      for (const std::uint32_t key : hash_rows(values[c], columns_[c].seed))
        rows[count++] = table + key % columns_[c].rows * shape::projected;
      table += columns_[c].rows * shape::projected;
    }
    kernels_->embed(rows.data(), count, bias_, work + t * shape::width);
  }
  kernels_->normalize(work, pieces.size(), norm_, false, out);
}

void Encoder::encode(std::span<const Piece> pieces, const Sink& sink) const {
  const std::size_t most = std::min(pieces.size(), chunk_tokens) + 2 * shape::padding;
  const auto vectors = std::make_unique_for_overwrite<float[]>(most * shape::width);
  const auto work = std::make_unique_for_overwrite<float[]>(most * shape::width);
  const auto tiles = std::make_unique_for_overwrite<float[]>(kernels_->work_size(most));
  for (std::size_t first = 0; first < pieces.size(); first += chunk_tokens) {
    const std::size_t count = std::min(chunk_tokens, pieces.size() - first);
    // At the document's edges the margin is padding; inside, it is neighbours. A short last chunk
    // sees both.
    const std::size_t before = std::min(first, shape::padding);
    const std::size_t after = std::min(pieces.size() - first - count, shape::padding);
    const std::size_t rows = count + 2 * shape::padding;
    float* const begin = vectors.get() + (shape::padding - before) * shape::width;
    std::fill(vectors.get(), begin, 0.0F);
    std::fill(begin + (before + count + after) * shape::width, vectors.get() + rows * shape::width,
              0.0F);
    embed(pieces.subspan(first - before, before + count + after), work.get(), begin);
    // Each layer reads one row further than it gives, so the outermost rows are never asked for and
    // not computed.
    for (std::size_t layer = 0; layer < shape::depth; ++layer) {
      const std::size_t given = rows - 2 * (layer + 1);
      float* const window = vectors.get() + layer * shape::width;
      kernels_->convolve(window, given, layers_[layer].packed, tiles.get(), work.get());
      kernels_->normalize(work.get(), given, layers_[layer].norm, true, window + shape::width);
    }
    sink(first, count, vectors.get() + shape::padding * shape::width);
  }
}

}  // namespace entente
