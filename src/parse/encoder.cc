// The encoder's arithmetic: embeddings, then four layers over the rows of a batch.
#include "parse/encoder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "parse/columns.hpp"
#include "parse/winograd.hpp"

namespace entente {
namespace {

// 384 rows are 150 kB of vectors: they stay in the second cache through all layers.
constexpr std::size_t batch_rows = 384;
constexpr std::size_t stretch_tokens = batch_rows - 2 * shape::padding - winograd::outputs;

// Layers that --precision int8 leaves exact: an error in the first runs through all that follow.
constexpr std::size_t exact_layers = 1;

// Rows of a stretch of `count` tokens with its margins: whole tiles.
constexpr std::size_t rows_of(std::size_t count) {
  return (count + 2 * shape::padding + winograd::outputs - 1) / winograd::outputs *
         winograd::outputs;
}

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
                              std::span<const shape::Column> columns, const Kernels& kernels,
                              const Int8Kernels* rounded) {
  Encoder encoder;
  encoder.rounded_ = rounded;
  encoder.kernels_ = &kernels;
  encoder.columns_.assign(columns.begin(), columns.end());
  if (model.has(prefix + "columns")) {
    TRY(const std::vector<std::string_view> lines, model.lines(prefix + "columns"));
    TRY(encoder.columns_, read_columns(lines));
  }
  std::size_t rows = 0;
  for (const shape::Column& column : encoder.columns_) {
    rows += column.rows;
    encoder.sees_flags_ |= column.feature >= shape::entity_columns.size();
  }
  TRY(const std::span<const float> table,
      model.floats(prefix + "embed/rows", rows * shape::projected));
  TRY(const std::span<const float> bias, model.floats(prefix + "embed/bias", shape::projected));
  TRY(const std::span<const float> norm, model.floats(prefix + "embed/norm", 2 * shape::width));
  encoder.rows_ = table.data();
  encoder.bias_ = bias.data();
  encoder.norm_ = norm.data();
  float* packed = encoder.packed_.room(shape::depth * kernels.packed_size);
  for (std::size_t i = 1; i <= shape::depth; ++i) {
    const std::string name = fmt::format("{}layer{}/", prefix, i);
    TRY(const std::span<const float> weights,
        model.floats(name + "weights", shape::projected * shape::window));
    TRY(const std::span<const float> shift, model.floats(name + "bias", shape::projected));
    TRY(const std::span<const float> gain, model.floats(name + "norm", 2 * shape::width));
    Layer layer{packed, gain.data(), rounded != nullptr && i > exact_layers};
    if (layer.rounded) {
      rounded->pack(weights.data(), shift.data(), reinterpret_cast<std::byte*>(packed));
    } else {
      kernels.pack(weights.data(), shift.data(), packed);
    }
    encoder.layers_.push_back(layer);
    packed += kernels.packed_size;  // the larger of the two
  }
  return encoder;
}

// Row numbers of the features, their sum, the maxout and the norm; known word forms are copied.
void Encoder::embed(const Piece& piece, float* out) const {
  // A model whose columns do not see the flags gives one vector for all of them.
  const std::uint64_t flags =
      sees_flags_ ? (piece.space_after ? 1U : 0U) | (piece.is_space ? 2U : 0U) : 0U;
  const EmbeddingCache::Key key = {piece.norm, piece.prefix, piece.suffix, piece.shape, flags};
  if (const float* known = known_.find(key); known != nullptr) {
    std::copy_n(known, shape::width, out);
    return;
  }
  const std::array<std::uint64_t, 6> values = {piece.norm,
                                               piece.prefix,
                                               piece.suffix,
                                               piece.shape,
                                               piece.space_after ? 1U : 0U,
                                               piece.is_space ? 1U : 0U};
  std::array<const float*, shape::hash_rows * shape::shared_columns.size()> rows{};
  std::size_t count = 0;
  const float* table = rows_;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    for (const std::uint32_t row : hash_rows(values[columns_[c].feature], columns_[c].seed))
      rows[count++] = table + row % columns_[c].rows * shape::projected;
    table += columns_[c].rows * shape::projected;
  }
  std::array<float, shape::width> sum;
  kernels_->embed(rows.data(), count, bias_, sum.data());
  kernels_->normalize(sum.data(), 1, norm_, false, out);
  known_.insert(key, out);
}

void Encoder::embed(std::span<const Piece> pieces, float* out) const {
  for (const Piece& piece : pieces) {
    embed(piece, out);
    out += shape::width;
  }
}

void Encoder::encode(std::span<const std::span<const Piece>> documents, EncoderSpace& space,
                     VectorSink& sink) const {
  std::size_t rows = 0;
  const auto flush = [&] {
    if (!space.stretches.empty()) encode_batch(documents, rows, space, sink);
    space.stretches.clear();
    rows = 0;
  };
  for (std::size_t d = 0; d < documents.size(); ++d) {
    const std::size_t size = documents[d].size();
    for (std::size_t first = 0; first < size; first += stretch_tokens) {
      const std::size_t count = std::min(stretch_tokens, size - first);
      // A stretch with neighbours in its margin stands alone: nobody else may see them.
      if (count < size || rows + rows_of(count) > batch_rows) flush();
      space.stretches.push_back({d, first, count, 1 + rows + shape::padding});
      rows += rows_of(count);
      if (count < size) flush();
    }
  }
  flush();
}

void Encoder::convolve(const float* in, std::size_t count, const Layer& layer, EncoderSpace& space,
                       float* out) const {
  if (!layer.rounded) {
    kernels_->convolve(in, count, layer.packed, space.tiles.room(kernels_->work_size(count)), out);
    return;
  }
  space.bytes.resize(std::max(space.bytes.size(), (count + 2) * shape::width));
  float* const scales = space.scales.room(count + 2);
  rounded_->quantize(in, count + 2, space.bytes.data(), scales);
  rounded_->convolve(space.bytes.data(), scales, count,
                     reinterpret_cast<const std::byte*>(layer.packed), out);
}

// Rows: one of zeros, the stretches, one of zeros. A stretch has 4 rows before and at least 4 after
// its tokens, and fills whole tiles of the convolution. At the document's edges these rows begin as
// zeros and change from layer to layer as any row does; inside a document they are neighbours. A
// token sees 4 rows far in the first layer, one row less in each that follows, so the outermost row
// of a stretch counts in the first layer only: it is zeros again from there on, and parts the
// stretches.
void Encoder::encode_batch(std::span<const std::span<const Piece>> documents, std::size_t rows,
                           EncoderSpace& space, VectorSink& sink) const {
  float* const vectors = space.rows.room((rows + 2) * shape::width);
  float* const work = space.work.room(rows * shape::width);
  const auto row = [&](std::size_t at) { return vectors + at * shape::width; };
  std::fill(vectors, row(1), 0.0F);
  std::fill(row(rows + 1), row(rows + 2), 0.0F);
  for (const Stretch& stretch : space.stretches) {
    const std::span<const Piece> pieces = documents[stretch.document];
    const std::size_t before = std::min(stretch.first, shape::padding);
    const std::size_t after =
        std::min(pieces.size() - stretch.first - stretch.count, shape::padding);
    const std::size_t begin = stretch.row - shape::padding;
    std::fill(row(begin), row(stretch.row - before), 0.0F);
    embed(pieces.subspan(stretch.first - before, before + stretch.count + after),
          row(stretch.row - before));
    std::fill(row(stretch.row + stretch.count + after), row(begin + rows_of(stretch.count)), 0.0F);
  }
  for (const Layer& layer : layers_) {
    convolve(vectors, rows, layer, space, work);
    kernels_->normalize(work, rows, layer.norm, true, row(1));
    for (const Stretch& stretch : space.stretches) {
      const std::size_t begin = stretch.row - shape::padding;
      const std::size_t last = begin + rows_of(stretch.count) - 1;
      std::fill(row(begin), row(begin + 1), 0.0F);
      std::fill(row(last), row(last + 1), 0.0F);
    }
  }
  for (const Stretch& stretch : space.stretches) sink.take(stretch, row(stretch.row));
}

}  // namespace entente
