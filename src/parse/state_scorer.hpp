// StateScorer: scores the moves of a transition system from a few tokens of its state
// (language.md 2.5). A token's share of the state is computed once for each feature: at once for
// several tokens where every token comes to be the feature (the next token, the top of the stack),
// else on demand, since a token is seldom, say, a child of the top.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "parse/floats.hpp"
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
  // The first `usual` of the features are those that nearly every token comes to be.
  static Result<StateScorer> load(const ModelFile& model, const std::string& prefix,
                                  std::size_t features, std::size_t usual, const Kernels& kernels);
  [[nodiscard]] std::span<const Move> moves() const { return moves_; }
  // Reduces `count` token vectors of 96 to the scorer's 64 at `out`.
  void reduce(const float* vectors, std::size_t count, float* out) const;

  // Memory of a Run; keep it for the next.
  struct Space {
    Floats shares, far, scores;
    std::vector<std::int32_t> owners;
  };

  // The scores over one document.
  class Run {
   public:
    Run(const StateScorer& scorer, const float* reduced, std::size_t tokens, Space& space);
    // `tokens`: one token number a feature, -1 where the state has none. The answer holds one score
    // a move until the next call.
    const float* score(std::span<const std::int32_t> tokens);

   private:
    void reach(std::int32_t token);
    const float* share(std::int32_t token, std::size_t feature);

    const StateScorer* scorer_;
    const float* reduced_;
    std::int32_t size_;
    std::int32_t ready_ = 0;  // tokens whose shares of the usual features were computed
    // One ring a feature of the shares of recent tokens, the token that owns each place, and a
    // share a feature of tokens that lie further back.
    float* shares_;
    std::int32_t* owners_;
    float* far_;
    float* scores_;
  };

 private:
  const Kernels* kernels_ = nullptr;
  std::size_t features_ = 0, usual_ = 0;
  std::vector<Move> moves_;
  [[nodiscard]] const float* lower_of(std::size_t feature) const {
    return lower_weights_ + feature * shape::state * shape::hidden;
  }
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
