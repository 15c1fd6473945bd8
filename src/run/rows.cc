// Rows of JSON lines from a file; the reading itself is page/readers/rows.cc.
#include <utility>

#include "page/readers/unpack.hpp"
#include "run/inputs.hpp"
#include "run/source.hpp"

namespace entente {

RowReader::RowReader(std::unique_ptr<page::Reader> reader) : reader_(std::move(reader)) {}
RowReader::RowReader(RowReader&&) noexcept = default;
RowReader& RowReader::operator=(RowReader&&) noexcept = default;
RowReader::~RowReader() = default;

Result<RowReader> RowReader::open(const std::string& path, const Limits& limits) {
  TRY(std::unique_ptr<ByteSource> source, open_source(path));
  TRY(std::unique_ptr<page::Stream> stream,
      page::open_stream(std::move(source), path == "-" ? "stdin" : path, limits));
  return RowReader(page::open_jsonl({std::move(stream), limits, {}}));
}

std::string RowReader::where() const {
  return reader_->place();
}

std::optional<Result<Page>> RowReader::next() {
  Result<std::optional<Page>> page = reader_->next();
  if (!page.ok()) return Result<Page>(std::move(page).error());
  if (!page.value()) return std::nullopt;
  return Result<Page>(*std::move(page).value());
}

}  // namespace entente
