// Reading of msgpack with msgpack-numpy arrays, and of the JSON inside. The libraries throw on
// hostile bytes; one wrapper turns that into an Error.
#include "parse/thinc_model.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <msgpack.hpp>

// gcc 12 sees a null pointer inside simdjson's inlined accessors that their error codes rule out.
#pragma GCC diagnostic ignored "-Wnull-dereference"

namespace entente {
namespace {

Error bad(std::string_view name, std::string what) {
  return {ErrorCode::bad_data, std::move(what), std::string(name), "pass the published wheel"};
}

std::string_view text_of(const msgpack::object& object) {
  if (object.type == msgpack::type::STR) return {object.via.str.ptr, object.via.str.size};
  if (object.type == msgpack::type::BIN) return {object.via.bin.ptr, object.via.bin.size};
  return {};
}

const msgpack::object* find(const msgpack::object& map, std::string_view key) {
  if (map.type != msgpack::type::MAP) return nullptr;
  for (std::uint32_t i = 0; i < map.via.map.size; ++i)
    if (text_of(map.via.map.ptr[i].key) == key) return &map.via.map.ptr[i].val;
  return nullptr;
}

bool read_tensor(const msgpack::object& object, Tensor& tensor) {
  const msgpack::object* type = find(object, "type");
  const msgpack::object* shape = find(object, "shape");
  const msgpack::object* data = find(object, "data");
  if (type == nullptr || shape == nullptr || data == nullptr || text_of(*type) != "<f4")
    return false;
  if (shape->type != msgpack::type::ARRAY) return false;
  const std::string_view bytes = text_of(*data);
  std::size_t count = 1;
  for (std::uint32_t i = 0; i < shape->via.array.size; ++i) {
    const msgpack::object& dimension = shape->via.array.ptr[i];
    if (dimension.type != msgpack::type::POSITIVE_INTEGER) return false;
    tensor.shape.push_back(dimension.via.u64);
    if (dimension.via.u64 == 0 || dimension.via.u64 > bytes.size() / count) return false;
    count *= dimension.via.u64;
  }
  if (bytes.size() != count * sizeof(float)) return false;
  tensor.values.resize(count);
  std::memcpy(tensor.values.data(), bytes.data(), bytes.size());
  return true;
}

void read_settings(const msgpack::object& map,
                   std::vector<std::pair<std::string, std::string>>& out) {
  if (map.type != msgpack::type::MAP) return;
  for (std::uint32_t i = 0; i < map.via.map.size; ++i) {
    const msgpack::object_kv& pair = map.via.map.ptr[i];
    out.emplace_back(text_of(pair.key), text_of(pair.val));
  }
}

const msgpack::unpack_limit limits(1U << 20U, 1U << 20U, 64U << 20U, 64U << 20U, 1U << 20U, 32);

template <typename Value>
Result<Value> unpacked(std::string_view bytes, std::string_view name,
                       const std::function<Result<Value>(const msgpack::object&)>& use) {
  try {
    const msgpack::object_handle handle =
        msgpack::unpack(bytes.data(), bytes.size(), nullptr, nullptr, limits);
    return use(handle.get());
  } catch (const msgpack::unpack_error& error) {
    return bad(name, fmt::format("not readable as msgpack: {}", error.what()));
  }
}

// Class order (spaCy's initialize_actions): actions ascending; in each, labels by (frequency,
// label) descending; labels that were added later have negative frequencies and follow at the end.
Result<Moves> ordered(simdjson::dom::object table, std::string_view name) {
  struct Move {
    int action;
    std::int64_t frequency;
    std::string label;
  };
  std::vector<Move> moves;
  for (const auto [action, labels] : table) {
    simdjson::dom::object entries;
    if (action.size() != 1 || action[0] < '0' || action[0] > '9' ||
        labels.get(entries) != simdjson::SUCCESS)
      return bad(name, "an action of the moves is not a digit with labels");
    for (const auto [label, value] : entries) {
      std::int64_t frequency = 0;
      if (value.get(frequency) != simdjson::SUCCESS)
        return bad(name, "a frequency of the moves is not a number");
      if (label.find('\n') != std::string_view::npos)
        return bad(name, "a label of the moves holds a line end");
      moves.push_back({action[0] - '0', frequency, std::string(label)});
    }
  }
  std::sort(moves.begin(), moves.end(), [](const Move& a, const Move& b) {
    const bool late_a = a.frequency < 0, late_b = b.frequency < 0;
    if (late_a != late_b) return late_b;
    if (!late_a && a.action != b.action) return a.action < b.action;
    if (a.frequency != b.frequency) return a.frequency > b.frequency;
    return a.label != b.label ? a.label > b.label : a.action < b.action;
  });
  Moves answer;
  for (Move& move : moves) answer.emplace_back(move.action, std::move(move.label));
  return answer;
}

}  // namespace

Result<ThincModel> ThincModel::read(std::string_view bytes, std::string_view name) {
  return unpacked<ThincModel>(bytes, name, [&](const msgpack::object& root) -> Result<ThincModel> {
    const msgpack::object* nodes = find(root, "nodes");
    const msgpack::object* params = find(root, "params");
    const msgpack::object* attributes = find(root, "attrs");
    if (nodes == nullptr || params == nullptr || nodes->type != msgpack::type::ARRAY ||
        params->type != msgpack::type::ARRAY || nodes->via.array.size != params->via.array.size)
      return bad(name, "not a serialized network: nodes and params are missing");
    ThincModel model;
    model.name_ = name;
    for (std::uint32_t i = 0; i < nodes->via.array.size; ++i) {
      const msgpack::object* layer_name = find(nodes->via.array.ptr[i], "name");
      Layer layer{
          layer_name == nullptr ? std::string() : std::string(text_of(*layer_name)), {}, {}};
      if (attributes != nullptr && attributes->type == msgpack::type::ARRAY &&
          i < attributes->via.array.size)
        read_settings(attributes->via.array.ptr[i], layer.settings);
      const msgpack::object& values = params->via.array.ptr[i];
      for (std::uint32_t k = 0; values.type == msgpack::type::MAP && k < values.via.map.size; ++k) {
        Tensor tensor;
        if (read_tensor(values.via.map.ptr[k].val, tensor))
          layer.parameters.emplace_back(text_of(values.via.map.ptr[k].key), std::move(tensor));
      }
      model.layers_.push_back(std::move(layer));
    }
    return model;
  });
}

const ThincModel::Layer* ThincModel::find_layer(std::string_view layer, std::size_t index) const {
  for (const Layer& candidate : layers_)
    if (candidate.name == layer && index-- == 0) return &candidate;
  return nullptr;
}

std::size_t ThincModel::rows(std::string_view layer, std::size_t index,
                             std::string_view parameter) const {
  const Layer* found = find_layer(layer, index);
  if (found == nullptr) return 0;
  for (const auto& [key, tensor] : found->parameters)
    if (key == parameter && !tensor.shape.empty()) return tensor.shape[0];
  return 0;
}

std::size_t ThincModel::count(std::string_view layer) const {
  return static_cast<std::size_t>(
      std::count_if(layers_.begin(), layers_.end(),
                    [&](const Layer& candidate) { return candidate.name == layer; }));
}

Result<std::string_view> ThincModel::setting(std::string_view layer, std::size_t index,
                                             std::string_view name) const {
  if (const Layer* found = find_layer(layer, index); found != nullptr)
    for (const auto& [key, value] : found->settings)
      if (key == name) return std::string_view(value);
  return bad(name_, fmt::format("the network has no {} of {}: another architecture", name, layer));
}

Result<std::uint64_t> ThincModel::number(std::string_view layer, std::size_t index,
                                         std::string_view name) const {
  TRY(const std::string_view bytes, setting(layer, index, name));
  return unpacked<std::uint64_t>(
      bytes, name_, [&](const msgpack::object& value) -> Result<std::uint64_t> {
        if (value.type != msgpack::type::POSITIVE_INTEGER)
          return bad(name_, fmt::format("{} of {} is no count", name, layer));
        return value.via.u64;
      });
}

Result<std::vector<std::string>> ThincModel::words(std::string_view layer, std::size_t index,
                                                   std::string_view name) const {
  using Words = std::vector<std::string>;
  TRY(const std::string_view bytes, setting(layer, index, name));
  return unpacked<Words>(bytes, name_, [&](const msgpack::object& value) -> Result<Words> {
    if (value.type != msgpack::type::ARRAY)
      return bad(name_, fmt::format("{} of {} is no list", name, layer));
    Words out;
    for (std::uint32_t i = 0; i < value.via.array.size; ++i)
      out.emplace_back(text_of(value.via.array.ptr[i]));
    return out;
  });
}

Result<Tensor> ThincModel::tensor(std::string_view layer, std::size_t index,
                                  std::string_view parameter,
                                  const std::vector<std::size_t>& shape) const {
  for (const Layer& candidate : layers_) {
    if (candidate.name != layer || index-- != 0) continue;
    for (const auto& [key, tensor] : candidate.parameters) {
      if (key != parameter) continue;
      if (tensor.shape == shape) return tensor;
      return bad(
          name_,
          fmt::format("{} {} has the shape ({}), this runtime computes ({}): another architecture",
                      layer, key, fmt::join(tensor.shape, ","), fmt::join(shape, ",")));
    }
  }
  return bad(name_, fmt::format("the network has no parameter {} of {}: another architecture",
                                parameter, layer));
}

Result<Moves> read_moves(std::string_view bytes, std::string_view name) {
  return unpacked<Moves>(bytes, name, [&](const msgpack::object& root) -> Result<Moves> {
    const msgpack::object* text = find(root, "moves");
    if (text == nullptr) return bad(name, "no moves");
    simdjson::dom::parser parser;
    simdjson::dom::object table;
    if (parser.parse(simdjson::padded_string(text_of(*text))).get(table) != simdjson::SUCCESS)
      return bad(name, "the moves are not JSON");
    return ordered(table, name);
  });
}

Result<std::vector<std::string>> read_labels(std::string_view bytes, std::string_view name) {
  simdjson::dom::parser parser;
  simdjson::dom::array labels;
  const simdjson::padded_string text(bytes);
  if (parser.parse(text)["labels"].get(labels) != simdjson::SUCCESS)
    return bad(name, "no list of labels");
  std::vector<std::string> answer;
  for (const simdjson::dom::element label : labels) {
    std::string_view value;
    if (label.get(value) != simdjson::SUCCESS || value.find('\n') != std::string_view::npos)
      return bad(name, "a label is not a word");
    answer.emplace_back(value);
  }
  return answer;
}

}  // namespace entente
