// XML that is hostile or merely careless: entities, depth, attributes, tokens, encodings, bad
// marks.
#include <gtest/gtest.h>

#include "rooms/page/readers/support.hpp"

namespace entente::page {
namespace {

std::string feed(const std::string& items, const std::string& prolog = "") {
  return "<?xml version=\"1.0\"?>" + prolog + "<rss version=\"2.0\"><channel><title>T</title>" +
         items + "</channel></rss>";
}
std::string item(const std::string& link, const std::string& text) {
  return "<item><link>" + link + "</link><description>" + text + "</description></item>";
}
const ReaderKind* kind() {
  return find_reader_kind("feed");
}

TEST(Xml, EntitiesAreNotExpanded) {
  std::string laughs = "<!DOCTYPE rss [<!ENTITY a0 \"ha\">";
  for (int i = 1; i < 40; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    laughs += "<!ENTITY a" + std::to_string(i) + " \"" + before + before + before + before + "\">";
  }
  const ReadAll bomb = read_all(feed(item("http://a/1", "&a39;"), laughs + "]>"), "f", kind());
  EXPECT_TRUE(bomb.pages.empty());
  ASSERT_EQ(bomb.faults.size(), 1U);
  EXPECT_EQ(bomb.faults[0].code, ErrorCode::bad_data);
  EXPECT_NE(bomb.faults[0].what.find("entities"), std::string::npos);
  for (const char* declared : {"<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                               "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"http://a/x.dtd\"> %p;]>"}) {
    const ReadAll file = read_all(feed(item("http://a/1", "&x;"), declared), "f", kind());
    EXPECT_TRUE(file.pages.empty()) << declared;
    EXPECT_EQ(file.faults.size(), 1U) << declared;
  }
}

TEST(Xml, UndeclaredNamesAreReadAsHtmlHasThemAndNothingIsLoaded) {
  for (const char* prolog : {"", "<!DOCTYPE rss SYSTEM \"http://nowhere.example/rss.dtd\">",
                             "<!DOCTYPE rss PUBLIC \"a\" \"file:///etc/passwd\">"}) {
    const ReadAll all =
        read_all(feed(item("http://a/1", "Norway&nbsp;sent&eacute; aid."), prolog), "f", kind());
    ASSERT_EQ(all.pages.size(), 1U) << prolog << all.rows.at(0);
    EXPECT_EQ(all.pages[0].bytes, "Norway sent\xc3\xa9 aid.");
  }
}

TEST(Xml, DepthAttributesAndTokensAreBounded) {
  const auto first_fault = [](const std::string& text, const Limits& limits = {}) {
    const ReadAll all = read_all(text, "f", kind(), limits);
    return all.faults.empty() ? ErrorCode::bug : all.faults[0].code;
  };
  std::string deep, closing, attributes;
  for (int i = 0; i < 100'000; ++i) {
    deep += "<b>";
    closing += "</b>";
    attributes += " a" + std::to_string(i) + "=\"1\"";
  }
  EXPECT_EQ(first_fault(feed("<item>" + deep + closing + "</item>")), ErrorCode::too_large);
  EXPECT_EQ(first_fault(feed("<item><b" + attributes + "/></item>")), ErrorCode::too_large);
  const std::string huge(8U << 20U, 'x');
  EXPECT_EQ(first_fault(feed("<item><b a=\"" + huge + "\"/></item>")), ErrorCode::too_large);
  EXPECT_EQ(first_fault(feed("<!--" + huge + "-->")), ErrorCode::too_large);
}

TEST(Xml, ARecordOverTheLimitIsPassedOver) {
  Limits limits;
  limits.page_bytes = 10'000;
  const ReadAll all = read_all(
      feed(item("http://a/1", "One sentence.") + item("http://a/2", std::string(50'000, 'x')) +
           item("http://a/3", "Three sentences.")),
      "f", kind(), limits);
  ASSERT_EQ(all.pages.size(), 2U);
  EXPECT_EQ(all.pages[1].id, "http://a/3");
  ASSERT_EQ(all.faults.size(), 1U);
  EXPECT_EQ(all.faults[0].code, ErrorCode::too_large);
}

TEST(Xml, WhatStandsBeforeAFaultIsRead) {
  const std::string good = item("http://a/1", "One sentence.");
  const ReadAll bad = read_all(feed(good + "<item><b></i></item>"), "f", kind());
  EXPECT_EQ(bad.pages.size(), 1U);
  ASSERT_EQ(bad.faults.size(), 1U);
  EXPECT_EQ(bad.faults[0].code, ErrorCode::bad_data);
  const std::string whole = feed(good + good);
  const ReadAll cut = read_all(whole.substr(0, whole.size() - 60), "f", kind());
  EXPECT_EQ(cut.pages.size(), 1U);
  ASSERT_EQ(cut.faults.size(), 1U);
  EXPECT_EQ(cut.faults[0].code, ErrorCode::truncated);
}

TEST(Xml, EncodingsThatAreDeclared) {
  const auto text_of = [](const std::string& encoding, const std::string& word) {
    const ReadAll all =
        read_all("<?xml version=\"1.0\" encoding=\"" + encoding + "\"?><rss><channel>" +
                     item("http://a/1", word) + "</channel></rss>",
                 "f", kind());
    return all.pages.empty() ? all.rows.at(0) : all.pages[0].bytes;
  };
  EXPECT_EQ(text_of("windows-1252", "caf\xe9 \x93x\x94"), "caf\xc3\xa9 \xe2\x80\x9cx\xe2\x80\x9d");
  EXPECT_EQ(text_of("windows-1251", "\xcc\xee\xf1\xea\xe2\xe0"),
            "\xd0\x9c\xd0\xbe\xd1\x81\xd0\xba\xd0\xb2\xd0\xb0");
  EXPECT_EQ(text_of("ISO-8859-1", "caf\xe9"), "caf\xc3\xa9");
  EXPECT_NE(text_of("no-such-encoding", "x").find("bad_data"), std::string::npos);
}

TEST(Xml, ManyItemsInBoundedMemory) {
  // Three hundred thousand entries through one document.
  class Long : public ByteSource {
   public:
    Result<std::size_t> read(std::span<char> into) override {
      if (rest_.empty() && left_ > 0) {
        rest_ = --left_ == 0 ? "</channel></rss>" : item("http://a/" + std::to_string(left_), "A.");
      }
      const std::size_t size = std::min(into.size(), rest_.size());
      std::memcpy(into.data(), rest_.data(), size);
      rest_.erase(0, size);
      return size;
    }

   private:
    std::string rest_ = "<rss><channel>";
    std::size_t left_ = 300'000;
  };
  const ReadAll all = read_all(std::make_unique<Long>(), "f", kind(), Limits{}, FieldMap{}, false);
  EXPECT_EQ(all.pages.size(), 299'999U);
  EXPECT_TRUE(all.faults.empty());
}

}  // namespace
}  // namespace entente::page
