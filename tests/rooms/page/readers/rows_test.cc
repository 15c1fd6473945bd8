// Rows: field maps, times, forms of files, faults with their line or byte.
#include <gtest/gtest.h>

#include "rooms/page/readers/support.hpp"

namespace entente::page {
namespace {

const ReaderKind* kind() {
  return find_reader_kind("jsonl");
}

TEST(Rows, FormsOfFiles) {
  const std::string a = R"({"id": "a", "text": "One } \" ] ."})",
                    b = R"({"id": "b", "text": "Two"})";
  for (const std::string& file :
       {a + "\n" + b, a + "\r\n\r\n" + b + "\n", "\xef\xbb\xbf" + a + "\n" + b,
        "[" + a + "," + b + "]", "[\n " + a + "\n,\n" + b + "\n]\n",
        "{\n" + a.substr(1) + "\n{\n" + b.substr(1) + "\n", "[[" + a + "]," + b + "]"}) {
    const ReadAll all = read_all(file, "f", kind());
    if (file.starts_with("[[")) {
      EXPECT_EQ(all.pages.size(), 1U);
      continue;
    }
    ASSERT_EQ(all.pages.size(), 2U) << file << all.rows.at(0);
    EXPECT_EQ(all.pages[0].bytes, "One } \" ] .");
    EXPECT_EQ(all.pages[1].id, "b");
  }
}

TEST(Rows, TimesInTheSpellingsOfDataSets) {
  const auto read = [](const std::string& date) {
    const ReadAll all = read_all(R"({"id": 1, "text": "x", "date": )" + date + "}", "f", kind());
    if (all.pages.empty()) return std::string("fault");
    const Page& page = all.pages[0];
    return page.published      ? page.published->iso()
           : page.published_at ? page.published_at->iso()
                               : std::string("none");
  };
  EXPECT_EQ(read(R"("2024-05-20")"), "2024-05-20");
  EXPECT_EQ(read(R"("2024-05-20T10:00:00+02:00")"), "2024-05-20T10:00:00+02:00");
  EXPECT_EQ(read(R"("2024-05-20 10:00:00")"), "2024-05-20T10:00:00");
  EXPECT_EQ(read(R"("Mon, 20 May 2024 10:00:00 GMT")"), "2024-05-20T10:00:00Z");
  EXPECT_EQ(read(R"("May 20, 2024")"), "2024-05-20");
  EXPECT_EQ(read("1716199200"), "2024-05-20T10:00:00Z");
  EXPECT_EQ(read("1716199200000"), "2024-05-20T10:00:00Z");
  EXPECT_EQ(read("null"), "none");
  EXPECT_EQ(read(R"("")"), "none");
  EXPECT_EQ(read(R"("2024-02-30")"), "fault");
  EXPECT_EQ(read(R"("soon")"), "fault");
}

TEST(Rows, TheFieldMapGoesAlongPathsAndIntoLists) {
  const Result<FieldMap> map = FieldMap::parse("id=meta.key, text=parts.1.words,title=a.b");
  ASSERT_TRUE(map.ok());
  const ReadAll all = read_all(
      R"({"meta": {"key": 9}, "parts": [{"words": "no"}, {"words": "yes"}], "a.b": "dotted"})", "f",
      kind(), Limits{}, map.value());
  ASSERT_EQ(all.pages.size(), 1U);
  EXPECT_EQ(all.pages[0].id, "9");
  EXPECT_EQ(all.pages[0].bytes, "yes");
  EXPECT_EQ(all.pages[0].given.title, "dotted");
  for (const char* wrong : {"id", "id=", "=x", "cabbage=x"})
    EXPECT_EQ(FieldMap::parse(wrong).error().code, ErrorCode::usage) << wrong;
}

TEST(Rows, ARowWithMarkupOnlyIsAPage) {
  const ReadAll all = read_all(R"({"url": "http://a", "html": "<p>x</p>"})", "f", kind());
  ASSERT_EQ(all.pages.size(), 1U);
  EXPECT_EQ(all.pages[0].format, PageFormat::html);
  EXPECT_EQ(all.pages[0].id, "http://a");
}

TEST(Rows, FaultsHaveTheirPlaceAndTheRestIsRead) {
  Limits limits;
  limits.page_bytes = 200;
  const std::string good = R"({"id": "a", "text": "One"})";
  const std::string long_row = R"({"id": "b", "text": ")" + std::string(5000, 'x') + "\"}";
  const ReadAll lines =
      read_all(good + "\n" + long_row + "\nnonsense\n" + good, "f", kind(), limits);
  EXPECT_EQ(lines.pages.size(), 2U);
  ASSERT_EQ(lines.faults.size(), 2U);
  EXPECT_EQ(lines.faults[0].code, ErrorCode::too_large);
  EXPECT_EQ(lines.faults[0].where, "f:2");
  EXPECT_EQ(lines.faults[0].position, good.size() + 1);
  EXPECT_EQ(lines.faults[1].where, "f:3");
  const ReadAll list = read_all(
      "[" + good + "," + long_row + "," + good + ", 7, " + good + ",{\"id\"", "f", kind(), limits);
  EXPECT_EQ(list.pages.size(), 3U);
  ASSERT_EQ(list.faults.size(), 3U);
  EXPECT_EQ(list.faults[0].code, ErrorCode::too_large);
  EXPECT_EQ(list.faults[0].position, good.size() + 2);
  EXPECT_EQ(list.faults[1].code, ErrorCode::bad_data);
  EXPECT_EQ(list.faults[2].code, ErrorCode::truncated);
}

TEST(Rows, HostileDepthIsAFault) {
  const ReadAll all =
      read_all(R"({"id": "a", "text": )" + std::string(100'000, '[') + std::string(100'000, ']') +
                   "}\n" + R"({"id": "b", "text": "x"})",
               "f", kind());
  EXPECT_EQ(all.pages.size(), 1U);
  EXPECT_EQ(all.faults.size(), 1U);
}

}  // namespace
}  // namespace entente::page
