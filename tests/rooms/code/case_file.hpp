// Reads tests/sentences/*.case: cases in the words of the field (see tests/sentences/README.md).
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <vector>

namespace entente::test {

struct Expectation {
  std::string line;                 // as written, for messages
  bool positive = true;             // report or not
  std::vector<std::string> fields;  // parted by two blanks or more
};

struct Case {
  std::string file, name, date, dateline;
  bool headline = false, cut = false, none = false;
  std::vector<std::string> paragraphs, rejects;
  std::vector<Expectation> expectations;
};

inline void PrintTo(const Case& c, std::ostream* out) {
  *out << c.name;
}

inline std::vector<std::string> fields_of(const std::string& text) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = text.find("  ", at);
    if (end == std::string::npos) end = text.size();
    if (end > at) out.push_back(text.substr(at, end - at));
    at = text.find_first_not_of(' ', end);
    if (at == std::string::npos) break;
  }
  return out;
}

inline std::vector<Case> read_cases(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Case> cases;
  for (const auto& file : files) {
    std::ifstream in(file);
    std::string line;
    while (std::getline(in, line)) {
      if (line.empty() || line.front() == '#') continue;
      const std::size_t cut = line.find_first_of(" \t");
      const std::string key = line.substr(0, cut);
      const std::size_t from = cut == std::string::npos ? cut : line.find_first_not_of(" \t", cut);
      const std::string value = from == std::string::npos ? "" : line.substr(from);
      if (key == "case") {
        cases.push_back({file.stem().string(), value, {}, {}, false, false, false, {}, {}, {}});
        continue;
      }
      Case& c = cases.back();
      if (key == "text") c.paragraphs.push_back(value);
      if (key == "date") c.date = value;
      if (key == "dateline") c.dateline = value;
      if (key == "headline") c.headline = true;
      if (key == "cut") c.cut = true;
      if (key == "none") c.none = true;
      if (key == "reject") c.rejects.push_back(value);
      if (key == "report" || key == "not")
        c.expectations.push_back({line, key == "report", fields_of(value)});
    }
  }
  return cases;
}

}  // namespace entente::test
