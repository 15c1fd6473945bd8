// Words: the small closed word lists of a language (speech verbs, light verbs, hedges ...) from
// data/languages/<language>/words.tsv. A list is data: to teach a word, add a line there.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "text/blank.hpp"

namespace entente {

class Words {
 public:
  // Lines `list<TAB>word, word, ...`; # starts a comment. Errors: bad_data with line.
  static Result<Words> read(std::string_view bytes, std::string_view path);
  // Whether `word` (a lemma, lower case) is in the list; an unknown list is empty.
  [[nodiscard]] bool has(std::string_view list, std::string_view word) const;
  // The value of word in a list whose entries are `word=value`; empty when absent.
  [[nodiscard]] std::string_view value(std::string_view list, std::string_view word) const;

 private:
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> lists_;
};

}  // namespace entente
