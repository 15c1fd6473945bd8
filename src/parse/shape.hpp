// The one architecture this runtime computes (language.md 2.2, 2.5): sizes are constants so that
// kernels unroll, and the converter refuses a model that has others.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente::shape {

inline constexpr std::size_t width = 96;                  // of a token vector
inline constexpr std::size_t pieces = 3;                  // of a maxout unit of the encoder
inline constexpr std::size_t window = 3 * width;          // previous, own and next vector
inline constexpr std::size_t projected = pieces * width;  // one projected embedding row
inline constexpr std::size_t depth = 4;                   // encoder layers
inline constexpr std::size_t padding =
    4;  // zero rows that the encoder sees at each side of a document
inline constexpr std::size_t hidden = 64;         // of the parser's and the recogniser's state
inline constexpr std::size_t state = 2 * hidden;  // two pieces a hidden unit
inline constexpr std::size_t parser_features = 8;
inline constexpr std::size_t entity_features = 3;
// Features that nearly every token comes to be: the next two tokens and the top of the stack; the
// recogniser's next token. (Measured: each other one of the parser's is met by 28 to 53 % of
// tokens.)
inline constexpr std::size_t usual_parser_features = 3;
inline constexpr std::size_t usual_entity_features = 1;
inline constexpr std::size_t lanes = 8;      // outputs of one packed block of a maxout layer
inline constexpr std::size_t block = 16;     // outputs of one packed block of a linear layer
inline constexpr std::size_t hash_rows = 4;  // rows added up for one feature value

struct Column {
  std::uint32_t rows, seed;
  std::uint32_t feature;  // its number in feature_names (columns.hpp)
};
// Those of the pinned model; a model file may say others.
inline constexpr std::array<Column, 6> shared_columns = {
    {{5000, 8, 0}, {1000, 9, 1}, {2500, 10, 2}, {2500, 11, 3}, {50, 12, 4}, {50, 13, 5}}};
inline constexpr std::array<Column, 4> entity_columns = {
    {{5000, 8, 0}, {1000, 9, 1}, {2500, 10, 2}, {2500, 11, 3}}};

constexpr std::size_t blocks(std::size_t outputs) {
  return (outputs + block - 1) / block;
}
constexpr std::size_t padded(std::size_t outputs) {
  return blocks(outputs) * block;
}
// Where weight (output, piece, input) of a maxout layer of `inputs` inputs lies: [output
// block][input][piece][lane].
constexpr std::size_t maxout_at(std::size_t inputs, std::size_t output, std::size_t piece,
                                std::size_t input) {
  return ((output / lanes * inputs + input) * pieces + piece) * lanes + output % lanes;
}
// Where weight (output, input) of a linear layer lies: [output block][input][lane].
constexpr std::size_t linear_at(std::size_t inputs, std::size_t output, std::size_t input) {
  return (output / block * inputs + input) * block + output % block;
}

inline constexpr std::string_view model_name = "en_core_web_sm 3.8.0";

}  // namespace entente::shape
