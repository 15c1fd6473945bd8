// Who supports whom, as `entente code --format text` prints it after the reports: one line for each
// receiver, giver, stage and chain.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "event/report.hpp"

namespace entente::cli {

class SupportTable {
 public:
  void add(const Report& report);  // reports without support are passed over
  void add(const SupportTable& later);
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  // "RUS <- CHN  military, economic  requested  (requested)  chain "US media"  main 7", in order of
  // first mention.
  [[nodiscard]] std::string text() const;

 private:
  struct Row {
    std::string pair, stage, chain;
    std::vector<std::string> kinds, sentences;
  };
  Row& row_of(const std::string& pair, const std::string& stage, const std::string& chain);
  std::vector<Row> rows_;
};

}  // namespace entente::cli
