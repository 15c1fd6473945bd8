// What the runners of the html5lib tests share: the archive unpacked into a folder of its own, the
// list of known failures, and counts by suite. The tests themselves lie in shared and are not
// copied; without them the runners skip.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "rooms/page/support.hpp"

namespace entente::testing {

// The unpacked archive; removed at the end.
class Html5libFiles {
 public:
  Html5libFiles() {
    const std::filesystem::path folder = shared() / "data" / "html5lib-tests";
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
      if (entry.path().extension() != ".zst") continue;
      folder_ = std::filesystem::temp_directory_path() / ("html5lib-" + std::to_string(getpid()));
      std::filesystem::create_directories(folder_);
      const std::string command = "tar --zstd -xf '" + entry.path().string() + "' -C '" +
                                  folder_.string() + "' 2>/dev/null";
      if (std::system(command.c_str()) != 0) drop();
    }
  }
  Html5libFiles(const Html5libFiles&) = delete;
  Html5libFiles& operator=(const Html5libFiles&) = delete;
  ~Html5libFiles() { drop(); }

  [[nodiscard]] bool at_hand() const { return !folder_.empty(); }
  // Files with the ending directly in the suite's folder, sorted.
  [[nodiscard]] std::vector<std::filesystem::path> files(const std::string& suite,
                                                         const std::string& ending) const {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder_ / suite))
      if (entry.path().extension() == ending) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  void drop() {
    std::error_code none;
    if (!folder_.empty()) std::filesystem::remove_all(folder_, none);
    folder_.clear();
  }
  std::filesystem::path folder_;
};

// Counts of one suite against tests/html5lib/known.tsv: lines of suite, name (file:number) and the
// reason. A listed test that passes is as wrong as an unlisted one that fails.
class Score {
 public:
  explicit Score(std::string suite) : suite_(std::move(suite)) {
    std::istringstream lines(slurp(root() / "tests" / "html5lib" / "known.tsv"));
    for (std::string line; std::getline(lines, line);) {
      const std::size_t tab = line.find('\t');
      if (tab != suite_.size() || line.compare(0, tab, suite_) != 0) continue;
      known_.insert(line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
    }
  }

  void add(const std::string& file, std::size_t number, bool passed, const std::string& shown) {
    const std::string name = file + ":" + std::to_string(number);
    auto& [good, all] = by_file_[file];
    ++all;
    good += passed ? 1 : 0;
    const bool known = known_.erase(name) != 0;
    if (passed && known)
      ADD_FAILURE() << suite_ << " " << name << " passes, but is listed as known";
    if (!passed && !known && ++shown_ <= 20)
      ADD_FAILURE() << suite_ << " " << name << "\n" << shown;
  }
  // Prints one line for tools/results.py; with ENTENTE_VERBOSE one more for each file.
  void print() const {
    std::size_t good = 0, all = 0;
    for (const auto& [file, counts] : by_file_) {
      good += counts.first;
      all += counts.second;
      if (std::getenv("ENTENTE_VERBOSE") != nullptr)
        std::cout << "  " << file << " " << counts.first << "/" << counts.second << "\n";
    }
    std::cout << "html5lib " << suite_ << ": " << good << "/" << all << " pass\n";
    for (const std::string& name : known_)
      ADD_FAILURE() << "tests/html5lib/known.tsv lists " << name << ", which is no test";
    EXPECT_GE(static_cast<double>(good), 0.99 * static_cast<double>(all));
  }

 private:
  std::string suite_;
  std::set<std::string> known_;
  std::map<std::string, std::pair<std::size_t, std::size_t>> by_file_;
  int shown_ = 0;
};

// Text with CR LF and CR as LF.
inline std::string folded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      out += '\n';
    }
  }
  return out;
}

}  // namespace entente::testing
