// The model file refuses whatever is not exactly what the converter wrote, and says what to do.
#include "parse/model_file.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>

#include "parse/parser.hpp"

namespace entente {
namespace {

class ModelFileTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("entente_model_file_" + std::to_string(getpid()) + "_" +
               std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::create_directories(folder_);
    const float values[3] = {1.0F, -2.5F, 3.0F};
    good_ = write_model(
        {{"words", "one\ntwo\n"},
         {"numbers", std::string(reinterpret_cast<const char*>(values), sizeof values)}});
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string save(const std::string& bytes) {
    const std::string path = folder_ / "model";
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  ErrorCode refusal(const std::string& bytes) {
    const auto model = ModelFile::open(save(bytes));
    EXPECT_FALSE(model.ok());
    if (model.ok()) return ErrorCode::bug;
    EXPECT_FALSE(model.error().hint.empty());
    return model.error().code;
  }

  std::filesystem::path folder_;
  std::string good_;
};

TEST_F(ModelFileTest, gives_back_what_was_written) {
  const auto model = ModelFile::open(save(good_));
  ASSERT_TRUE(model.ok());
  EXPECT_EQ(model.value().lines("words").value(), (std::vector<std::string_view>{"one", "two"}));
  const auto numbers = model.value().floats("numbers", 3);
  ASSERT_TRUE(numbers.ok());
  EXPECT_EQ(numbers.value()[1], -2.5F);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(numbers.value().data()) % 64, 0U);
  EXPECT_EQ(model.value().hash().size(), 32U);
  EXPECT_EQ(model.value().floats("numbers", 4).error().code, ErrorCode::bad_model);
  EXPECT_EQ(model.value().lines("numbers").error().code, ErrorCode::bad_model);
  EXPECT_EQ(model.value().bytes("absent").error().code, ErrorCode::bad_model);
}

TEST_F(ModelFileTest, missing_says_how_to_get_it) {
  const auto model = Parser::load(folder_ / "nowhere");
  ASSERT_FALSE(model.ok());
  EXPECT_EQ(model.error().code, ErrorCode::no_model);
  EXPECT_EQ(model.error().hint, "run `make model`, or set ENTENTE_MODEL to a converted file");
}

TEST_F(ModelFileTest, refuses_folder_and_empty_file) {
  EXPECT_EQ(ModelFile::open(folder_).error().code, ErrorCode::bad_model);
  EXPECT_EQ(refusal(""), ErrorCode::bad_model);
}

TEST_F(ModelFileTest, refuses_every_cut) {
  for (std::size_t size = 1; size < good_.size(); size += 7)
    EXPECT_EQ(refusal(good_.substr(0, size)), ErrorCode::bad_model) << size;
  EXPECT_EQ(refusal(good_ + "x"), ErrorCode::bad_model);
}

TEST_F(ModelFileTest, refuses_every_altered_byte) {
  for (std::size_t i = 0; i < good_.size(); ++i) {
    std::string altered = good_;
    altered[i] = static_cast<char>(altered[i] ^ 0x20);
    EXPECT_EQ(refusal(altered), ErrorCode::bad_model) << "byte " << i;
  }
}

TEST_F(ModelFileTest, refuses_another_version_and_says_so) {
  std::string other = good_;
  other[8] = 9;
  const auto model = ModelFile::open(save(other));
  ASSERT_FALSE(model.ok());
  EXPECT_NE(model.error().what.find("version 9"), std::string::npos);
}

TEST_F(ModelFileTest, whole_but_without_the_pipeline_is_no_parser) {
  const auto parser = Parser::load(save(good_));
  ASSERT_FALSE(parser.ok());
  EXPECT_EQ(parser.error().code, ErrorCode::bad_model);
}

}  // namespace
}  // namespace entente
