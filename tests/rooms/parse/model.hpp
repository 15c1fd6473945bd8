// Where the tests find the language model; without one they skip and say so.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace entente::testing_model {

inline std::string path() {
  const char* named = std::getenv("ENTENTE_MODEL");
  if (named != nullptr && *named != 0) return named;
  return std::string(ENTENTE_ROOT) + "/.cache/model/en_core_web_sm-3.8.0.entente";
}
inline bool present() {
  return std::filesystem::exists(path());
}

}  // namespace entente::testing_model

#define ENTENTE_NEEDS_MODEL()             \
  if (!entente::testing_model::present()) \
  GTEST_SKIP() << "no language model: set ENTENTE_MODEL or run `make model`"
