// Rows of JSON lines. A line is read whole (bounded), then parsed by simdjson; a faulty line is one
// Error and reading goes on after it.
#include <simdjson.h>

#include <utility>

#include "run/input_file.hpp"
#include "run/source.hpp"

namespace entente {

struct RowReader::Impl {
  InputFile file;
  std::string name;
  std::size_t line_limit = 0;
  std::size_t line = 0;  // of the row last read, from 1
  std::string text;
  simdjson::dom::parser parser;
  bool ended = false;

  enum class Got { row, end, too_long };
  // The next line without its end; a line over the limit is passed over to its end, so that the
  // next one starts clean.
  Got read_line() {
    text.clear();
    bool any = false;
    bool over = false;
    for (int c = getc_unlocked(file.get()); c != EOF; c = getc_unlocked(file.get())) {
      any = true;
      if (c == '\n') break;
      if (text.size() < line_limit) {
        text.push_back(static_cast<char>(c));
      } else {
        over = true;
      }
    }
    if (!any) return Got::end;
    ++line;
    return over ? Got::too_long : Got::row;
  }

  [[nodiscard]] std::string where() const { return name + ":" + std::to_string(line); }
  [[nodiscard]] Error fault(std::string what) const {
    return {ErrorCode::bad_data, std::move(what), where(),
            R"(A row is {"id": "...", "date": "YYYY-MM-DD", "text": "..."})"};
  }
  Result<Page> parse_row();
};

namespace {

// An id may be a number in data sets of others; it is kept as printed.
std::optional<std::string> id_of(const simdjson::dom::object& row) {
  std::string_view text;
  if (row["id"].get(text) == simdjson::SUCCESS) return std::string(text);
  std::int64_t number = 0;
  if (row["id"].get(number) == simdjson::SUCCESS) return std::to_string(number);
  return std::nullopt;
}

}  // namespace

Result<Page> RowReader::Impl::parse_row() {
  simdjson::dom::element document;
  if (const auto failed = parser.parse(text).get(document)) {
    return fault(std::string("is not JSON: ") + simdjson::error_message(failed));
  }
  simdjson::dom::object row;
  if (document.get(row) != simdjson::SUCCESS) return fault("is not a JSON object");
  Page page;
  const std::optional<std::string> id = id_of(row);
  if (!id) return fault("lacks \"id\"");
  page.id = *id;
  std::string_view body;
  if (row["text"].get(body) != simdjson::SUCCESS) return fault("lacks \"text\"");
  page.bytes = body;
  page.format = PageFormat::text;
  simdjson::dom::element date;
  if (row["date"].get(date) == simdjson::SUCCESS && !date.is_null()) {
    std::string_view day;
    if (date.get(day) == simdjson::SUCCESS) {
      if (day.empty()) return page;  // data sets write "" where they know no date
      page.published = Date::parse_iso(day);
    }
    if (!page.published) return fault("has a \"date\" that is not YYYY-MM-DD");
  }
  return page;
}

RowReader::RowReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RowReader::RowReader(RowReader&&) noexcept = default;
RowReader& RowReader::operator=(RowReader&&) noexcept = default;
RowReader::~RowReader() = default;

Result<RowReader> RowReader::open(const std::string& path, const Limits& limits) {
  auto impl = std::make_unique<Impl>();
  TRY(impl->file, open_input(path));
  impl->name = input_name(path);
  impl->line_limit = limits.page_bytes;
  return RowReader(std::move(impl));
}

std::string RowReader::where() const {
  return impl_->where();
}

std::optional<Result<Page>> RowReader::next() {
  while (!impl_->ended) {
    const Impl::Got got = impl_->read_line();
    if (got == Impl::Got::too_long) {
      return Error{ErrorCode::too_large,
                   "a row holds more than " + std::to_string(impl_->line_limit >> 20U) + " MiB",
                   impl_->where(), "Split it"};
    }
    if (got == Impl::Got::end) {
      impl_->ended = true;
      if (std::ferror(impl_->file.get()) == 0) return std::nullopt;
      return read_failure(impl_->where());
    }
    if (impl_->text.find_first_not_of(" \t\r") == std::string::npos) continue;
    return impl_->parse_row();
  }
  return std::nullopt;
}

}  // namespace entente
