// What a page says of itself: JSON-LD of every shape, metas, times, names; titles by vote.
#include "page/metadata.hpp"

#include <gtest/gtest.h>

#include "page/title.hpp"

namespace entente::page {
namespace {

Metadata metadata_of(std::string_view markup) {
  static Arena arena;
  auto dom = parse_html(markup, Limits{}, arena);
  EXPECT_TRUE(dom.ok());
  return dom.ok() ? read_metadata(dom.value()) : Metadata{};
}

std::string json_ld(const std::string& json) {
  return "<script type='application/ld+json'>" + json + "</script>";
}

using Names = std::vector<std::string>;

TEST(Metadata, JsonLdOfEveryShape) {
  const std::string article =
      R"({"@type": "NewsArticle", "headline": "Port reopens", "datePublished": "2024-05-17T09:30:00+02:00",
          "author": [{"@type": "Person", "name": "Ana Duarte"}, "By Rui Costa"], "isAccessibleForFree": "False",
          "articleBody": "Dockers went back.", "dateline": "LISBON", "publisher": {"name": "Coast Post"}})";
  for (const std::string& json :
       {article, "[" + article + "]", R"({"@graph": [{"@type": "WebSite"}, )" + article + "]}",
        R"({"@type": "WebPage", "mainEntity": )" + article + "}", "<!-- " + article + " -->"}) {
    const Metadata out = metadata_of(json_ld(json));
    ASSERT_EQ(out.titles.size(), 1U) << json;
    EXPECT_EQ(out.titles[0].value, "Port reopens");
    EXPECT_EQ(out.authors, (Names{"Ana Duarte", "Rui Costa"}));
    EXPECT_EQ(out.published->iso(), "2024-05-17T09:30:00+02:00");
    EXPECT_EQ(out.published->rule, "json-ld");
    EXPECT_EQ(out.accessible_for_free, false);
    EXPECT_EQ(out.dateline, "LISBON");
    EXPECT_EQ(out.publisher, "Coast Post");
  }
}

TEST(Metadata, BrokenJsonIsMendedAndTheRestIsStillRead) {
  EXPECT_EQ(metadata_of(json_ld("{\"@type\": \"Article\", \"headline\": \"Two\nlines\", }"))
                .titles.front()
                .value,
            "Two lines");
  const Metadata out = metadata_of(json_ld("{not json at all") +
                                   json_ld(R"({"@type": "Article", "headline": "Second"})"));
  EXPECT_EQ(out.titles.front().value, "Second");
}

TEST(Metadata, ReferencesToPersonsAndHouses) {
  const Metadata out = metadata_of(json_ld(
      R"({"@graph": [{"@type": "Person", "@id": "#a", "name": "Ana Duarte"},
          {"@type": "Article", "headline": "H", "author": [{"@id": "#a"}, {"@type": "Organization", "name": "dpa"}]}]})"));
  EXPECT_EQ(out.authors, Names{"Ana Duarte"});
  EXPECT_EQ(out.organisations, Names{"dpa"});
  const Metadata house = metadata_of(
      "<meta property=og:site_name content='Coast Post'>" +
      json_ld(
          R"({"@type": "Article", "headline": "H", "author": {"@type": "Person", "name": "Coast Post"}})"));
  EXPECT_TRUE(house.authors.empty());
  EXPECT_EQ(house.organisations, Names{"Coast Post"});
}

TEST(Metadata, KindsOfPages) {
  EXPECT_TRUE(metadata_of(json_ld(R"({"@type": "LiveBlogPosting", "headline": "L"})")).live_blog);
  EXPECT_TRUE(metadata_of(json_ld(R"({"@type": "ClaimReview"})")).fact_check);
  EXPECT_TRUE(metadata_of(json_ld(R"({"@type": "CollectionPage"})")).collection);
}

TEST(Metadata, MetasAndTimes) {
  const Metadata out = metadata_of(
      "<html lang=de><meta property='og:title' content='Hafen &amp;amp; Streik'><meta name=author "
      "content='Von Ana Duarte und "
      "Rui Costa'><link rel=canonical href='https://example.org/a'><time class=updated "
      "datetime=2024-05-18>18.5.</time>"
      "<time datetime='2024-05-17T08:00Z'>17.5.</time>");
  EXPECT_EQ(out.titles.front().value, "Hafen & Streik");
  EXPECT_EQ(out.authors, (Names{"Ana Duarte", "Rui Costa"}));
  EXPECT_EQ(out.url, "https://example.org/a");
  EXPECT_EQ(out.language, "de");
  EXPECT_EQ(out.published->iso(), "2024-05-17T08:00Z");
  EXPECT_EQ(out.published->rule, "time");
  EXPECT_EQ(out.modified->iso(), "2024-05-18");
}

TEST(Metadata, NamesWithoutWhatIsNone) {
  EXPECT_EQ(clean_authors("By Ana Duarte, political correspondent"), Names{"Ana Duarte"});
  EXPECT_EQ(clean_authors("Ana Duarte and ana duarte"), Names{"Ana Duarte"});
  EXPECT_EQ(clean_authors("Ana Duarte (AFP) | ana@example.org"), Names{"Ana Duarte"});
  EXPECT_FALSE(is_person_name("Reuters"));
  EXPECT_FALSE(is_person_name("Web Desk"));
  EXPECT_FALSE(is_person_name("example.org"));
  EXPECT_TRUE(is_person_name("Jo\xC3\xA3o Reis"));
  EXPECT_TRUE(is_person_name("\xEB\xB0\x95\xEC\xA4\x80\xEC\x84\x9D"));
}

TEST(Title, WhatTwoSourcesAgreeOnWins) {
  Metadata page;
  page.titles = {{"Port reopens", "json-ld headline"}, {"Harbour at work again", "meta og:title"}};
  EXPECT_EQ(choose_title(page, "Port reopens"), "Port reopens");
  EXPECT_EQ(choose_title(page, "Another heading"), "Harbour at work again");
}

TEST(Title, WithoutKickerAndSite) {
  Metadata page;
  page.site_name = "Coast Post";
  page.titles = {{"Port of Lagos reopens | Coast Post", "meta og:title"}};
  EXPECT_EQ(choose_title(page, ""), "Port of Lagos reopens");
  EXPECT_EQ(choose_title(page, "Strike ends: Port of Lagos reopens"), "Port of Lagos reopens");
  Metadata bare;
  bare.titles = {{"Port reopens", "<title>"}};
  EXPECT_EQ(choose_title(bare, ""), "Port reopens");
}

}  // namespace
}  // namespace entente::page
