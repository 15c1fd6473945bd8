// Reads tests/parity: the documents of sentences.txt and hard.txt, and spaCy's answers of
// golden.tsv, one row a token (make_golden.py).
#pragma once

#include <cstdint>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "text/utf8.hpp"

namespace entente::golden {

struct Row {
  std::uint32_t begin = 0, end = 0;
  std::string norm, tag, pos, morph;
  std::int32_t head = 0;
  std::string label, lemma, entity;
  char iob = 'O';
  bool sentence_start = false;
};

struct Document {
  std::string text;
  std::vector<Row> rows;
};

inline std::string unescape(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char escape = text[++i];
    if (escape == 'u') {  // \u{1F600}
      const std::size_t close = text.find('}', i);
      append_utf8(
          out, static_cast<char32_t>(std::stoul(text.substr(i + 2, close - i - 2), nullptr, 16)));
      i = close;
      continue;
    }
    out += escape == 'n' ? '\n' : escape == 't' ? '\t' : escape == 'r' ? '\r' : escape;
  }
  return out;
}

inline std::vector<std::string> texts(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> out;
  std::string line, block;
  const auto close = [&] {
    if (!block.empty()) out.push_back(block);
    block.clear();
  };
  while (std::getline(file, line)) {
    if (line.starts_with('#')) continue;
    if (line.empty()) {
      close();
    } else {
      block += (block.empty() ? "" : "\n") + line;
    }
  }
  close();
  return out;
}

// The documents of sentences.txt, then those of hard.txt: one a line, with escapes.
inline std::vector<std::string> all_texts(const std::string& folder) {
  std::vector<std::string> out = texts(folder + "/sentences.txt");
  std::ifstream file(folder + "/hard.txt");
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && !line.starts_with('#')) out.push_back(unescape(line));
  }
  return out;
}

inline std::vector<Document> documents(const std::string& folder) {
  std::vector<Document> out;
  for (std::string& text : all_texts(folder)) out.push_back({std::move(text), {}});
  std::ifstream file(folder + "/golden.tsv");
  std::string line;
  while (std::getline(file, line)) {
    if (line.starts_with('#') || line.starts_with("document\t")) continue;
    std::vector<std::string> cells;
    std::istringstream rest(line);
    for (std::string cell; std::getline(rest, cell, '\t');) cells.push_back(cell);
    if (cells.size() != 13 || std::stoul(cells[0]) >= out.size()) return {};
    Row row;
    row.begin = static_cast<std::uint32_t>(std::stoul(cells[1]));
    row.end = static_cast<std::uint32_t>(std::stoul(cells[2]));
    row.norm = unescape(cells[3]);
    row.tag = cells[4];
    row.pos = cells[5];
    row.morph = cells[6];
    row.head = static_cast<std::int32_t>(std::stol(cells[7]));
    row.label = cells[8];
    row.lemma = unescape(cells[9]);
    row.entity = cells[10];
    row.iob = cells[11][0];
    row.sentence_start = cells[12] == "1";
    out[std::stoul(cells[0])].rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace entente::golden
