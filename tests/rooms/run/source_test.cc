// Files and rows: what is faulty is an Error with its place, and reading goes on after a faulty
// row.
#include "run/source.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <vector>

namespace entente {
namespace {

class SourceTest : public ::testing::Test {
 protected:
  std::string write(const std::string& name, const std::string& bytes) {
    std::filesystem::create_directories(folder_);
    const std::string path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() /
      ("entente_source_" + std::to_string(getpid()) + "_" +
       std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
};

TEST_F(SourceTest, AFileIsAPageWithItsNameAsId) {
  const std::string path = write("page.txt", "A page.\n");
  const Result<Page> page = read_file(path, Limits{});
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page.value().bytes, "A page.\n");
  EXPECT_EQ(page.value().id, path);
}

TEST_F(SourceTest, FaultyFilesHaveNamedErrors) {
  EXPECT_EQ(read_file((folder_ / "none").string(), Limits{}).error().code, ErrorCode::no_input);
  EXPECT_EQ(read_file(write("empty", ""), Limits{}).error().code, ErrorCode::bad_data);
  EXPECT_EQ(read_file(folder_.string(), Limits{}).error().code, ErrorCode::no_input);
  Limits small;
  small.page_bytes = 10;
  EXPECT_EQ(read_file(write("ten", "0123456789"), small).value().bytes.size(), 10U);
  EXPECT_EQ(read_file(write("eleven", "0123456789x"), small).error().code, ErrorCode::too_large);
}

TEST_F(SourceTest, RowsWithFaultsBetweenThem) {
  const std::string path = write("rows.jsonl",
                                 "{\"id\": \"a\", \"date\": \"2024-05-02\", \"text\": \"One.\"}\n"
                                 "not json\n\n"
                                 "{\"id\": 7, \"text\": \"Two.\"}\n"
                                 "[1]\n"
                                 "{\"text\": \"no id\"}\n"
                                 "{\"id\": \"b\"}\n"
                                 "{\"id\": \"c\", \"text\": \"x\", \"date\": \"2024-02-30\"}\n"
                                 "{\"id\": \"d\", \"date\": null, \"text\": \"Three \\u00e9.\"}");
  Result<RowReader> reader = RowReader::open(path, Limits{});
  ASSERT_TRUE(reader.ok());
  std::vector<std::string> seen;
  while (auto row = reader.value().next())
    seen.push_back(row->ok() ? row->value().id : "!" + row->error().where);
  const std::vector<std::string> wanted{"a",
                                        "!" + path + ":2",
                                        "7",
                                        "!" + path + ":5",
                                        "!" + path + ":6",
                                        "!" + path + ":7",
                                        "!" + path + ":8",
                                        "d"};
  EXPECT_EQ(seen, wanted);
}

TEST_F(SourceTest, ARowOverTheLimitIsPassedOverWhole) {
  Limits small;
  small.page_bytes = 40;
  const std::string path =
      write("rows.jsonl", "{\"id\": \"a\", \"text\": \"" + std::string(100, 'x') +
                              "\"}\n{\"id\": \"b\", \"text\": \"y\"}\n");
  Result<RowReader> reader = RowReader::open(path, small);
  ASSERT_TRUE(reader.ok());
  EXPECT_EQ(reader.value().next()->error().code, ErrorCode::too_large);
  EXPECT_EQ(reader.value().next()->value().id, "b");
  EXPECT_FALSE(reader.value().next());
}

}  // namespace
}  // namespace entente
