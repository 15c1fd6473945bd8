// Table: reads the room's data files. One row a line, columns parted by tabs, comments opened by
// '#'; a malformed line is an Error with file, line and column, so that whoever edits a table is
// led to the character.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/embedded.hpp"
#include "base/result.hpp"
#include "text/date.hpp"

namespace entente {

constexpr std::size_t kMaxColumns = 12;

class Table {
 public:
  // `columns`: exactly so many fields on every row; at most kMaxColumns.
  Table(const EmbeddedFile& file, std::size_t columns)
      : path_(file.path), rest_(file.bytes), columns_(columns) {}

  // The next row; false at the end of the file.
  Result<bool> next();
  [[nodiscard]] std::string_view field(std::size_t column) const { return fields_.at(column); }
  [[nodiscard]] bool flag(std::size_t column, char wanted) const {
    return field(column).find(wanted) != std::string_view::npos;
  }

  // Typed fields; an empty field is 0 or none.
  [[nodiscard]] Result<long> integer(std::size_t column) const;
  [[nodiscard]] Result<double> degrees(std::size_t column, double bound) const;
  [[nodiscard]] Result<std::optional<Date>> date(std::size_t column) const;
  // Non-empty and of `length` capital letters (digits too for codes of places): "CHN".
  [[nodiscard]] Result<Done> check_code(std::size_t column, std::size_t length,
                                        bool may_be_empty) const;
  [[nodiscard]] Error error(std::size_t column, std::string what, std::string hint) const;

 private:
  std::string_view path_, rest_, line_;
  std::size_t columns_, number_ = 0;
  std::array<std::string_view, kMaxColumns> fields_{};
};

// 'text', for messages.
std::string quoted(std::string_view text);
// Cuts `list` at its first `separator` and returns what stood before it.
std::string_view take_item(std::string_view& list, char separator);

}  // namespace entente
