// The converter refuses what is not the published pipeline, whatever bytes it is given.
#include "parse/convert.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "parse/thinc_model.hpp"

namespace entente {
namespace {

class ConvertTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("entente_convert_" + std::to_string(getpid()) + "_" +
               std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  ErrorCode refusal(const std::filesystem::path& source) {
    const auto done = convert_model(source, folder_ / "out", folder_);
    EXPECT_FALSE(done.ok());
    EXPECT_FALSE(std::filesystem::exists(folder_ / "out"));
    return done.ok() ? ErrorCode::bug : done.error().code;
  }
  std::filesystem::path folder_;
};

TEST_F(ConvertTest, missing_source) {
  EXPECT_EQ(refusal(folder_ / "nowhere"), ErrorCode::no_input);
}

TEST_F(ConvertTest, not_a_wheel) {
  std::ofstream(folder_ / "wheel") << "this is no zip archive";
  EXPECT_EQ(refusal(folder_ / "wheel"), ErrorCode::bad_data);
}

TEST_F(ConvertTest, folder_without_the_pipeline_and_with_an_altered_one) {
  EXPECT_EQ(refusal(folder_), ErrorCode::bad_data);
  std::filesystem::create_directories(folder_ / "package" / "tok2vec");
  std::ofstream(folder_ / "package" / "tok2vec" / "model") << "altered";
  EXPECT_EQ(refusal(folder_), ErrorCode::bad_data);
}

TEST_F(ConvertTest, any_pipeline_needs_its_description_and_its_weights) {
  const auto reason = [&] {
    const auto done = convert_model(folder_, folder_ / "out", folder_, Trust::any);
    EXPECT_FALSE(done.ok());
    EXPECT_FALSE(std::filesystem::exists(folder_ / "out"));
    return done.ok() ? std::string() : done.error().what;
  };
  EXPECT_NE(reason().find("config.cfg"), std::string::npos);
  const std::filesystem::path pipeline = folder_ / "package" / "package-1";
  std::filesystem::create_directories(pipeline);
  std::ofstream(pipeline / "config.cfg") << "[nlp]\npipeline = [\"ner\"]\n"
                                            "[nlp.tokenizer]\n@tokenizers = "
                                            "\"spacy.Tokenizer.v1\"\n"
                                            "[components.ner]\nfactory = \"ner\"\n";
  EXPECT_NE(reason().find("meta.json"), std::string::npos);
  std::ofstream(pipeline / "meta.json") << R"({"lang":"en","name":"x","version":"1"})";
  EXPECT_NE(reason().find("no component tok2vec"), std::string::npos) << reason();
}

TEST(PipelineFilesTest, a_file_that_is_not_there_is_empty) {
  PipelineFiles files;
  EXPECT_FALSE(files.has("tok2vec/model"));
  EXPECT_EQ(files.at("tok2vec/model"), "");
}

TEST(ThincModel, random_bytes_are_errors) {
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    for (std::size_t i = random() % 64; i > 0; --i) bytes += static_cast<char>(random());
    EXPECT_FALSE(ThincModel::read(bytes, "noise").ok());
    EXPECT_FALSE(read_moves(bytes, "noise").ok());
    EXPECT_FALSE(read_labels(bytes, "noise").ok());
  }
}

TEST(ReadMoves, class_order_is_by_action_then_frequency_then_label_descending) {
  const std::string json =
      R"({"1":{"":9},"0":{"":2},"2":{"b":1,"a":1,"c":5,"late":-1},"3":{"late":-1}})";
  const std::string bytes =
      std::string("\x81\xa5moves\xd9", 8) + static_cast<char>(json.size()) + json;
  const auto moves = read_moves(bytes, "moves");
  ASSERT_TRUE(moves.ok()) << moves.error().what;
  EXPECT_EQ(moves.value(),
            (Moves{{0, ""}, {1, ""}, {2, "c"}, {2, "b"}, {2, "a"}, {2, "late"}, {3, "late"}}));
}

}  // namespace
}  // namespace entente
