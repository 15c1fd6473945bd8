// One run: encode all documents, parse each, encode again for the recogniser, which needs the
// parser's sentences.
#include "parse/networks.hpp"

#include "parse/shape.hpp"
#include "parse/tree.hpp"

namespace entente {

struct Networks::Space {
  EncoderSpace encoder;
  StateScorer::Space scorer;
  Floats tags, reduced;
  std::vector<std::span<const Piece>> documents;
  std::vector<std::size_t> rows;  // of each document's first token among the reduced vectors

  float* reduced_at(std::size_t document, std::size_t token) {
    return reduced.data() + (rows[document] + token) * shape::hidden;
  }
};

struct Networks::SharedSink final : VectorSink {
  const Networks& networks;
  std::span<Draft> drafts;
  Space& space;

  SharedSink(const Networks& all, std::span<Draft> into, Space& memory)
      : networks(all), drafts(into), space(memory) {}
  void take(const Stretch& stretch, const float* vectors) override {
    networks.tag(vectors, stretch.count, space.tags,
                 drafts[stretch.document].tags.data() + stretch.first);
    networks.arcs_.reduce(vectors, stretch.count,
                          space.reduced_at(stretch.document, stretch.first));
  }
};

struct Networks::EntitySink final : VectorSink {
  const Networks& networks;
  Space& space;

  EntitySink(const Networks& all, Space& memory) : networks(all), space(memory) {}
  void take(const Stretch& stretch, const float* vectors) override {
    networks.entities_.reduce(vectors, stretch.count,
                              space.reduced_at(stretch.document, stretch.first));
  }
};

Networks::Networks() : spaces_(std::make_unique<Pool<Space>>()) {}
Networks::Networks(Networks&&) noexcept = default;
Networks& Networks::operator=(Networks&&) noexcept = default;
Networks::~Networks() = default;

Result<Networks> Networks::load(const ModelFile& model, Kernel kernel, Precision precision) {
  Networks networks;
  const Kernels& kernels = entente::kernels(kernel);
  const Int8Kernels* const rounded = precision == Precision::int8 ? &int8_kernels(kernel) : nullptr;
  networks.kernels_ = &kernels;
  networks.name_ = rounded == nullptr ? kernels.name : rounded->name;
  TRY(networks.shared_, Encoder::load(model, "tok2vec/", shape::shared_columns, kernels, rounded));
  TRY(networks.own_, Encoder::load(model, "ner/", shape::entity_columns, kernels, rounded));
  TRY([[maybe_unused]] const Done tagger, networks.load_tagger(model));
  TRY(networks.arcs_, StateScorer::load(model, "parser/", shape::parser_features,
                                        shape::usual_parser_features, kernels));
  TRY(networks.entities_, StateScorer::load(model, "ner/", shape::entity_features,
                                            shape::usual_entity_features, kernels));
  return networks;
}

Result<Done> Networks::load_tagger(const ModelFile& model) {
  TRY(tagger_.labels, model.lines("tagger/labels"));
  const std::size_t outputs = shape::padded(tagger_.labels.size());
  TRY(const std::span<const float> weights, model.floats("tagger/weights", outputs * shape::width));
  TRY(const std::span<const float> bias, model.floats("tagger/bias", outputs));
  tagger_.weights = weights.data();
  tagger_.bias = bias.data();
  return Done{};
}

void Networks::tag(const float* vectors, std::size_t count, Floats& space,
                   std::string_view* out) const {
  const std::size_t outputs = shape::padded(tagger_.labels.size());
  float* const scores = space.room(count * outputs);
  kernels_->linear(vectors, shape::width, count, shape::width, tagger_.weights, tagger_.bias,
                   tagger_.labels.size(), scores);
  for (std::size_t t = 0; t < count; ++t)
    out[t] = tagger_.labels[best_of(scores + t * outputs, tagger_.labels.size())];
}

void Networks::run(std::span<Draft> drafts) const {
  const auto space = spaces_->borrow();
  space->documents.clear();
  space->rows.clear();
  std::size_t tokens = 0;
  for (Draft& draft : drafts) {
    space->documents.push_back(draft.pieces);
    space->rows.push_back(tokens);
    draft.tags.resize(draft.pieces.size());
    tokens += draft.pieces.size();
  }
  space->reduced.room(tokens * shape::hidden);
  SharedSink shared_sink(*this, drafts, *space);
  shared_.encode(space->documents, space->encoder, shared_sink);
  for (std::size_t d = 0; d < drafts.size(); ++d) {
    Draft& draft = drafts[d];
    StateScorer::Run run(arcs_, space->reduced_at(d, 0), draft.pieces.size(), space->scorer);
    draft.tree = parse_arcs(arcs_, run, draft.pieces.size(), draft.known);
    draft.starts = finish_tree(draft.tree, draft.pieces);
  }
  EntitySink entity_sink(*this, *space);
  own_.encode(space->documents, space->encoder, entity_sink);
  for (std::size_t d = 0; d < drafts.size(); ++d) {
    Draft& draft = drafts[d];
    StateScorer::Run run(entities_, space->reduced_at(d, 0), draft.pieces.size(), space->scorer);
    draft.marks = find_entities(entities_, run, draft.pieces, draft.starts);
  }
}

}  // namespace entente
