// The reader of tab-separated tables: views into the embedded bytes, nothing is copied but an
// error's words.
#include "world/table.hpp"

#include <charconv>

namespace entente {

std::string_view take_item(std::string_view& list, char separator) {
  const auto end = list.find(separator);
  const std::string_view item = list.substr(0, end);
  list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
  return item;
}

std::string quoted(std::string_view text) {
  std::string words(1, '\'');
  words.append(text);
  words.push_back('\'');
  return words;
}

Error Table::error(std::size_t column, std::string what, std::string hint) const {
  const std::string_view at = column < columns_ ? fields_.at(column) : std::string_view{};
  const std::size_t byte =
      at.data() == nullptr ? 1 : static_cast<std::size_t>(at.data() - line_.data()) + 1;
  return {ErrorCode::bad_data, std::move(what),
          std::string(path_) + ":" + std::to_string(number_) + ":" + std::to_string(byte),
          std::move(hint)};
}

Result<bool> Table::next() {
  while (!rest_.empty()) {
    line_ = take_item(rest_, '\n');
    ++number_;
    if (line_.empty() || line_.front() == '#') continue;
    fields_ = {};
    std::size_t count = 0;
    for (std::string_view left = line_; count < columns_; ++count) {
      const auto tab = left.find('\t');
      fields_.at(count) = left.substr(0, tab);
      if (tab == std::string_view::npos) {
        ++count;
        left = {};
        break;
      }
      left.remove_prefix(tab + 1);
      if (count + 1 == columns_)
        return error(count, "a row with more than " + std::to_string(columns_) + " columns",
                     "the head of the file names its columns; part them by one tab each");
    }
    if (count != columns_) {
      return error(count - 1,
                   "a row of " + std::to_string(count) + " columns where " +
                       std::to_string(columns_) + " are due",
                   "the head of the file names its columns; part them by one tab each");
    }
    return true;
  }
  return false;
}

Result<long> Table::integer(std::size_t column) const {
  const std::string_view text = field(column);
  long value = 0;
  if (text.empty()) return value;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size() || value < 0) {
    return error(column, quoted(text) + " is not a number",
                 "write digits only, or leave the field empty");
  }
  return value;
}

// Decimal degrees of at most three digits before the point and four behind it: tables of cities are
// the bulk of loading.
Result<double> Table::degrees(std::size_t column, double bound) const {
  const std::string_view text = field(column);
  const bool negative = text.starts_with('-');
  int units = 0, digits = 0, decimals = -1;
  bool good = text.size() <= 9;
  for (const char c : text.substr(negative ? 1 : 0)) {
    if (c == '.' && decimals < 0 && digits > 0) {
      decimals = 0;
    } else if (c >= '0' && c <= '9') {
      units = good ? units * 10 + (c - '0') : 0;
      ++digits;
      if (decimals >= 0) ++decimals;
    } else {
      good = false;
    }
  }
  constexpr std::array<double, 5> kScale{1, 1e1, 1e2, 1e3, 1e4};
  good = good && digits > 0 && decimals <= 4;
  const double value =
      good ? units / kScale.at(static_cast<std::size_t>(decimals < 0 ? 0 : decimals)) : 0;
  if (!good || value > bound) {
    return error(column, quoted(text) + " is not a coordinate",
                 "write decimal degrees (WGS84) with at most four decimals: 47.0951");
  }
  return negative ? -value : value;
}

Result<std::optional<Date>> Table::date(std::size_t column) const {
  const std::string_view text = field(column);
  if (text.empty()) return std::optional<Date>{};
  const std::optional<Date> date = Date::parse_iso(text);
  if (!date)
    return error(column, quoted(text) + " is not a date",
                 "write YYYY-MM-DD, or leave the field empty");
  return date;
}

Result<Done> Table::check_code(std::size_t column, std::size_t length, bool may_be_empty) const {
  const std::string_view text = field(column);
  if (text.empty() && may_be_empty) return Done{};
  bool good = text.size() == length;
  for (const char c : text) good = good && c >= 'A' && c <= 'Z';
  if (good) return Done{};
  return error(column,
               quoted(text) + " is not a code of " + std::to_string(length) + " capital letters",
               "look the code up in the standard that the column names");
}

}  // namespace entente
