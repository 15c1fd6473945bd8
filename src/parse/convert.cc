// The converter lays each weight where the kernels read it (shape.hpp). The embedding layer is
// folded: its maxout is linear in the concatenated embeddings, so each embedding row is multiplied
// by its slice of the weights here, once, and a token's layer is a sum of rows (16 or 24 of them)
// instead of 166,000 multiplications.
#include "parse/convert.hpp"

#include <fmt/format.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <span>

#include "parse/model_file.hpp"
#include "parse/pipeline_files.hpp"
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

Result<std::size_t> add_moves(Sections& sections, const PipelineFiles& files, std::string_view file,
                              std::string_view letters, const std::string& name) {
  TRY(const Moves moves, read_moves(files.at(file), file));
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

Result<Sections> sections_of(const PipelineFiles& files) {
  Sections sections;
  sections.push_back({"name", std::string(shape::model_name) + "\n"});
  TRY(const ThincModel shared, ThincModel::read(files.at("tok2vec/model"), "tok2vec/model"));
  TRY([[maybe_unused]] const Done encoder,
      add_encoder(sections, shared, shape::shared_columns, "tok2vec/"));
  TRY(const ThincModel tagger, ThincModel::read(files.at("tagger/model"), "tagger/model"));
  TRY(const std::vector<std::string> labels, read_labels(files.at("tagger/cfg"), "tagger/cfg"));
  TRY([[maybe_unused]] const Done tags,
      add_linear(sections, tagger, "softmax", 0, labels.size(), shape::width, "tagger/"));
  std::string lines;
  for (const std::string& label : labels) lines += label + "\n";
  sections.push_back({"tagger/labels", lines});
  TRY(const std::size_t arcs, add_moves(sections, files, "parser/moves", "SDLRB", "parser/moves"));
  TRY(const ThincModel parser, ThincModel::read(files.at("parser/model"), "parser/model"));
  TRY([[maybe_unused]] const Done tree,
      add_scorer(sections, parser, shape::parser_features, arcs, "parser/"));
  TRY(const ThincModel ner, ThincModel::read(files.at("ner/model"), "ner/model"));
  TRY([[maybe_unused]] const Done own, add_encoder(sections, ner, shape::entity_columns, "ner/"));
  TRY(const std::size_t moves, add_moves(sections, files, "ner/moves", "MBILUO", "ner/moves"));
  TRY([[maybe_unused]] const Done entities,
      add_scorer(sections, ner, shape::entity_features, moves, "ner/"));
  sections.push_back({"tokenizer", std::string(files.at("tokenizer"))});
  sections.push_back({"vocab_lookups", std::string(files.at("vocab/lookups.bin"))});
  sections.push_back({"attribute_ruler", std::string(files.at("attribute_ruler/patterns"))});
  sections.push_back({"lemmatizer", std::string(files.at("lemmatizer/lookups/lookups.bin"))});
  return sections;
}

// Written beside its place and renamed, so that a reader never sees half a file.
Result<Done> write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::error_code failed;
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), failed);
  const std::filesystem::path part = path.string() + ".part";
  std::ofstream file(part, std::ios::binary | std::ios::trunc);
  if (!file)
    return Error{ErrorCode::cannot_create, "the file cannot be created", path.string(),
                 "choose a folder that you may write to"};
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (file) std::filesystem::rename(part, path, failed);
  if (!file || failed)
    return Error{ErrorCode::io, "writing failed half-way", path.string(), "is the disk full?"};
  return Done{};
}

}  // namespace

Result<Done> convert_model(const std::string& source, const std::string& out,
                           const std::string& licences) {
  TRY(const PipelineFiles files, read_pipeline(source));
  TRY(const Sections sections, sections_of(files));
  TRY([[maybe_unused]] const Done model, write_file(out, write_model(sections)));
  for (const std::string_view name : {"LICENSE", "LICENSES_SOURCES"}) {
    TRY([[maybe_unused]] const Done licence,
        write_file(std::filesystem::path(licences) / fmt::format("en_core_web_sm-3.8.0.{}", name),
                   files.at(name)));
  }
  return Done{};
}

}  // namespace entente
