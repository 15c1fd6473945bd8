// Decoding: the order in which encodings are believed, offsets into the bytes as carried, and no
// page lost for a fault.
#include "page/decode.hpp"

#include <gtest/gtest.h>

#include "text/utf8.hpp"

namespace entente::page {
namespace {

Page page_of(std::string bytes, PageFormat format = PageFormat::html, std::string http = {}) {
  Page page;
  page.id = "test";
  page.bytes = std::move(bytes);
  page.format = format;
  page.charset = std::move(http);
  return page;
}

Decoded decoded(std::string bytes, PageFormat format = PageFormat::html, std::string http = {}) {
  const Page page = page_of(std::move(bytes), format, std::move(http));
  auto result = decode_page(page);
  EXPECT_TRUE(result.ok());
  Decoded out = result.ok() ? std::move(result).value() : Decoded{};
  EXPECT_FALSE(find_invalid_utf8(out.text));
  // Every character of the text stands for bytes of the input, in order.
  std::uint32_t last = 0;
  for (std::size_t at = 0; at < out.text.size();) {
    const std::uint32_t size = decode_utf8(out.text, at).size;
    const auto begin = static_cast<std::uint32_t>(at);
    const TextSpan input = out.offsets.input({begin, begin + size});
    EXPECT_LE(last, input.begin);
    EXPECT_LT(input.begin, input.end);
    EXPECT_LE(input.end, page.bytes.size());
    last = input.begin;
    at += size;
  }
  return out;
}

constexpr std::string_view kMir = "\xD0\x9C\xD0\xB8\xD1\x80";  // Mir, Russian for peace

TEST(Decode, WhatBytesAreBeatsWhatTheyAreCalled) {
  const Decoded utf8 = decoded("<meta charset=koi8-r><p>" + std::string(kMir));
  EXPECT_EQ(utf8.charset, "utf-8");
  EXPECT_EQ(utf8.rule, "valid utf-8");
  EXPECT_EQ(decoded("\xEF\xBB\xBF<p>a").rule, "bom");
}

TEST(Decode, DeclaredSetsByTheirLabels) {
  struct Row {
    std::string_view label, bytes, text, name;
  };
  for (const Row& row : {
           Row{"windows-1251", "\xCC\xE8\xF0", kMir, "windows-1251"},
           Row{"KOI8-R", "\xED\xC9\xD2", kMir, "koi8-r"},
           Row{"iso-8859-1", "\x93no\x94", "\xE2\x80\x9Cno\xE2\x80\x9D", "windows-1252"},
           Row{"iso-8859-2", "\xB1\xEA", "\xC4\x85\xC4\x99", "iso-8859-2"},
           Row{"windows-1250", "\x9C", "\xC5\x9B", "windows-1250"},
           Row{"gb2312", "\xB1\xB1\xBE\xA9", "\xE5\x8C\x97\xE4\xBA\xAC", "gb18030"},
           Row{"GBK", "\xB1\xB1\xBE\xA9", "\xE5\x8C\x97\xE4\xBA\xAC", "gb18030"},
           Row{"big5", "\xA5\x5F\xA8\xCA", "\xE5\x8C\x97\xE4\xBA\xAC", "big5"},
           Row{"shift_jis", "\x93\x8C\x8B\x9E", "\xE6\x9D\xB1\xE4\xBA\xAC", "shift_jis"},
           Row{"euc-jp", "\xC5\xEC\xB5\xFE", "\xE6\x9D\xB1\xE4\xBA\xAC", "euc-jp"},
           Row{"euc-kr", "\xBC\xAD\xBF\xEF", "\xEC\x84\x9C\xEC\x9A\xB8", "euc-kr"},
           Row{"iso-8859-9", "\xFE", "\xC5\x9F", "windows-1254"},
           Row{"windows-1253", "\xE1", "\xCE\xB1", "windows-1253"},
           Row{"tis-620", "\xA1", "\xE0\xB8\x81", "windows-874"},
       }) {
    const std::string bytes = "<head><meta charset=\"" + std::string(row.label) + "\"></head><p>a" +
                              std::string(row.bytes) + "z";
    const Decoded out = decoded(bytes);
    EXPECT_TRUE(out.text.ends_with("a" + std::string(row.text) + "z")) << row.label;
    EXPECT_EQ(out.charset, row.name);
    EXPECT_EQ(out.rule, "meta");
    EXPECT_EQ(out.invalid, 0U);
  }
}

TEST(Decode, LateMetaAndOtherPlacesOfADeclaration) {
  const std::string padding(3000, ' ');
  EXPECT_EQ(decoded("<head>" + padding + "<meta charset=windows-1251><p>\xCC\xE8\xF0").rule,
            "meta");
  EXPECT_EQ(decoded("<head><meta http-equiv=Content-Type content='text/html; charset=windows-1251'>"
                    "<p>\xCC\xE8\xF0")
                .charset,
            "windows-1251");
  EXPECT_EQ(decoded("<?xml version='1.0' encoding='windows-1251'?><html><p>\xCC\xE8\xF0").charset,
            "windows-1251");
  // A comment and a script's attribute declare nothing.
  EXPECT_NE(decoded("<!-- <meta charset=koi8-r> --><script charset=koi8-r></script>"
                    "<meta charset=windows-1251><p>\xCC\xE8\xF0")
                .charset,
            "koi8-r");
  EXPECT_EQ(decoded("<meta charset=windows-1251><p>\xED\xC9\xD2", PageFormat::html, "koi8-r").rule,
            "http");
}

TEST(Decode, WithoutADeclarationTheDetectorIsAsked) {
  // Our own words in Russian, repeated: enough for letter statistics.
  std::string bytes;
  for (int i = 0; i < 20; ++i)
    bytes +=
        "\xCF\xEE\xF1\xEB\xFB \xE2\xF1\xF2\xF0\xE5\xF2\xE8\xEB\xE8\xF1\xFC \xE2 "
        "\xEF\xFF\xF2\xED\xE8\xF6\xF3 \xE8 "
        "\xED\xE8\xF7\xE5\xE3\xEE \xED\xE5 \xF1\xEA\xE0\xE7\xE0\xEB\xE8. ";
  const Decoded out = decoded("<p>" + bytes);
  EXPECT_EQ(out.rule, "detector");
  EXPECT_EQ(out.charset, "windows-1251");
  const Decoded latin =
      decoded("The minister said \x93no\x94 to the plan on Friday.", PageFormat::text);
  EXPECT_EQ(latin.charset, "windows-1252");
}

TEST(Decode, Utf16WithAndWithoutAMark) {
  std::string little = "\xFF\xFE", plain;
  for (const char c : std::string_view("<html><p>One line of text.</p>")) {
    little += {c, '\0'};
    plain += {'\0', c};
  }
  EXPECT_EQ(decoded(little, PageFormat::guess).text, "<html><p>One line of text.</p>");
  EXPECT_EQ(decoded(little, PageFormat::guess).charset, "utf-16le");
  EXPECT_TRUE(decoded(plain, PageFormat::guess).html);
  EXPECT_EQ(decoded(plain, PageFormat::guess).charset, "utf-16be");
}

TEST(Decode, StatesOfIso2022) {
  const Decoded out = decoded("<meta charset=iso-2022-jp><p>\x1B$B\x45\x6C\x35\x7E\x1B(B end");
  EXPECT_TRUE(out.text.ends_with("<p>\xE6\x9D\xB1\xE4\xBA\xAC end")) << out.text;
}

TEST(Decode, FaultsAreCountedAndNoPageIsLost) {
  std::string bytes = "<p>";
  for (int i = 0; i < 40; ++i) bytes += kMir;
  const Decoded one = decoded(bytes + "\xFF end");
  EXPECT_EQ(one.invalid, 1U);
  EXPECT_EQ(one.rule, "mostly valid utf-8");
  EXPECT_TRUE(one.text.ends_with("\xEF\xBF\xBD end"));
  const Decoded wrong = decoded("<meta charset=utf-8><p>caf\xE9 au lait, na\xEFve, d\xE9j\xE0 vu");
  EXPECT_NE(wrong.text.find("caf\xC3\xA9"), std::string::npos);
  const Decoded gb =
      decoded("<meta charset=gb2312><p>" + std::string(200, ' ') + "\xB1\xB1\xBE\xA9\xFF.");
  EXPECT_EQ(gb.charset, "gb18030");
  EXPECT_EQ(gb.invalid, 1U);
}

TEST(Decode, BinaryIsRefused) {
  for (const std::string_view bytes : {"%PDF-1.7\n1 0 obj", "\x89PNG\r\n\x1A\n", "PK\x03\x04 zip",
                                       "\x1F\x8B\x08 gzip", "GIF89a"}) {
    const auto result = decode_page(page_of(std::string(bytes), PageFormat::guess));
    ASSERT_FALSE(result.ok()) << bytes;
    EXPECT_EQ(result.error().code, ErrorCode::bad_data);
  }
  EXPECT_FALSE(decode_page(page_of(std::string("a\0b", 3), PageFormat::text)).ok());
  // A stray NUL does not lose a page of markup.
  EXPECT_TRUE(decode_page(page_of("<p>" + std::string(500, 'a') + std::string(1, '\0'))).ok());
}

TEST(Decode, LabelsOfTheStandard) {
  EXPECT_EQ(find_encoding(" Latin1 ")->name, "windows-1252");
  EXPECT_EQ(find_encoding("UTF8")->name, "UTF-8");
  EXPECT_EQ(find_encoding("no-such-set"), nullptr);
  EXPECT_EQ(find_encoding(""), nullptr);
}

}  // namespace
}  // namespace entente::page
