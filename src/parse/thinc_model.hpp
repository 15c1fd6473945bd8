// The parameters of one serialized thinc model (language.md 2.2): found by the name of their layer,
// in order of appearance.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace entente {

struct Tensor {
  std::vector<std::size_t> shape;
  std::vector<float> values;  // row-major
};

class ThincModel {
 public:
  // Any bytes may be given; errors: bad_data.
  static Result<ThincModel> read(std::string_view bytes, std::string_view name);
  // The parameter of the `index`th layer called `layer`; error: bad_data where it is missing or of
  // another shape.
  [[nodiscard]] Result<Tensor> tensor(std::string_view layer, std::size_t index,
                                      std::string_view parameter,
                                      const std::vector<std::size_t>& shape) const;
  // The rows of the `index`th layer called `layer` as `parameter` has them; 0 where it is missing.
  [[nodiscard]] std::size_t rows(std::string_view layer, std::size_t index,
                                 std::string_view parameter) const;
  // How many layers are called so.
  [[nodiscard]] std::size_t count(std::string_view layer) const;
  // A setting of a layer that is a number or a list of words; errors: bad_data.
  [[nodiscard]] Result<std::uint64_t> number(std::string_view layer, std::size_t index,
                                             std::string_view setting) const;
  [[nodiscard]] Result<std::vector<std::string>> words(std::string_view layer, std::size_t index,
                                                       std::string_view setting) const;

 private:
  struct Layer {
    std::string name;
    std::vector<std::pair<std::string, Tensor>> parameters;
    std::vector<std::pair<std::string, std::string>> settings;  // each msgpack
  };
  [[nodiscard]] const Layer* find_layer(std::string_view layer, std::size_t index) const;
  [[nodiscard]] Result<std::string_view> setting(std::string_view layer, std::size_t index,
                                                 std::string_view name) const;
  std::string name_;
  std::vector<Layer> layers_;
};

// The `moves` file of a transition system: its actions in class order, as (action number, label).
using Moves = std::vector<std::pair<int, std::string>>;
Result<Moves> read_moves(std::string_view bytes, std::string_view name);
// The tagger's labels in class order from its `cfg` (JSON).
Result<std::vector<std::string>> read_labels(std::string_view bytes, std::string_view name);

}  // namespace entente
