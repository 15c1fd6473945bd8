// Loading and arithmetic of the scorer.
#include "parse/state_scorer.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::int32_t chunk = 16;    // tokens whose usual shares are computed together
constexpr std::int32_t window = 128;  // tokens whose shares are kept; most sentences are shorter

}  // namespace

Result<StateScorer> StateScorer::load(const ModelFile& model, const std::string& prefix,
                                      std::size_t features, std::size_t usual,
                                      const Kernels& kernels) {
  StateScorer scorer;
  scorer.kernels_ = &kernels;
  scorer.features_ = features;
  scorer.usual_ = usual;
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
  scorer.zeros_.resize(shape::state);
  return scorer;
}

void StateScorer::reduce(const float* vectors, std::size_t count, float* out) const {
  kernels_->linear(vectors, shape::width, count, shape::width, reduce_weights_, reduce_bias_,
                   shape::hidden, out);
}

StateScorer::Run::Run(const StateScorer& scorer, const float* reduced, std::size_t tokens,
                      Space& space)
    : scorer_(&scorer),
      reduced_(reduced),
      size_(static_cast<std::int32_t>(tokens)),
      shares_(space.shares.room(scorer.features_ * window * shape::state)),
      far_(space.far.room(scorer.features_ * shape::state)),
      scores_(space.scores.room(shape::padded(scorer.moves_.size()))) {
  space.owners.assign(scorer.features_ * window, -1);
  owners_ = space.owners.data();
}

// The usual shares up to `token`, in whole chunks. A chunk lies side by side in the ring: its size
// divides the ring's.
void StateScorer::Run::reach(std::int32_t token) {
  for (; ready_ <= token; ready_ += chunk) {
    const auto count = static_cast<std::size_t>(std::min(chunk, size_ - ready_));
    const float* in = reduced_ + static_cast<std::size_t>(ready_) * shape::hidden;
    for (std::size_t f = 0; f < scorer_->usual_; ++f) {
      const std::size_t place = f * window + static_cast<std::size_t>(ready_ % window);
      scorer_->kernels_->linear(in, shape::hidden, count, shape::hidden, scorer_->lower_of(f),
                                scorer_->zeros_.data(), shape::state,
                                shares_ + place * shape::state);
      for (std::size_t t = 0; t < count; ++t)
        owners_[place + t] = ready_ + static_cast<std::int32_t>(t);
    }
  }
}

const float* StateScorer::Run::share(std::int32_t token, std::size_t feature) {
  const std::size_t place = feature * window + static_cast<std::size_t>(token % window);
  float* out = shares_ + place * shape::state;
  if (owners_[place] == token) return out;
  if (owners_[place] > token) {
    out = far_ + feature * shape::state;  // a newer token owns the place
  } else {
    owners_[place] = token;
  }
  scorer_->kernels_->linear(reduced_ + static_cast<std::size_t>(token) * shape::hidden,
                            shape::hidden, 1, shape::hidden, scorer_->lower_of(feature),
                            scorer_->zeros_.data(), shape::state, out);
  return out;
}

const float* StateScorer::Run::score(std::span<const std::int32_t> tokens) {
  reach(*std::max_element(tokens.begin(), tokens.end()));
  std::array<const float*, shape::parser_features> rows{};
  for (std::size_t f = 0; f < tokens.size(); ++f)
    rows[f] = tokens[f] < 0 ? scorer_->pad_ + f * shape::state : share(tokens[f], f);
  std::array<float, shape::hidden> hidden{};
  scorer_->kernels_->state(rows.data(), tokens.size(), scorer_->lower_bias_, hidden.data());
  scorer_->kernels_->linear(hidden.data(), shape::hidden, 1, shape::hidden, scorer_->upper_weights_,
                            scorer_->upper_bias_, scorer_->moves_.size(), scores_);
  return scores_;
}

}  // namespace entente
