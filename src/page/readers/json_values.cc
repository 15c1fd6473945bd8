// Where a JSON value ends, without parsing it: brackets are counted, strings are stepped over.
#include "page/readers/json_values.hpp"

#include <utility>

#include "page/readers/reader.hpp"

namespace entente::page {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

// Carried from one piece of the window to the next, so that a long value is walked once.
struct Walk {
  std::size_t depth = 0;
  bool in_string = false;
  bool escaped = false;

  // The byte behind the value's end, none when it does not end in `text`.
  std::optional<std::size_t> run(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (in_string) {
        if (escaped) {
          escaped = false;
        } else if (c == '\\') {
          escaped = true;
        } else if (c == '"') {
          in_string = false;
        }
      } else if (c == '"') {
        in_string = true;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if ((c == '}' || c == ']') && (depth == 0 || --depth == 0)) {
        return i + 1;
      }
    }
    return std::nullopt;
  }
};

}  // namespace

std::string JsonValues::place() const {
  return stream_.name() +
         (form_ == Form::lines ? ":" + std::to_string(line_) : "@" + std::to_string(begin_));
}

Error JsonValues::too_large() {
  return {ErrorCode::too_large,
          "a row holds more than " + std::to_string(limit_ >> 20U) + " MiB",
          place(),
          "Split it",
          stream_.name(),
          begin_};
}

void JsonValues::find_form() {
  std::string_view head = stream_.fill(4096);
  if (head.starts_with("\xef\xbb\xbf")) {
    stream_.drop(3);
    head = stream_.window();
  }
  const std::size_t first = head.find_first_not_of(kBlank);
  form_ = Form::lines;
  if (first == std::string_view::npos) return;
  const std::size_t next = head.find_first_not_of(" \t\r", first + 1);
  if (head[first] == '[' ||
      (head[first] == '{' && next != std::string_view::npos && head[next] == '\n'))
    form_ = Form::values;
  if (head[first] == '[') stream_.drop(first + 1);
}

Result<std::optional<std::string_view>> JsonValues::next() {
  if (form_ == Form::unknown) find_form();
  stream_.drop(std::exchange(given_, 0));
  return form_ == Form::lines ? next_line() : next_value();
}

Result<std::optional<std::string_view>> JsonValues::next_line() {
  while (true) {
    const std::optional<Stream::Line> line = stream_.line(limit_);
    begin_ = line ? line->begin : stream_.position();
    if (!line) {
      if (auto fault = stream_.take_fault()) return *std::move(fault);
      return std::optional<std::string_view>{};
    }
    ++line_;
    if (line->too_long) return too_large();
    if (line->text.find_first_not_of(kBlank) != std::string_view::npos)
      return std::optional(line->text);
  }
}

Result<std::optional<std::string_view>> JsonValues::next_value() {
  std::string_view some = stream_.fill(1);
  // Between values stand blanks, commas and, at the end of a list, its bracket.
  while (!some.empty() &&
         std::string_view(" \t\r\n,]").find(some.front()) != std::string_view::npos) {
    const std::size_t first = some.find_first_not_of(" \t\r\n,]");
    stream_.drop(first == std::string_view::npos ? some.size() : first);
    some = stream_.fill(1);
  }
  begin_ = stream_.position();
  if (some.empty()) {
    if (auto fault = stream_.take_fault()) return *std::move(fault);
    return std::optional<std::string_view>{};
  }
  if (some.front() != '{' && some.front() != '[') {
    // Something else stands here: it is passed over up to what may be a value again.
    while (!some.empty() && some.find('{') == std::string_view::npos) {
      stream_.drop(some.size());
      some = stream_.fill(1);
    }
    if (!some.empty()) stream_.drop(some.find('{'));
    return input_error(ErrorCode::bad_data, stream_.name(), begin_,
                       "something that is no JSON object stands between rows");
  }
  Walk walk;
  std::size_t seen = 0;
  while (true) {
    some = stream_.fill(seen + 1);
    if (some.size() == seen) {
      given_ = seen;
      if (auto fault = stream_.take_fault()) return *std::move(fault);
      return input_error(ErrorCode::truncated, stream_.name(), begin_,
                         "the input ends in the middle of a row", "Fetch it again");
    }
    if (const auto end = walk.run(some.substr(seen))) {
      given_ = seen + *end;
      if (given_ > limit_) return too_large();
      return std::optional(some.substr(0, given_));
    }
    seen = some.size();
    if (seen > limit_) break;
  }
  // Too long: walked to its end without keeping it.
  stream_.drop(seen);
  while (!(some = stream_.fill(1)).empty()) {
    const std::optional<std::size_t> end = walk.run(some);
    stream_.drop(end.value_or(some.size()));
    if (end) break;
  }
  return too_large();
}

}  // namespace entente::page
