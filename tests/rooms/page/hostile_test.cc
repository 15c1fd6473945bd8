// Hostile pages: each ends in a named outcome; nothing crashes, no text is lost.
#include "rooms/page/support.hpp"

namespace entente::testing {
namespace {

std::string repeat(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

void expect_error(const Result<Reading>& result, ErrorCode code) {
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, code) << result.error().what;
  EXPECT_FALSE(result.error().where.empty());
  EXPECT_FALSE(result.error().hint.empty());
}

TEST(Hostile, EmptyPageIsNoArticle) {
  for (const char* bytes : {"", "\n \r\n", "\xEF\xBB\xBF"}) {
    const auto reading = read_bytes(bytes);
    ASSERT_TRUE(reading.ok());
    EXPECT_EQ(reading.value().kind, PageKind::not_article);
    EXPECT_TRUE(reading.value().items.empty());
    expect_laws(bytes, reading.value(), true);
  }
}

TEST(Hostile, NulBytesAreRefusedWithTheirPlace) {
  const auto result = read_bytes(std::string("A page\0with a hole.", 19));
  expect_error(result, ErrorCode::bad_data);
  EXPECT_EQ(result.error().where, "test@6");
}

TEST(Hostile, BinaryIsRefused) {
  std::string bytes =
      "\x7F"
      "ELF";
  for (int i = 0; i < 4000; ++i) bytes += static_cast<char>(1 + i % 255);
  expect_error(read_bytes(bytes), ErrorCode::bad_data);
}

TEST(Hostile, InvalidUtf8IsCountedAndNoPageIsLost) {
  const std::string good = "Envoys met on Friday and said that they would meet again in spring. ";
  std::string utf8;
  for (int i = 0; i < 40; ++i) utf8 += "caf\xC3\xA9 ";
  const auto result = read_bytes(good + utf8 + "\xE4\xB8 and no more.");
  ASSERT_TRUE(result.ok()) << result.error().what;
  EXPECT_EQ(result.value().invalid_bytes, 1U);
  EXPECT_EQ(result.value().charset, "utf-8");
}

TEST(Hostile, WindowsTextIsReadAndOffsetsPointIntoItsBytes) {
  const std::string bytes =
      "QUITO (AP) -- The minister said \x93no\x94 to the envoy\x92s plan on Friday, officials "
      "said.\n";
  const auto result = read_bytes(bytes);
  ASSERT_TRUE(result.ok()) << result.error().what;
  ASSERT_FALSE(result.value().items.empty());
  const Block& block = result.value().items.front().blocks.front();
  EXPECT_NE(block.text.find("\xE2\x80\x9Cno\xE2\x80\x9D"), std::string_view::npos);
  EXPECT_EQ(block.input.in(bytes), std::string_view(bytes).substr(14, bytes.size() - 15));
  expect_laws(bytes, result.value(), false);
}

TEST(Hostile, DeclaredCharsetIsUsed) {
  const std::string bytes =
      "<html><head><meta charset=\"windows-1251\"></head><body><h1>\xCC\xE8\xF0 now</h1><p>One "
      "line of text.</p>";
  const auto result = read_bytes(bytes);
  ASSERT_TRUE(result.ok()) << result.error().what;
  EXPECT_NE(result.value().text->find("\xD0\x9C\xD0\xB8\xD1\x80 now"), std::string::npos);
}

TEST(Hostile, HundredMegabytesAreRefused) {
  expect_error(read_bytes(std::string(100U << 20U, 'a')), ErrorCode::too_large);
}

TEST(Hostile, TenThousandNestedTagsLoseNoText) {
  for (const std::string_view tag : {"div", "b", "ul", "table", "p", "a", "section", "li"}) {
    const std::string open = repeat("<" + std::string(tag) + ">", 10000),
                      close = repeat("</" + std::string(tag) + ">", 10000);
    const std::string bytes =
        "<body>" + open + "The deepest word." + close + "The last word.</body>";
    const auto result = read_bytes(bytes);
    ASSERT_TRUE(result.ok()) << tag;
    EXPECT_NE(result.value().text->find("The deepest word."), std::string::npos) << tag;
    EXPECT_NE(result.value().text->find("The last word."), std::string::npos) << tag;
    expect_laws(bytes, result.value(), false);
  }
}

TEST(Hostile, UnclosedEverything) {
  for (const std::string_view bytes :
       {"<html><body><p>Text <a href=\"x", "<p>Text <!-- and no end", "<p>Text <script>if (a < b)",
        "<p>Text <title>", "<p>Text &#", "<p>Text &#x", "<p>Text &", "<p>Text <", "<p>Text </",
        "<p>Text <svg><p>still here", "<p>Text <table><tr><td><ul><li>", "<p>Text <p a='",
        "<p>Text <![CDATA[", "<p>Text <textarea>a", "<p>Text <b/"}) {
    const auto result = read_bytes(std::string(bytes), {}, PageFormat::html);
    ASSERT_TRUE(result.ok()) << bytes;
    EXPECT_TRUE(result.value().text->starts_with("Text")) << bytes;
    expect_laws(std::string(bytes), result.value(), false);
  }
}

TEST(Hostile, OneLineOfFiveMegabytesIsNamed) {
  const std::string bytes = repeat("The envoys met and said nothing. ", 160000);
  ASSERT_GT(bytes.size(), 5000000U);
  const auto result = read_bytes(bytes);
  ASSERT_TRUE(result.ok());
  ASSERT_EQ(result.value().dropped.size(), 1U);
  EXPECT_EQ(result.value().dropped.front().reason, DropReason::too_large);
  expect_laws(bytes, result.value(), true);
}

TEST(Hostile, TooManyNodesAreRefused) {
  Limits limits;
  limits.html_nodes = 1000;
  expect_error(read_bytes(repeat("<p>x", 1001), limits), ErrorCode::too_large);
}

// Families that made other parsers quadratic; each ends, and the laws hold. Time is watched by the
// runner, not asserted here.
TEST(Hostile, LargeFamiliesEnd) {
  const std::vector<std::string> families = {"<html>" + repeat("<svg>", 200000),
                                             "<html>" + repeat("<b><p>", 100000),
                                             "<html>" + repeat("</div>", 200000),
                                             "<html>" + repeat("<!-- ", 200000),
                                             "<html>" + repeat("&amp", 250000),
                                             "<html>" + repeat("<a href='x'>y", 80000),
                                             "<html>" + repeat("<ul><li>", 100000),
                                             "<html>" + repeat("<table><tr><td>", 60000),
                                             "<html><p " + repeat("a=1 ", 200000) + ">x",
                                             repeat("SUPERPOWERS\n", 80000),
                                             repeat("By Jane Roe\n", 80000),
                                             repeat("Oslo (AFP) March 1, 2020\n", 40000),
                                             repeat("(", 1000000),
                                             repeat("-", 1000000),
                                             repeat("... read more\n", 60000),
                                             repeat("Jan 1 ", 150000),
                                             repeat("\xE2\x80\x9C", 300000),
                                             repeat("A title of five words\n\n", 40000)};
  for (const std::string& bytes : families) {
    const auto result = read_bytes(bytes);
    ASSERT_TRUE(result.ok()) << bytes.substr(0, 20);
    expect_laws(bytes, result.value(), !bytes.starts_with("<html>"));
    EXPECT_FALSE(to_json(result.value()).empty());
  }
}

}  // namespace
}  // namespace entente::testing
