// Reads words.tsv.
#include "code/words.hpp"

#include <fmt/format.h>

namespace entente {
Result<Words> Words::read(std::string_view bytes, std::string_view path) {
  Words words;
  int number = 0;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || tab == 0)
      return Error{ErrorCode::bad_data, "a line of the word lists has no tab",
                   fmt::format("{}:{}", path, number), "write: list<TAB>word, word, ..."};
    auto& list = words.lists_[std::string(line.substr(0, tab))];
    std::string_view rest = line.substr(tab + 1);
    while (!rest.empty()) {
      const std::size_t comma = rest.find(',');
      const std::string_view entry = trim(rest.substr(0, comma));
      rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
      if (entry.empty()) continue;
      const std::size_t equals = entry.find('=');
      list.emplace(trim(entry.substr(0, equals)), equals == std::string_view::npos
                                                      ? std::string_view{}
                                                      : trim(entry.substr(equals + 1)));
    }
  }
  return words;
}

bool Words::has(std::string_view list, std::string_view word) const {
  const auto it = lists_.find(list);
  return it != lists_.end() && it->second.find(word) != it->second.end();
}

std::string_view Words::value(std::string_view list, std::string_view word) const {
  const auto it = lists_.find(list);
  if (it == lists_.end()) return {};
  const auto entry = it->second.find(word);
  return entry == it->second.end() ? std::string_view{} : std::string_view(entry->second);
}

}  // namespace entente
