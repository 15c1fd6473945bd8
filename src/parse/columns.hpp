// The columns of hashed embeddings of one encoder: which feature of a token each looks at, how many
// rows it has and the seed of its hash. They are the model's own; the pinned model's are the
// default.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "parse/shape.hpp"

namespace entente {

inline constexpr std::string_view feature_names[] = {"NORM",  "PREFIX", "SUFFIX",
                                                     "SHAPE", "SPACY",  "IS_SPACE"};

// One column a line: "feature rows seed", the feature by its number in feature_names.
[[nodiscard]] std::string write_columns(std::span<const shape::Column> columns);
// Errors: bad_model.
[[nodiscard]] Result<std::vector<shape::Column>> read_columns(
    std::span<const std::string_view> lines);

}  // namespace entente
