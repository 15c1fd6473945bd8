// Header lines; see headers.hpp.
#include "page/readers/headers.hpp"

#include <algorithm>
#include <charconv>

#include "page/shape.hpp"

namespace entente::page {

Headers::Headers(std::string_view block) {
  while (!block.empty()) {
    const std::size_t end = std::min(block.find('\n'), block.size());
    const std::string_view line = block.substr(0, end);
    block.remove_prefix(std::min(end + 1, block.size()));
    if (trim(line).empty()) continue;
    if ((line.front() == ' ' || line.front() == '\t') && !lines_.empty()) {
      lines_.back().second.append(" ").append(trim(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    lines_.emplace_back(lower(trim(line.substr(0, colon))),
                        std::string(trim(line.substr(colon + 1))));
  }
}

std::string_view Headers::get(std::string_view name) const {
  const auto found = std::find_if(lines_.begin(), lines_.end(),
                                  [&](const auto& line) { return line.first == name; });
  return found == lines_.end() ? std::string_view{} : std::string_view(found->second);
}

std::optional<std::size_t> end_of_headers(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    if (text.substr(at + 1, 1) == "\n") return at + 2;
    if (text.substr(at + 1, 2) == "\r\n") return at + 3;
  }
  return std::nullopt;
}

std::string media_type(std::string_view content_type) {
  return lower(trim(content_type.substr(0, content_type.find(';'))));
}

std::string media_parameter(std::string_view content_type, std::string_view name) {
  for (std::size_t at = content_type.find(';'); at != std::string_view::npos;
       at = content_type.find(';', at + 1)) {
    std::string_view part = content_type.substr(at + 1);
    part = trim(part.substr(0, part.find(';')));
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos || lower(trim(part.substr(0, equals))) != name) continue;
    std::string_view value = trim(part.substr(equals + 1));
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
        value.back() == value.front())
      value = value.substr(1, value.size() - 2);
    return lower(value);
  }
  return {};
}

std::optional<std::uint64_t> parse_length(std::string_view text) {
  std::uint64_t length = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), length);
  if (failed != std::errc{} || end != text.data() + text.size() || text.empty())
    return std::nullopt;
  return length;
}

}  // namespace entente::page
