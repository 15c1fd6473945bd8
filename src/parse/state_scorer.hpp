// StateScorer: scores the moves of a transition system from a few tokens of its state
// (language.md 2.5). A token's share of the state is computed once, when the system first reaches
// it, for a window of tokens; a token far behind is computed again on demand.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "parse/kernels.hpp"
#include "parse/model_file.hpp"
#include "parse/shape.hpp"

namespace entente {

struct Move {
  char kind;               // S D L R B of the parser, B I L U O of the recogniser
  std::string_view label;  // lives in the model file
};

class StateScorer {
 public:
  // The model file must outlive the scorer. Errors: bad_model.
  static Result<StateScorer> load(const ModelFile& model, const std::string& prefix,
                                  std::size_t features, const Kernels& kernels);
  [[nodiscard]] std::span<const Move> moves() const { return moves_; }
  // Reduces `count` token vectors of 96 to the scorer's 64 at `out`.
  void reduce(const float* vectors, std::size_t count, float* out) const;

  // The scores over one document.
  class Run {
   public:
    Run(const StateScorer& scorer, std::span<const float> reduced);
    // `tokens`: one token number a feature, -1 where the state has none. The answer holds one score
    // a move until the next call.
    const float* score(std::span<const std::int32_t> tokens);

   private:
    const float* share(std::size_t token, std::size_t feature);
    const StateScorer* scorer_;
    std::span<const float> reduced_;
    std::size_t ready_ = 0;            // tokens whose shares were computed, in whole chunks
    std::unique_ptr<float[]> shares_;  // ring of the last chunks
    std::vector<float> far_;           // shares computed on demand, one a feature
    std::vector<float> scores_;
  };

 private:
  const Kernels* kernels_ = nullptr;
  std::size_t features_ = 0;
  std::vector<Move> moves_;
  const float* reduce_weights_ = nullptr;
  const float* reduce_bias_ = nullptr;
  const float* lower_weights_ = nullptr;
  const float* lower_bias_ = nullptr;
  const float* pad_ = nullptr;
  const float* upper_weights_ = nullptr;
  const float* upper_bias_ = nullptr;
  std::vector<float> zeros_;
};

}  // namespace entente
