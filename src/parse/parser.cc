// The pipeline in spaCy's order: pieces, tags, tree, sentences, entities, then the rule layers.
#include "parse/parser.hpp"

#include <algorithm>
#include <memory_resource>
#include <vector>

#include "base/embedded.hpp"
#include "parse/annotate.hpp"
#include "parse/model_file.hpp"
#include "parse/networks.hpp"
#include "parse/tokenizer.hpp"

namespace entente {

namespace {

// An array of `size` default values in the arena.
template <typename Value>
std::span<Value> make(Arena& arena, std::size_t size) {
  if (size == 0) return {};
  std::pmr::polymorphic_allocator<Value> allocator(arena.resource());
  Value* const values = allocator.allocate(size);
  std::uninitialized_value_construct_n(values, size);
  return {values, size};
}

std::span<Token> tokens_of(std::string_view block, const Draft& draft, Arena& arena) {
  const std::span<Token> tokens = make<Token>(arena, draft.pieces.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Piece& piece = draft.pieces[i];
    Token& token = tokens[i];
    token.span = piece.span;
    token.text = piece.span.in(block);
    token.norm = piece.norm_text;
    token.tag = draft.tags[i];
    token.label = draft.tree.labels[i];
    token.head = draft.tree.heads[i];
    token.entity = draft.marks[i].label;
    token.iob = draft.marks[i].iob;
    token.sentence_start = i == 0 || draft.starts[i];
    token.space_after = piece.space_after;
  }
  return tokens;
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
  std::string_view name;
  Networks networks;
  Tokenizer tokenizer;
  Annotator annotator;
  Segmenter segmenter;
  Scheme scheme;

  void parse(std::span<const std::string_view> blocks, std::span<Parsed> out, Arena& arena,
             Segments segments) const;
};

Parser::Parser(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;
Parser::~Parser() = default;

Result<Parser> Parser::load(const std::string& model_file, Kernel kernel, Precision precision) {
  TRY(ModelFile model, ModelFile::open(model_file));
  TRY(const std::vector<std::string_view> name, model.lines("name"));
  if (name.size() != 1)
    return Error{ErrorCode::bad_model, "the language model has no name", model_file,
                 "run `make model` again"};
  TRY(Networks networks, Networks::load(model, kernel, precision));
  TRY(const std::string_view rules, model.bytes("tokenizer"));
  TRY(const std::string_view lookups, model.bytes("vocab_lookups"));
  TRY(Tokenizer tokenizer, Tokenizer::load(rules, lookups));
  TRY(const std::string_view patterns, model.bytes("attribute_ruler"));
  TRY(const std::string_view lemmas, model.bytes("lemmatizer"));
  TRY(Annotator annotator, Annotator::load(patterns, lemmas));
  Scheme scheme;  // a file without one holds the pinned model
  if (model.has("scheme")) {
    TRY(const std::vector<std::string_view> lines, model.lines("scheme"));
    TRY(scheme, read_scheme(lines));
  }
  annotator.follow(scheme);
  TRY(Segmenter segmenter, load_segmenter());
  return Parser(std::unique_ptr<Impl>(new Impl{std::move(model), name[0], std::move(networks),
                                               std::move(tokenizer), std::move(annotator),
                                               std::move(segmenter), std::move(scheme)}));
}

void Parser::Impl::parse(std::span<const std::string_view> blocks, std::span<Parsed> out,
                         Arena& arena, Segments segments) const {
  std::vector<Draft> drafts(blocks.size());
  for (std::size_t d = 0; d < blocks.size(); ++d) {
    drafts[d].pieces = tokenizer.tokenize(blocks[d], arena);
    if (segments == Segments::news && scheme.language == "en")
      drafts[d].known = segmenter.starts(blocks[d], drafts[d].pieces, arena);
  }
  networks.run(drafts);
  for (std::size_t d = 0; d < blocks.size(); ++d) {
    const std::span<Token> tokens = tokens_of(blocks[d], drafts[d], arena);
    annotator.annotate(tokens, arena);
    out[d] = {blocks[d], tokens, sentences_of(tokens, arena)};
  }
}

Parsed Parser::parse(std::string_view block, Arena& arena, Segments segments) const {
  Parsed parsed;
  impl_->parse({&block, 1}, {&parsed, 1}, arena, segments);
  return parsed;
}

std::span<const Parsed> Parser::parse(std::span<const std::string_view> blocks, Arena& arena,
                                      Segments segments) const {
  const std::span<Parsed> parsed = make<Parsed>(arena, blocks.size());
  impl_->parse(blocks, parsed, arena, segments);
  return parsed;
}

const Scheme& Parser::scheme() const {
  return impl_->scheme;
}
std::string_view Parser::model_name() const {
  return impl_->name;
}
std::string_view Parser::model_hash() const {
  return impl_->model.hash();
}
std::string_view Parser::kernel_name() const {
  return impl_->networks.kernel_name();
}

}  // namespace entente
