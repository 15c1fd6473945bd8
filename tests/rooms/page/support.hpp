// What the page tests share: files, a page read in one call, and the check that a JSON document
// holds another's structure.
#pragma once

#include <gtest/gtest.h>
#include <simdjson.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "page/page.hpp"

namespace entente::testing {

inline std::filesystem::path root() {
  return ENTENTE_ROOT;
}
inline std::filesystem::path shared() {
  const char* named = std::getenv("ENTENTE_SHARED");
  return named != nullptr ? std::filesystem::path(named) : root() / ".." / "shared";
}

inline std::string slurp(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline Result<Reading> read_bytes(std::string bytes, const Limits& limits = {},
                                  PageFormat format = PageFormat::guess) {
  Arena arena;
  Page source;
  source.id = "test";
  source.bytes = std::move(bytes);
  source.format = format;
  return read_page(source, limits, arena);
}

// Every key of `expected` is in `actual` with its value; lists agree in length; a string that ends
// in * is a prefix.
inline void expect_holds(simdjson::dom::element expected, simdjson::dom::element actual,
                         const std::string& where) {
  if (expected.is_object()) {
    ASSERT_TRUE(actual.is_object()) << where;
    for (const auto field : expected.get_object()) {
      simdjson::dom::element value;
      const std::string place = where + "/" + std::string(field.key);
      if (actual.get_object().at_key(field.key).get(value) != simdjson::SUCCESS) {
        ADD_FAILURE() << place << " is missing";
        continue;
      }
      expect_holds(field.value, value, place);
    }
  } else if (expected.is_array()) {
    ASSERT_TRUE(actual.is_array()) << where;
    const auto want = expected.get_array(), have = actual.get_array();
    EXPECT_EQ(want.size(), have.size()) << where;
    for (std::size_t i = 0; i < std::min(want.size(), have.size()); ++i)
      expect_holds(want.at(i), have.at(i), where + "[" + std::to_string(i) + "]");
  } else if (expected.is_string()) {
    ASSERT_TRUE(actual.is_string()) << where << " is " << simdjson::minify(actual);
    std::string_view want = expected.get_string(), have = actual.get_string();
    if (want.ends_with('*')) {
      want.remove_suffix(1);
      have = have.substr(0, want.size());
    }
    EXPECT_EQ(want, have) << where;
  } else {
    EXPECT_EQ(simdjson::minify(expected), simdjson::minify(actual)) << where;
  }
}

inline void expect_structure(const std::string& expected_json, const Reading& reading) {
  simdjson::dom::parser expected_parser, actual_parser;
  simdjson::dom::element expected, actual;
  ASSERT_EQ(expected_parser.parse(expected_json).get(expected), simdjson::SUCCESS);
  ASSERT_EQ(actual_parser.parse(to_json(reading)).get(actual), simdjson::SUCCESS)
      << "to_json is no JSON";
  expect_holds(expected, actual, "");
}

// The laws of a Reading, for any input: see laws_test.cc.
void expect_laws(const std::string& bytes, const Reading& reading, bool plain_text);

}  // namespace entente::testing
