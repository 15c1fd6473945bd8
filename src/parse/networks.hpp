// Networks: the three trained parts of the pipeline over a batch of documents. Tags and arcs come
// from shared vectors, entities from vectors of their own (language.md 2.1).
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "parse/arc_eager.hpp"
#include "parse/encoder.hpp"
#include "parse/entities.hpp"
#include "parse/floats.hpp"
#include "parse/kernels.hpp"
#include "parse/model_file.hpp"
#include "parse/piece.hpp"
#include "parse/pool.hpp"
#include "parse/start.hpp"
#include "parse/state_scorer.hpp"

namespace entente {

// What the networks say of one document. The labels live in the model file.
struct Draft {
  std::span<const Piece> pieces;
  std::span<const Start> known;  // sentence starts known before, or none
  std::vector<std::string_view> tags;
  Tree tree;
  std::vector<bool> starts;  // tokens that begin a sentence
  std::vector<EntityMark> marks;
};

class Networks {
 public:
  // The model file must outlive the networks. Errors: bad_model.
  static Result<Networks> load(const ModelFile& model, Kernel kernel, Precision precision);
  // Fills all but pieces and known, which the caller sets. Safe to share between threads.
  void run(std::span<Draft> drafts) const;
  [[nodiscard]] std::string_view kernel_name() const { return name_; }

 private:
  // The tagger is one linear layer; its answer is the first of the largest outputs.
  struct Tagger {
    std::vector<std::string_view> labels;
    const float* weights = nullptr;
    const float* bias = nullptr;
  };
  struct Space;  // memory that one run needs and the next can use again
  struct SharedSink;
  struct EntitySink;
  Result<Done> load_tagger(const ModelFile& model);
  void tag(const float* vectors, std::size_t count, Floats& space, std::string_view* out) const;

  const Kernels* kernels_ = nullptr;
  std::string_view name_;
  Encoder shared_, own_;  // own_ is the recogniser's
  Tagger tagger_;
  StateScorer arcs_, entities_;
  std::unique_ptr<Pool<Space>> spaces_;

 public:
  Networks();
  Networks(Networks&&) noexcept;
  Networks& operator=(Networks&&) noexcept;
  ~Networks();
};

}  // namespace entente
