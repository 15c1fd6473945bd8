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
#include "rooms/page/laws.hpp"

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

// Every key of `expected` is in `actual` with its value, null also stands for a key that is not
// there; lists agree in length unless the expected one ends in "..."; a string that ends in * is a
// prefix.
inline void expect_holds(simdjson::dom::element expected, simdjson::dom::element actual,
                         const std::string& where) {
  if (expected.is_object()) {
    ASSERT_TRUE(actual.is_object()) << where << " is " << simdjson::minify(actual);
    for (const auto field : expected.get_object()) {
      simdjson::dom::element value;
      const std::string place = where + "/" + std::string(field.key);
      if (actual.get_object().at_key(field.key).get(value) != simdjson::SUCCESS) {
        if (field.value.is_null()) continue;
        ADD_FAILURE() << place << " is missing";
        continue;
      }
      expect_holds(field.value, value, place);
    }
  } else if (expected.is_array()) {
    ASSERT_TRUE(actual.is_array()) << where;
    const auto want = expected.get_array(), have = actual.get_array();
    std::size_t size = want.size();
    const bool open = size > 0 && want.at(size - 1).is_string() &&
                      std::string_view(want.at(size - 1).get_string()) == "...";
    if (open) {
      EXPECT_GE(have.size(), --size) << where;
    } else {
      EXPECT_EQ(size, have.size()) << where << " is " << simdjson::minify(actual);
    }
    for (std::size_t i = 0; i < std::min(size, have.size()); ++i)
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

// None of these words stands in a block of the main story.
inline void expect_absent(simdjson::dom::element words, const Reading& reading) {
  for (const auto word : words.get_array())
    for (const Item& item : reading.items)
      for (const Block& block : item.blocks)
        if (item.role == ItemRole::main)
          EXPECT_EQ(block.text.find(std::string_view(word.get_string())), std::string_view::npos)
              << block.text;
}

inline void expect_structure(const std::string& expected_json, const Reading& reading) {
  simdjson::dom::parser expected_parser, actual_parser;
  simdjson::dom::element expected, actual;
  ASSERT_EQ(expected_parser.parse(expected_json).get(expected), simdjson::SUCCESS);
  ASSERT_EQ(actual_parser.parse(to_json(reading)).get(actual), simdjson::SUCCESS)
      << "to_json is no JSON";
  for (const auto field : expected.get_object())
    if (field.key == "absent") {
      expect_absent(field.value, reading);
    } else {
      expect_holds(field.value, actual.get_object().at_key(field.key),
                   "/" + std::string(field.key));
    }
}

}  // namespace entente::testing
