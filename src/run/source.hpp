// Sources of inputs: whole files as pages, and rows of JSON lines. Reading is bounded by Limits and
// each fault is an Error with its place.
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "page/page.hpp"

namespace entente {

namespace page {
class Reader;
}  // namespace page

// All bytes of a file, "-" is standard input. The page's id is `path` ("stdin" for "-"). Errors:
// no_input (missing, unreadable, directory), too_large (read no further than the limit), bad_data
// (empty), io.
[[nodiscard]] Result<Page> read_file(const std::string& path, const Limits& limits);

// Rows {"id": text or number, "date": "YYYY-MM-DD" or absent, "text": text}, one a line; blank
// lines are skipped.
class RowReader {
 public:
  static Result<RowReader> open(const std::string& path, const Limits& limits);
  RowReader(RowReader&&) noexcept;
  RowReader& operator=(RowReader&&) noexcept;
  ~RowReader();
  // None at the end. A faulty row is an Error with file:line (bad_data, too_large) and the next
  // call goes on after it.
  [[nodiscard]] std::optional<Result<Page>> next();
  [[nodiscard]] std::string where() const;  // file:line of the row last read

 private:
  explicit RowReader(std::unique_ptr<page::Reader> reader);
  std::unique_ptr<page::Reader> reader_;
};

}  // namespace entente
