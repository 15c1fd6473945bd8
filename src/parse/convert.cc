// The converter lays each weight where the kernels read it (shape.hpp). The embedding layer is
// folded: its maxout is linear in the concatenated embeddings, so each embedding row is multiplied
// by its slice of the weights here, once, and a token's layer is a sum of rows (16 or 24 of them)
// instead of 166,000 multiplications.
#include "parse/convert.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>

#include "parse/columns.hpp"
#include "parse/model_file.hpp"
#include "parse/parser.hpp"
#include "parse/pipeline_config.hpp"
#include "parse/pipeline_files.hpp"
#include "parse/scheme.hpp"
#include "parse/shape.hpp"
#include "parse/thinc_model.hpp"

namespace entente {
namespace {

using Sections = std::vector<ModelSection>;

void add_floats(Sections& sections, std::string name, const std::vector<float>& values) {
  std::string bytes(values.size() * sizeof(float), '\0');
  std::memcpy(bytes.data(), values.data(), bytes.size());
  sections.push_back({std::move(name), std::move(bytes)});
}

Result<Done> add_norm(Sections& sections, const ThincModel& model, std::size_t index,
                      const std::string& name) {
  TRY(Tensor gain, model.tensor("layernorm", index, "G", {shape::width}));
  TRY(const Tensor shift, model.tensor("layernorm", index, "b", {shape::width}));
  gain.values.insert(gain.values.end(), shift.values.begin(), shift.values.end());
  add_floats(sections, name, gain.values);
  return Done{};
}

// Projects the rows of one column: out[row][piece][output] = sum over k of W[output][piece][column
// * 96 + k] * E[row][k].
void project(const Tensor& rows, const Tensor& weights, std::size_t column, std::size_t inputs,
             std::vector<float>& out) {
  std::vector<double> turned(
      shape::width *
      shape::projected);  // [k][piece][output], so that the inner loop runs along memory
  for (std::size_t k = 0; k < shape::width; ++k)
    for (std::size_t p = 0; p < shape::pieces; ++p)
      for (std::size_t o = 0; o < shape::width; ++o)
        turned[k * shape::projected + p * shape::width + o] = static_cast<double>(
            weights.values[(o * shape::pieces + p) * inputs + column * shape::width + k]);
  std::vector<double> sums(shape::projected);
  for (std::size_t r = 0; r < rows.shape[0]; ++r) {
    std::fill(sums.begin(), sums.end(), 0.0);
    for (std::size_t k = 0; k < shape::width; ++k) {
      const double value = static_cast<double>(rows.values[r * shape::width + k]);
      for (std::size_t i = 0; i < shape::projected; ++i)
        sums[i] += value * turned[k * shape::projected + i];
    }
    for (const double sum : sums) out.push_back(static_cast<float>(sum));
  }
}

Result<Done> add_encoder(Sections& sections, const ThincModel& model,
                         std::span<const shape::Column> columns, const std::string& prefix) {
  const std::size_t inputs = columns.size() * shape::width;
  TRY(const Tensor weights, model.tensor("maxout", 0, "W", {shape::width, shape::pieces, inputs}));
  TRY(const Tensor bias, model.tensor("maxout", 0, "b", {shape::width, shape::pieces}));
  std::vector<float> projected;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    TRY(const Tensor rows, model.tensor("hashembed", c, "E", {columns[c].rows, shape::width}));
    project(rows, weights, c, inputs, projected);
  }
  add_floats(sections, prefix + "embed/rows", projected);
  std::vector<float> turned(shape::projected);
  for (std::size_t o = 0; o < shape::width; ++o)
    for (std::size_t p = 0; p < shape::pieces; ++p)
      turned[p * shape::width + o] = bias.values[o * shape::pieces + p];
  add_floats(sections, prefix + "embed/bias", turned);
  TRY([[maybe_unused]] const Done embed_norm, add_norm(sections, model, 0, prefix + "embed/norm"));
  for (std::size_t layer = 1; layer <= shape::depth; ++layer) {
    const std::string name = fmt::format("{}layer{}/", prefix, layer);
    TRY(const Tensor w,
        model.tensor("maxout", layer, "W", {shape::width, shape::pieces, shape::window}));
    TRY(const Tensor b, model.tensor("maxout", layer, "b", {shape::width, shape::pieces}));
    std::vector<float> packed(w.values.size()), packed_bias(b.values.size());
    for (std::size_t o = 0; o < shape::width; ++o) {
      for (std::size_t p = 0; p < shape::pieces; ++p) {
        packed_bias[shape::maxout_at(1, o, p, 0)] = b.values[o * shape::pieces + p];
        for (std::size_t k = 0; k < shape::window; ++k)
          packed[shape::maxout_at(shape::window, o, p, k)] =
              w.values[(o * shape::pieces + p) * shape::window + k];
      }
    }
    add_floats(sections, name + "weights", packed);
    add_floats(sections, name + "bias", packed_bias);
    TRY([[maybe_unused]] const Done norm, add_norm(sections, model, layer, name + "norm"));
  }
  return Done{};
}

Result<Done> add_linear(Sections& sections, const ThincModel& model, std::string_view layer,
                        std::size_t index, std::size_t outputs, std::size_t inputs,
                        const std::string& name) {
  TRY(const Tensor weights, model.tensor(layer, index, "W", {outputs, inputs}));
  TRY(Tensor bias, model.tensor(layer, index, "b", {outputs}));
  std::vector<float> packed(shape::padded(outputs) * inputs);
  for (std::size_t o = 0; o < outputs; ++o)
    for (std::size_t k = 0; k < inputs; ++k)
      packed[shape::linear_at(inputs, o, k)] = weights.values[o * inputs + k];
  bias.values.resize(shape::padded(outputs));
  add_floats(sections, name + "weights", packed);
  add_floats(sections, name + "bias", bias.values);
  return Done{};
}

// The two layers of a transition system: `lower` turns (feature, token vector) into a share of the
// state, `upper` scores it.
Result<Done> add_scorer(Sections& sections, const ThincModel& model, std::size_t features,
                        std::size_t classes, const std::string& prefix) {
  TRY([[maybe_unused]] const Done reduce,
      add_linear(sections, model, "linear", 1, shape::hidden, shape::width, prefix + "reduce/"));
  TRY([[maybe_unused]] const Done upper,
      add_linear(sections, model, "linear", 0, classes, shape::hidden, prefix + "upper/"));
  TRY(const Tensor weights,
      model.tensor("precomputable_affine", 0, "W", {features, shape::hidden, 2, shape::hidden}));
  TRY(const Tensor bias, model.tensor("precomputable_affine", 0, "b", {shape::hidden, 2}));
  TRY(const Tensor pad,
      model.tensor("precomputable_affine", 0, "pad", {1, features, shape::hidden, 2}));
  std::vector<float> packed(weights.values.size()), turned_bias(shape::state),
      turned_pad(pad.values.size());
  for (std::size_t o = 0; o < shape::hidden; ++o) {
    for (std::size_t p = 0; p < 2; ++p) {
      const std::size_t at = p * shape::hidden + o;
      turned_bias[at] = bias.values[o * 2 + p];
      for (std::size_t f = 0; f < features; ++f) {
        turned_pad[f * shape::state + at] = pad.values[(f * shape::hidden + o) * 2 + p];
        for (std::size_t k = 0; k < shape::hidden; ++k)
          packed[shape::linear_at(shape::hidden, f * shape::state + at, k)] =
              weights.values[((f * shape::hidden + o) * 2 + p) * shape::hidden + k];
      }
    }
  }
  add_floats(sections, prefix + "lower/weights", packed);
  add_floats(sections, prefix + "lower/bias", turned_bias);
  add_floats(sections, prefix + "lower/pad", turned_pad);
  return Done{};
}

// The file of a component that the plan has found in the pipeline.
Result<std::string_view> needed(const PipelineFiles& files, std::string_view name) {
  if (files.has(name)) return files.at(name);
  return Error{ErrorCode::bad_data, fmt::format("the pipeline has no readable file {}", name), "",
               "pass the whole pipeline: its wheel or its folder"};
}

Result<std::size_t> add_moves(Sections& sections, const PipelineFiles& files, std::string_view file,
                              std::string_view letters, const std::string& name) {
  TRY(const std::string_view bytes, needed(files, file));
  TRY(const Moves moves, read_moves(bytes, file));
  std::string lines;
  for (const auto& [action, label] : moves) {
    if (static_cast<std::size_t>(action) >= letters.size())
      return Error{ErrorCode::bad_data, "an unknown action: another architecture",
                   std::string(file), ""};
    lines += fmt::format("{} {}\n", letters[static_cast<std::size_t>(action)], label);
  }
  sections.push_back({name, lines});
  return moves.size();
}

// The columns as the weights themselves have them: features, seeds and rows.
Result<std::vector<shape::Column>> columns_of(const ThincModel& model, std::string_view file) {
  TRY(const std::vector<std::string> features, model.words("extract_features", 0, "columns"));
  std::vector<shape::Column> columns;
  for (std::size_t c = 0; c < features.size(); ++c) {
    const auto known = std::find(std::begin(feature_names), std::end(feature_names), features[c]);
    if (known == std::end(feature_names) || c == std::size(feature_names))
      return Error{ErrorCode::bad_data,
                   fmt::format("it embeds {}, which this runtime does not compute", features[c]),
                   std::string(file), ""};
    TRY(const std::uint64_t seed, model.number("hashembed", c, "seed"));
    columns.push_back({static_cast<std::uint32_t>(model.rows("hashembed", c, "E")),
                       static_cast<std::uint32_t>(seed),
                       static_cast<std::uint32_t>(known - std::begin(feature_names))});
  }
  if (model.count("hashembed") != columns.size() || model.count("maxout") != shape::depth + 1)
    return Error{ErrorCode::bad_data, "its layers are not those of this runtime", std::string(file),
                 ""};
  return columns;
}

Result<Done> add_encoder(Sections& sections, const ThincModel& model, std::string_view file,
                         const std::string& prefix) {
  TRY(const std::vector<shape::Column> columns, columns_of(model, file));
  sections.push_back({prefix + "columns", write_columns(columns)});
  return add_encoder(sections, model, columns, prefix);
}

// A pipeline without rules of its own has empty tables.
constexpr std::string_view no_patterns = "\x90";
constexpr std::string_view no_lemmas =
    "\x83\xablemma_rules\x80\xa9lemma_exc\x80\xablemma_index\x80";
constexpr std::string_view no_norms = "\x81\xablexeme_norm\x80";

Result<Done> add_rules(Sections& sections, const PipelineFiles& files, const PipelinePlan& plan) {
  TRY(const std::string_view tokenizer, needed(files, "tokenizer"));
  sections.push_back({"tokenizer", std::string(tokenizer)});
  const std::string_view lookups = files.at("vocab/lookups.bin");
  // The name of the table as it stands in msgpack; the tokenizer reads and checks the table.
  const bool norms = lookups.find("lexeme_norm") != std::string_view::npos;
  sections.push_back({"vocab_lookups", std::string(norms ? lookups : no_norms)});
  std::string_view patterns = no_patterns, lemmas = no_lemmas;
  if (plan.has_ruler) {
    TRY(patterns, needed(files, "attribute_ruler/patterns"));
  }
  if (plan.has_lemmatizer) {
    TRY(lemmas, needed(files, "lemmatizer/lookups/lookups.bin"));
  }
  sections.push_back({"attribute_ruler", std::string(patterns)});
  sections.push_back({"lemmatizer", std::string(lemmas)});
  return Done{};
}

Result<Done> add_tagger(Sections& sections, const PipelineFiles& files) {
  TRY(const std::string_view weights, needed(files, "tagger/model"));
  TRY(const ThincModel tagger, ThincModel::read(weights, "tagger/model"));
  TRY(const std::string_view settings, needed(files, "tagger/cfg"));
  TRY(const std::vector<std::string> labels, read_labels(settings, "tagger/cfg"));
  TRY([[maybe_unused]] const Done tags,
      add_linear(sections, tagger, "softmax", 0, labels.size(), shape::width, "tagger/"));
  std::string lines;
  for (const std::string& label : labels) lines += label + "\n";
  sections.push_back({"tagger/labels", lines});
  return Done{};
}

Result<Sections> sections_of(const PipelineFiles& files, const PipelinePlan& plan) {
  Sections sections;
  sections.push_back({"name", plan.name + "\n"});
  TRY(const std::string_view shared_weights, needed(files, "tok2vec/model"));
  TRY(const ThincModel shared, ThincModel::read(shared_weights, "tok2vec/model"));
  TRY([[maybe_unused]] const Done encoder,
      add_encoder(sections, shared, "tok2vec/model", "tok2vec/"));
  TRY([[maybe_unused]] const Done tagger, add_tagger(sections, files));
  TRY(const std::size_t arcs, add_moves(sections, files, "parser/moves", "SDLRB", "parser/moves"));
  TRY(const std::string_view parser_weights, needed(files, "parser/model"));
  TRY(const ThincModel parser, ThincModel::read(parser_weights, "parser/model"));
  TRY([[maybe_unused]] const Done tree,
      add_scorer(sections, parser, shape::parser_features, arcs, "parser/"));
  TRY(const std::string_view ner_weights, needed(files, "ner/model"));
  TRY(const ThincModel ner, ThincModel::read(ner_weights, "ner/model"));
  // A recogniser that reads the shared vectors gets a copy of their encoder.
  TRY([[maybe_unused]] const Done own,
      plan.own_encoder ? add_encoder(sections, ner, "ner/model", "ner/")
                       : add_encoder(sections, shared, "tok2vec/model", "ner/"));
  TRY(const std::size_t moves, add_moves(sections, files, "ner/moves", "MBILUO", "ner/moves"));
  TRY([[maybe_unused]] const Done entities,
      add_scorer(sections, ner, shape::entity_features, moves, "ner/"));
  TRY([[maybe_unused]] const Done rules, add_rules(sections, files, plan));
  TRY(const Moves labels, read_moves(files.at("parser/moves"), "parser/moves"));
  std::vector<std::string> dependencies;
  for (const auto& [action, label] : labels) dependencies.push_back(label);
  sections.push_back(
      {"scheme", write_scheme({plan.language, std::string(dependencies_of(dependencies)),
                               plan.has_lemmatizer})});
  return sections;
}

// Written beside its place and renamed, so that a reader never sees half a file; a model file is
// read once before, so that whoever loads it later is not the first to find a fault.
Result<Done> write_file(const std::filesystem::path& path, std::string_view bytes,
                        bool is_model = false) {
  std::error_code failed;
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), failed);
  const std::filesystem::path part = path.string() + ".part";
  std::ofstream file(part, std::ios::binary | std::ios::trunc);
  if (!file)
    return Error{ErrorCode::cannot_create, "the file cannot be created", path.string(),
                 "choose a folder that you may write to"};
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (file && is_model) {
    if (const Result<Parser> parser = Parser::load(part.string()); !parser.ok()) {
      std::filesystem::remove(part, failed);
      return Error{ErrorCode::bad_data, parser.error().what, parser.error().where,
                   "this runtime does not compute such a pipeline"};
    }
  }
  if (file) std::filesystem::rename(part, path, failed);
  if (!file || failed)
    return Error{ErrorCode::io, "writing failed half-way", path.string(), "is the disk full?"};
  return Done{};
}

Result<PipelinePlan> plan_of(const PipelineFiles& files) {
  if (!files.pinned) return plan_pipeline(files.at("config.cfg"), files.at("meta.json"));
  PipelinePlan plan;
  plan.name = shape::model_name;
  plan.language = "en";
  plan.has_ruler = plan.has_lemmatizer = true;
  return plan;
}

}  // namespace

Result<Done> convert_model(const std::string& source, const std::string& out,
                           const std::string& licences, Trust trust) {
  TRY(const PipelineFiles files, read_pipeline(source, trust));
  TRY(const PipelinePlan plan, plan_of(files));
  TRY(const Sections sections, sections_of(files, plan));
  TRY([[maybe_unused]] const Done model, write_file(out, write_model(sections), true));
  const std::string stem =
      files.pinned ? "en_core_web_sm-3.8.0" : std::filesystem::path(out).stem().string();
  for (const std::string_view name : {"LICENSE", "LICENSES_SOURCES"}) {
    std::string text(files.at(name));
    if (text.empty() && name == "LICENSE")
      text = fmt::format("meta.json of {} names this licence: {}\n", plan.name,
                         plan.licence.empty() ? "none" : plan.licence);
    if (text.empty()) continue;
    TRY([[maybe_unused]] const Done licence,
        write_file(std::filesystem::path(licences) / fmt::format("{}.{}", stem, name), text));
  }
  return Done{};
}

}  // namespace entente
