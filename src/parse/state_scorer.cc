// Loading and arithmetic of the scorer.
#include "parse/state_scorer.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::size_t chunk = 64;  // tokens whose shares are computed together
constexpr std::size_t window =
    256;  // tokens whose shares are kept; sentences are shorter, so that few are computed twice

}  // namespace

Result<StateScorer> StateScorer::load(const ModelFile& model, const std::string& prefix,
                                      std::size_t features, const Kernels& kernels) {
  StateScorer scorer;
  scorer.kernels_ = &kernels;
  scorer.features_ = features;
  TRY(const std::vector<std::string_view> lines, model.lines(prefix + "moves"));
  for (const std::string_view line : lines) {
    if (line.size() < 2 || line[1] != ' ')
      return Error{ErrorCode::bad_model, "a move is not a letter and a label", prefix,
                   "run `make model` again"};
    scorer.moves_.push_back({line[0], line.substr(2)});
  }
  const std::size_t outputs = shape::padded(scorer.moves_.size());
  const auto place = [&](const char* name, std::size_t count, const float*& at) -> Result<Done> {
    TRY(const std::span<const float> values, model.floats(prefix + name, count));
    at = values.data();
    return Done{};
  };
  TRY([[maybe_unused]] const Done a,
      place("reduce/weights", shape::hidden * shape::width, scorer.reduce_weights_));
  TRY([[maybe_unused]] const Done b, place("reduce/bias", shape::hidden, scorer.reduce_bias_));
  TRY([[maybe_unused]] const Done c,
      place("lower/weights", features * shape::state * shape::hidden, scorer.lower_weights_));
  TRY([[maybe_unused]] const Done d, place("lower/bias", shape::state, scorer.lower_bias_));
  TRY([[maybe_unused]] const Done e, place("lower/pad", features * shape::state, scorer.pad_));
  TRY([[maybe_unused]] const Done f,
      place("upper/weights", outputs * shape::hidden, scorer.upper_weights_));
  TRY([[maybe_unused]] const Done g, place("upper/bias", outputs, scorer.upper_bias_));
  scorer.zeros_.resize(features * shape::state);
  return scorer;
}

void StateScorer::reduce(const float* vectors, std::size_t count, float* out) const {
  kernels_->linear(vectors, shape::width, count, shape::width, reduce_weights_, reduce_bias_,
                   shape::hidden, out);
}

StateScorer::Run::Run(const StateScorer& scorer, std::span<const float> reduced)
    : scorer_(&scorer),
      reduced_(reduced),
      shares_(std::make_unique_for_overwrite<float[]>(
          std::min(window, reduced.size() / shape::hidden) * scorer.features_ * shape::state)),
      far_(scorer.features_ * shape::state),
      scores_(shape::padded(scorer.moves_.size())) {}

const float* StateScorer::Run::share(std::size_t token, std::size_t feature) {
  const std::size_t row = scorer_->features_ * shape::state;
  while (ready_ <= token) {
    const std::size_t count = std::min(chunk, reduced_.size() / shape::hidden - ready_);
    scorer_->kernels_->linear(reduced_.data() + ready_ * shape::hidden, shape::hidden, count,
                              shape::hidden, scorer_->lower_weights_, scorer_->zeros_.data(), row,
                              shares_.get() + ready_ % window * row);
    ready_ += count;
  }
  // The ring holds the chunks that end at ready_: the last `window` tokens, less what a short last
  // chunk has not overwritten.
  const std::size_t newest = (ready_ - 1) / chunk * chunk;
  if (token + window >= newest + chunk)
    return shares_.get() + token % window * row + feature * shape::state;
  float* const out = far_.data() + feature * shape::state;
  scorer_->kernels_->linear(reduced_.data() + token * shape::hidden, shape::hidden, 1,
                            shape::hidden,
                            scorer_->lower_weights_ + feature * shape::state * shape::hidden,
                            scorer_->zeros_.data(), shape::state, out);
  return out;
}

const float* StateScorer::Run::score(std::span<const std::int32_t> tokens) {
  // First let the window move as far as the newest token asks, so that no share found below is
  // overwritten.
  const std::int32_t newest = *std::max_element(tokens.begin(), tokens.end());
  if (newest >= 0) share(static_cast<std::size_t>(newest), 0);
  std::array<const float*, shape::parser_features> rows{};
  for (std::size_t f = 0; f < tokens.size(); ++f)
    rows[f] = tokens[f] < 0 ? scorer_->pad_ + f * shape::state
                            : share(static_cast<std::size_t>(tokens[f]), f);
  std::array<float, shape::hidden> hidden{};
  scorer_->kernels_->state(rows.data(), tokens.size(), scorer_->lower_bias_, hidden.data());
  scorer_->kernels_->linear(hidden.data(), shape::hidden, 1, shape::hidden, scorer_->upper_weights_,
                            scorer_->upper_bias_, scorer_->moves_.size(), scores_.data());
  return scores_.data();
}

}  // namespace entente
