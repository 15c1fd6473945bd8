// The extractor: what is story and what stands around it, in several languages and spellings of
// markup; every block has a verdict and reasons.
#include "page/article.hpp"

#include <gtest/gtest.h>

#include "page/block_facts.hpp"
#include "page/overlap.hpp"
#include "page/page.hpp"

namespace entente::page {
namespace {

Reading reading_of(std::string markup) {
  Page page;
  page.id = "test";
  page.bytes = std::move(markup);
  page.format = PageFormat::html;
  Arena arena;
  auto reading = read_page(page, Limits{}, arena);
  EXPECT_TRUE(reading.ok());
  return std::move(reading).value();
}

std::string story_of(const Reading& reading) {
  std::string out;
  for (const Item& item : reading.items)
    if (item.role == ItemRole::main)
      for (const Block& block : item.blocks) out += std::string(block.text) + "\n";
  return out;
}

constexpr std::string_view kHead =
    "<nav class=menu><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav>";
constexpr std::string_view kFoot =
    "<aside class=related><h3>More stories</h3><ul><li><a href=/1>Minister visits the harbour of "
    "the north</a>"
    "<li><a href=/2>Ferry runs aground in the strait, nobody hurt</a></ul></aside><div "
    "id=comments><div class=comment><p>I was there "
    "and it was all quite different, believe me, dear readers of this "
    "page.</p></div></div><footer>&copy; 2024 SAMPLE Post</footer>";

TEST(Article, ParagraphsOfAnyMarkupInAnyLanguage) {
  struct Row {
    std::string_view first, second;
  };
  for (const Row& row : {
           Row{"Dockers went back to work on Friday, ending a strike of nine days that had closed "
               "the port of the capital.",
               "The union said that it had won most of what it had asked for, and that the rest "
               "would be talked about in autumn."},
           Row{"Die Hafenarbeiter sind am Freitag an die Arbeit zur\xC3\xBC"
               "ckgekehrt und haben damit einen Streik von neun Tagen beendet.",
               "Die Gewerkschaft sagte, sie habe das meiste von dem erreicht, was sie verlangt "
               "hatte, und der Rest komme im Herbst."},
           Row{"Los estibadores volvieron el viernes al trabajo y pusieron fin a una huelga de "
               "nueve d\xC3\xAD"
               "as en el puerto de la capital.",
               "El sindicato dijo que hab\xC3\xAD"
               "a logrado la mayor parte de lo que ped\xC3\xAD"
               "a y que del resto se hablar\xC3\xA1 en oto\xC3\xB1o."},
       }) {
    const std::string first(row.first), second(row.second);
    for (const std::string& body : {"<article><h1>A title of the page</h1><p>" + first + "</p><p>" +
                                        second + "</p></article>",
                                    "<div class=story-body><h1>A title of the page</h1><div>" +
                                        first + "</div><div>" + second + "</div></div>",
                                    "<table><tr><td><h1>A title of the page</h1>" + first +
                                        "<br><br>" + second + "</table>"}) {
      const Reading reading = reading_of("<!doctype html><title>A title of the page</title><body>" +
                                         std::string(kHead) + body + std::string(kFoot));
      const std::string story = story_of(reading);
      EXPECT_EQ(story, first + "\n" + second + "\n") << body;
      EXPECT_EQ(reading.items.front().title, "A title of the page");
    }
  }
}

TEST(Article, EveryBlockHasItsReasons) {
  const Reading reading =
      reading_of("<title>T</title><body>" + std::string(kHead) +
                 "<article><h1>Port reopens after strike</h1><p>Dockers went back to work on "
                 "Friday, ending a strike of nine days that had "
                 "closed the port.</p><p>The union said that it had won most of what it had asked "
                 "for.</p></article>" +
                 std::string(kFoot));
  ASSERT_GT(reading.blocks.size(), 8U);
  std::size_t story = 0;
  for (const BlockReason& block : reading.blocks) {
    EXPECT_FALSE(block.span.in(*reading.text).empty());
    EXPECT_GE(block.probability, 0.0F);
    EXPECT_LE(block.probability, 1.0F);
    const std::string words = reason_words(block);
    EXPECT_TRUE(words.starts_with(block.story ? "story" : "no story")) << words;
    if (block.story) ++story;
  }
  EXPECT_GE(story, 2U);
  EXPECT_LT(story, reading.blocks.size());
}

TEST(Article, ABodyForMachinesOnlyIsRead) {
  std::string body;
  for (int i = 0; i < 6; ++i)
    body += "Paragraph " + std::to_string(i) +
            " of the story that the page carries but does not print to its readers at all.\\n";
  const std::string markup =
      "<title>Port reopens</title><script type='application/ld+json'>{\"@type\": \"NewsArticle\", "
      "\"headline\": \"Port reopens\", "
      "\"articleBody\": \"" +
      body + "\"}</script><body><h1>Port reopens</h1><p>Please turn on scripts.</p>";
  const Reading reading = reading_of(markup);
  EXPECT_NE(story_of(reading).find("Paragraph 5 of the story"), std::string::npos);
  for (const Item& item : reading.items)
    for (const Block& block : item.blocks) EXPECT_LE(block.input.end, markup.size());
}

TEST(BlockFacts, CountsInManyScripts) {
  const BlockFacts prose =
      facts_of("The ministers of the two states met in Rome, and they said that it was good.");
  EXPECT_EQ(prose.words, 16U);
  EXPECT_GE(prose.stops, 7U);
  EXPECT_TRUE(prose.ends_sentence);
  EXPECT_EQ(facts_of("Home News Sport").stops, 0U);
  const BlockFacts wide = facts_of(
      "\xE8\xB7\xA8\xE6\xB2\xB3\xE5\xA4\xA7\xE6\xA1\xA5\xE5\xB0\x86\xE4\xBA\x8E\xE6\x98\xA5\xE5\xA4"
      "\xA9\xE9\x80\x9A\xE8\xBD\xA6\xE3\x80\x82");
  EXPECT_TRUE(wide.other_script);
  EXPECT_TRUE(wide.ends_sentence);
  EXPECT_GE(wide.words, 5U);
}

TEST(Overlap, SharesOfRunsOfWords) {
  const Shingles whole("Dockers went back to work on Friday, ending a strike.", 4);
  EXPECT_FLOAT_EQ(whole.share_of(word_hashes("went back to work on Friday")), 1.0F);
  EXPECT_FLOAT_EQ(whole.share_of(word_hashes("nobody said a word about it")), 0.0F);
  EXPECT_FLOAT_EQ(
      Shingles("Port reopens", 1).likeness(word_hashes("port \xE2\x80\x9Creopens\xE2\x80\x9D")),
      1.0F);
  EXPECT_FLOAT_EQ(Shingles("", 4).share_of(word_hashes("a b c d")), 0.0F);
}

}  // namespace
}  // namespace entente::page
