// Numbers of a line, checked one by one.
#include "parse/columns.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <iterator>

namespace entente {

std::string write_columns(std::span<const shape::Column> columns) {
  std::string lines;
  for (const shape::Column& column : columns)
    lines += fmt::format("{} {} {}\n", column.feature, column.rows, column.seed);
  return lines;
}

Result<std::vector<shape::Column>> read_columns(std::span<const std::string_view> lines) {
  constexpr std::uint32_t most_rows = 1U << 20U;
  std::vector<shape::Column> columns;
  for (const std::string_view line : lines) {
    std::array<std::uint32_t, 3> numbers{};
    const char* at = line.data();
    const char* const end = line.data() + line.size();
    bool good = true;
    for (std::uint32_t& number : numbers) {
      const auto read = std::from_chars(at, end, number);
      good &= read.ec == std::errc{};
      at = read.ptr < end ? read.ptr + 1 : end;
    }
    if (!good || numbers[0] >= std::size(feature_names) || numbers[1] == 0 ||
        numbers[1] > most_rows || columns.size() == std::size(feature_names))
      return Error{ErrorCode::bad_model, "a column of the embeddings is not known",
                   std::string(line), "run `make model` to convert it anew"};
    columns.push_back({numbers[1], numbers[2], numbers[0]});
  }
  return columns;
}

}  // namespace entente
