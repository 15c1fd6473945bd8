// The pipeline in spaCy's order: pieces, tags, tree, sentences, entities, then the rule layers.
#include "parse/parser.hpp"

#include <algorithm>
#include <memory_resource>
#include <vector>

#include "base/embedded.hpp"
#include "parse/annotate.hpp"
#include "parse/arc_eager.hpp"
#include "parse/encoder.hpp"
#include "parse/entities.hpp"
#include "parse/kernels.hpp"
#include "parse/model_file.hpp"
#include "parse/shape.hpp"
#include "parse/state_scorer.hpp"
#include "parse/tokenizer.hpp"
#include "parse/tree.hpp"

namespace entente {

namespace {

// The tagger is one linear layer; its answer is the first of the largest outputs.
struct Tagger {
  std::vector<std::string_view> labels;
  const float* weights = nullptr;
  const float* bias = nullptr;
  std::unique_ptr<bool[]> all;

  static Result<Tagger> load(const ModelFile& model) {
    Tagger tagger;
    TRY(tagger.labels, model.lines("tagger/labels"));
    const std::size_t outputs = shape::padded(tagger.labels.size());
    TRY(const std::span<const float> weights,
        model.floats("tagger/weights", outputs * shape::width));
    TRY(const std::span<const float> bias, model.floats("tagger/bias", outputs));
    tagger.weights = weights.data();
    tagger.bias = bias.data();
    tagger.all = std::make_unique<bool[]>(tagger.labels.size());
    std::fill_n(tagger.all.get(), tagger.labels.size(), true);
    return tagger;
  }
  void tag(const Kernels& kernels, const float* vectors, std::size_t count,
           std::string_view* out) const {
    const std::size_t outputs = shape::padded(labels.size());
    std::vector<float> scores(count * outputs);
    kernels.linear(vectors, shape::width, count, shape::width, weights, bias, labels.size(),
                   scores.data());
    for (std::size_t t = 0; t < count; ++t)
      out[t] = labels[best_of(scores.data() + t * outputs, all.get(), labels.size())];
  }
};

// An array of `size` default values in the arena.
template <typename Value>
std::span<Value> make(Arena& arena, std::size_t size) {
  if (size == 0) return {};
  std::pmr::polymorphic_allocator<Value> allocator(arena.resource());
  Value* const values = allocator.allocate(size);
  std::uninitialized_value_construct_n(values, size);
  return {values, size};
}

std::span<const TokenRange> sentences_of(std::span<const Token> tokens, Arena& arena) {
  const auto starts = [](const Token& token) { return token.sentence_start; };
  const auto count = static_cast<std::size_t>(std::count_if(tokens.begin(), tokens.end(), starts));
  const std::span<TokenRange> sentences = make<TokenRange>(arena, count);
  std::size_t at = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].sentence_start) sentences[at++].begin = static_cast<std::int32_t>(i);
    sentences[at - 1].end = static_cast<std::int32_t>(i + 1);
  }
  return sentences;
}

// The word lists of the layer, by language; a language without them has no layer.
Result<Segmenter> load_segmenter() {
  std::string_view table;
  for (const EmbeddedFile& file : embedded_parse())
    if (file.path == "data/languages/en/segments.tsv") table = file.bytes;
  return Segmenter::load(table);
}

}  // namespace

struct Parser::Impl {
  ModelFile model;
  const Kernels* kernels;
  std::string_view name;
  Encoder shared, entity_encoder;
  Tagger tagger;
  StateScorer arcs, entities;
  Tokenizer tokenizer;
  Annotator annotator;
  Segmenter segmenter;
};

Parser::Parser(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;
Parser::~Parser() = default;

Result<Parser> Parser::load(const std::string& model_file, Kernel kernel) {
  TRY(ModelFile model, ModelFile::open(model_file));
  const Kernels& chosen = kernels(kernel);
  TRY(const std::vector<std::string_view> name, model.lines("name"));
  if (name.size() != 1)
    return Error{ErrorCode::bad_model, "the language model has no name", model_file,
                 "run `make model` again"};
  TRY(Encoder shared, Encoder::load(model, "tok2vec/", shape::shared_columns, chosen));
  TRY(Encoder entity_encoder, Encoder::load(model, "ner/", shape::entity_columns, chosen));
  TRY(Tagger tagger, Tagger::load(model));
  TRY(StateScorer arcs, StateScorer::load(model, "parser/", shape::parser_features, chosen));
  TRY(StateScorer entities, StateScorer::load(model, "ner/", shape::entity_features, chosen));
  TRY(const std::string_view rules, model.bytes("tokenizer"));
  TRY(const std::string_view lookups, model.bytes("vocab_lookups"));
  TRY(Tokenizer tokenizer, Tokenizer::load(rules, lookups));
  TRY(const std::string_view patterns, model.bytes("attribute_ruler"));
  TRY(const std::string_view lemmas, model.bytes("lemmatizer"));
  TRY(Annotator annotator, Annotator::load(patterns, lemmas));
  TRY(Segmenter segmenter, load_segmenter());
  return Parser(std::unique_ptr<Impl>(
      new Impl{std::move(model), &chosen, name[0], std::move(shared), std::move(entity_encoder),
               std::move(tagger), std::move(arcs), std::move(entities), std::move(tokenizer),
               std::move(annotator), std::move(segmenter)}));
}

Parsed Parser::parse(std::string_view block, Arena& arena, Segments segments) const {
  const Impl& p = *impl_;
  const std::span<const Piece> pieces = p.tokenizer.tokenize(block, arena);
  const std::size_t size = pieces.size();
  if (size == 0) return {block, {}, {}};
  std::vector<std::string_view> tags(size);
  std::vector<float> reduced(size * shape::hidden);
  p.shared.encode(pieces, [&](std::size_t first, std::size_t count, const float* vectors) {
    p.tagger.tag(*p.kernels, vectors, count, tags.data() + first);
    p.arcs.reduce(vectors, count, reduced.data() + first * shape::hidden);
  });
  StateScorer::Run arc_run(p.arcs, reduced);
  const std::span<const Start> known = segments == Segments::news
                                           ? p.segmenter.starts(block, pieces, arena)
                                           : std::span<const Start>{};
  Tree tree = parse_arcs(p.arcs, arc_run, size, known);
  const std::vector<bool> starts = finish_tree(tree, pieces);
  p.entity_encoder.encode(pieces, [&](std::size_t first, std::size_t count, const float* vectors) {
    p.entities.reduce(vectors, count, reduced.data() + first * shape::hidden);
  });
  StateScorer::Run entity_run(p.entities, reduced);
  const std::vector<EntityMark> marks = find_entities(p.entities, entity_run, pieces, starts);

  const std::span<Token> tokens = make<Token>(arena, size);
  for (std::size_t i = 0; i < size; ++i) {
    Token& token = tokens[i];
    token.span = pieces[i].span;
    token.text = pieces[i].span.in(block);
    token.norm = pieces[i].norm_text;
    token.tag = tags[i];
    token.label = tree.labels[i];
    token.head = tree.heads[i];
    token.entity = marks[i].label;
    token.iob = marks[i].iob;
    token.sentence_start = i == 0 || starts[i];
    token.space_after = pieces[i].space_after;
  }
  p.annotator.annotate(tokens, arena);
  return {block, tokens, sentences_of(tokens, arena)};
}

std::string_view Parser::model_name() const {
  return impl_->name;
}
std::string_view Parser::model_hash() const {
  return impl_->model.hash();
}
std::string_view Parser::kernel_name() const {
  return impl_->kernels->name;
}

}  // namespace entente
