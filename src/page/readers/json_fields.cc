// Fields by path; see json_fields.hpp.
#include "page/readers/json_fields.hpp"

#include <algorithm>
#include <charconv>

#include "page/dateline.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

using simdjson::dom::element;

std::optional<element> step_into(element value, std::string_view step) {
  element inner;
  simdjson::dom::array list;
  if (value.get(list) == simdjson::SUCCESS) {
    std::size_t index = 0;
    const auto [end, failed] = std::from_chars(step.data(), step.data() + step.size(), index);
    if (failed != std::errc{} || end != step.data() + step.size()) return std::nullopt;
    if (list.at(index).get(inner) != simdjson::SUCCESS) return std::nullopt;
    return inner;
  }
  simdjson::dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return std::nullopt;
  if (object.at_key(step).get(inner) != simdjson::SUCCESS) return std::nullopt;
  return inner;
}

void append_part(std::string& out, const std::string& part) {
  if (part.empty()) return;
  if (!out.empty()) out += ", ";
  out += part;
}

// Lists of lists are no names; two levels are all that data sets use.
std::string text_at(element value, int depth) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  std::int64_t whole = 0;
  if (value.get(whole) == simdjson::SUCCESS) return std::to_string(whole);
  if (value.is_number() || value.is_bool()) return simdjson::minify(value);
  if (depth == 0) return {};
  std::string out;
  simdjson::dom::array list;
  if (value.get(list) == simdjson::SUCCESS) {
    for (const element one : list) append_part(out, text_at(one, depth - 1));
    return out;
  }
  simdjson::dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return {};
  for (const char* key : {"name", "title", "main", "original", "text", "label", "uri", "value"}) {
    element inner;
    if (object.at_key(key).get(inner) == simdjson::SUCCESS && !inner.is_null())
      return text_at(inner, depth - 1);
  }
  return {};
}

// Digits alone are seconds (9 to 10 of them) or milliseconds (12 to 13) since 1970.
std::optional<Moment> read_unix(std::string_view text, std::string_view rule) {
  const bool millis = text.size() == 12 || text.size() == 13;
  if (!millis && text.size() != 9 && text.size() != 10) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (millis) value /= 1000;
  constexpr std::int64_t day = 86'400;
  Moment moment = moment_of(Date{static_cast<std::int32_t>(value / day)}, rule);
  moment.seconds = static_cast<int>(value % day);
  moment.offset = 0;
  moment.zone = "Z";
  moment.precision = MomentPrecision::second;
  return moment;
}

}  // namespace

std::optional<element> find_field(element object, std::string_view path) {
  // A key may hold dots itself ("dc.title"): the whole path is tried as one first.
  std::optional<element> at = step_into(object, path);
  if (!at && path.find('.') != std::string_view::npos) {
    at = object;
    while (at && !path.empty()) {
      const std::size_t dot = std::min(path.find('.'), path.size());
      at = step_into(*at, path.substr(0, dot));
      path.remove_prefix(std::min(dot + 1, path.size()));
    }
  }
  if (at && at->is_null()) return std::nullopt;
  return at;
}

std::string text_of(element value) {
  return text_at(value, 3);
}

std::string first_text(element object, const std::vector<std::string_view>& paths) {
  for (const std::string_view path : paths) {
    if (const auto value = find_field(object, path)) {
      std::string text = text_of(*value);
      if (text.find_first_not_of(" \t\r\n") != std::string::npos) return text;
    }
  }
  return {};
}

std::optional<Moment> read_time(std::string_view text, std::string_view rule) {
  text = trim(text);
  if (auto moment = read_unix(text, rule)) return moment;
  if (auto moment = parse_moment(text, rule)) return moment;
  const std::optional<PrintedDate> printed = find_printed_date(text.substr(0, 200));
  if (!printed || printed->year == 0) return std::nullopt;
  const std::optional<Date> day = Date::checked(printed->year, printed->month, printed->day);
  if (!day) return std::nullopt;
  return moment_of(*day, rule);
}

}  // namespace entente::page
