// The walk along the table of readers: each has a name, help, an example that is guessed to be of
// its kind, and samples in tests/readers/<name>/ that read as their .expected file says. Pages
// survive a round trip through our own rows.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "rooms/page/readers/support.hpp"

namespace entente::page {
namespace {

namespace fs = std::filesystem;

class Kinds : public ::testing::TestWithParam<std::string_view> {};

std::string rows_of(const ReadAll& all) {
  std::string out;
  for (const std::string& row : all.rows) out += row + '\n';
  for (const auto& [kind, count] : all.passed)
    out += "{\"passed\": " + json_quoted(kind) + ", \"count\": " + std::to_string(count) + "}\n";
  return out;
}

// ENTENTE_REWRITE=1 writes the .expected files anew, to be read before they are committed.
TEST_P(Kinds, SamplesReadAsTheyShould) {
  const fs::path folder = fs::path(ENTENTE_ROOT) / "tests/readers" / GetParam();
  ASSERT_TRUE(fs::is_directory(folder)) << folder;
  std::size_t samples = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".expected") continue;
    ++samples;
    const std::string name = entry.path().filename().string();
    const ReadAll all = read_all(bytes_of(entry.path().string()), name);
    EXPECT_EQ(all.kind, GetParam()) << name << " is guessed wrong";
    EXPECT_FALSE(all.pages.empty()) << name;
    const std::string expected_path = entry.path().string() + ".expected";
    if (std::getenv("ENTENTE_REWRITE") != nullptr)
      std::ofstream(expected_path, std::ios::binary) << rows_of(all);
    EXPECT_EQ(rows_of(all), bytes_of(expected_path)) << name;
  }
  EXPECT_GT(samples, 0U);
}

TEST_P(Kinds, HasANameHelpAndAnExample) {
  const ReaderKind* kind = find_reader_kind(GetParam());
  ASSERT_NE(kind, nullptr);
  EXPECT_FALSE(kind->name.empty());
  EXPECT_GT(kind->help.size(), 5U);
  const std::string example = sample(std::string(kind->name) + "/" + std::string(kind->example));
  ASSERT_FALSE(example.empty());
  EXPECT_TRUE(kind->fits(std::string_view(example).substr(0, guess_bytes)));
}

// A page, written as a row of ours, is the same page when it is read again.
TEST_P(Kinds, PagesSurviveARoundTripThroughRows) {
  const ReaderKind* kind = find_reader_kind(GetParam());
  const std::string example = sample(std::string(kind->name) + "/" + std::string(kind->example));
  const ReadAll first = read_all(example, "input", kind);
  ASSERT_FALSE(first.pages.empty());
  std::string rows;
  for (const Page& page : first.pages) rows += row_of(page) + '\n';
  const ReadAll again = read_all(rows, "rows", find_reader_kind("jsonl"));
  ASSERT_EQ(again.pages.size(), first.pages.size());
  for (std::size_t i = 0; i < again.pages.size(); ++i)
    EXPECT_EQ(row_of(again.pages[i]), row_of(first.pages[i]));
}

// Cut anywhere, an example gives a part of its pages; a text that is cut itself says so.
TEST_P(Kinds, CutsAreNamedAndInventNothing) {
  const ReaderKind* kind = find_reader_kind(GetParam());
  const std::string example = sample(std::string(kind->name) + "/" + std::string(kind->example));
  const std::size_t whole = read_all(example, "input", kind).pages.size();
  for (std::size_t at = 0; at < example.size(); at += 7) {
    const ReadAll part = read_all(example.substr(0, at), "input", kind);
    const auto kept = std::count_if(part.pages.begin(), part.pages.end(),
                                    [](const Page& page) { return !page.given.truncated; });
    EXPECT_LE(static_cast<std::size_t>(kept), whole) << at;
  }
}

std::vector<std::string_view> names() {
  std::vector<std::string_view> all;
  for (const ReaderKind& kind : reader_kinds()) all.push_back(kind.name);
  return all;
}

INSTANTIATE_TEST_SUITE_P(Table, Kinds, ::testing::ValuesIn(names()),
                         [](const auto& one) { return std::string(one.param); });

TEST(Table, NamesAreDistinctAndTheLastTakesEverything) {
  std::set<std::string_view> all;
  for (const ReaderKind& kind : reader_kinds()) EXPECT_TRUE(all.insert(kind.name).second);
  EXPECT_EQ(reader_kinds().back().name, "page");
  EXPECT_EQ(guess_reader_kind("").name, "page");
  EXPECT_EQ(guess_reader_kind("<html><body>RSS").name, "page");
  EXPECT_EQ(guess_reader_kind("<?xml version=\"1.0\"?><html xmlns=\"x\"><p>a</p>").name, "page");
  EXPECT_EQ(guess_reader_kind("[Reuters] A story.").name, "page");
  EXPECT_EQ(guess_reader_kind("{curly} words").name, "page");
}

}  // namespace
}  // namespace entente::page
