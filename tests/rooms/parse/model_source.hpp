// The four rule files of the language model for tests: raw from the folder ENTENTE_MODEL_SOURCE (an
// unpacked pipeline), else the same bytes from the converted model file.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "parse/model_file.hpp"
#include "rooms/parse/model.hpp"

namespace entente::testing_model {

struct Source {
  std::string tokenizer, vocab_lookups, attribute_ruler, lemmatizer;
};

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::optional<Source> source() {
  if (const char* folder = std::getenv("ENTENTE_MODEL_SOURCE"); folder != nullptr) {
    const std::string at = std::string(folder) + "/";
    return Source{read_file(at + "tokenizer"), read_file(at + "vocab/lookups.bin"),
                  read_file(at + "attribute_ruler/patterns"),
                  read_file(at + "lemmatizer/lookups/lookups.bin")};
  }
  if (!present()) return std::nullopt;
  const Result<ModelFile> model = ModelFile::open(path());
  if (!model.ok()) return std::nullopt;
  const auto section = [&](std::string_view name) {
    const Result<std::string_view> bytes = model.value().bytes(name);
    return bytes.ok() ? std::string(bytes.value()) : std::string();
  };
  return Source{section("tokenizer"), section("vocab_lookups"), section("attribute_ruler"),
                section("lemmatizer")};
}

}  // namespace entente::testing_model

#define ENTENTE_NEEDS_MODEL_SOURCE(name)                                                       \
  const std::optional<entente::testing_model::Source> name = entente::testing_model::source(); \
  if (!name) GTEST_SKIP() << "no language model: set ENTENTE_MODEL or ENTENTE_MODEL_SOURCE"
