// A model that the caller names is taken or refused, never replaced.
#include "run/model_path.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace entente {
namespace {

TEST(ModelPathTest, ANamedFileThatIsMissingIsAnErrorWithAHint) {
  const Result<std::string> found = find_model("/nowhere/model.entente");
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().code, ErrorCode::no_model);
  EXPECT_NE(found.error().hint.find("make model"), std::string::npos);
}

TEST(ModelPathTest, TheEnvironmentIsAskedBeforeTheUsualPlaces) {
  const char* before = std::getenv("ENTENTE_MODEL");
  const std::string kept = before == nullptr ? "" : before;
  setenv("ENTENTE_MODEL", "/nowhere/else.entente", 1);
  const Result<std::string> found = find_model("");
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().where, "/nowhere/else.entente");
  const std::string here = std::filesystem::read_symlink("/proc/self/exe").string();
  EXPECT_EQ(find_model(here).value(), here) << "a flag wins over the environment";
  if (before != nullptr) {
    setenv("ENTENTE_MODEL", kept.c_str(), 1);
  } else {
    unsetenv("ENTENTE_MODEL");
  }
}

TEST(ModelPathTest, TheUsualPlacesEndInTheModelsName) {
  for (const std::string& place : model_places())
    EXPECT_TRUE(place.ends_with(model_file_name)) << place;
}

}  // namespace
}  // namespace entente
