// What is told about one block of a page, as numbers with names. The first look sees a block and
// its neighbours; the second also sees what the first thought of the blocks around and where the
// bulk of the good text stands. Both are sums of weights, so that a verdict can name its reasons.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/block_facts.hpp"
#include "page/html.hpp"
#include "page/metadata.hpp"

namespace entente::page {

// In words, as reasons print them. X(name, words)
#define ENTENTE_FIRST_FEATURES(X)                               \
  X(bias, "to begin with")                                      \
  X(words_1, "one or two words")                                \
  X(words_3, "3 to 5 words")                                    \
  X(words_6, "6 to 10 words")                                   \
  X(words_11, "11 to 20 words")                                 \
  X(words_21, "21 to 40 words")                                 \
  X(words_41, "41 to 80 words")                                 \
  X(words_81, "more than 80 words")                             \
  X(links_none, "no links")                                     \
  X(links_few, "few of its words are links")                    \
  X(links_some, "many of its words are links")                  \
  X(links_most, "most of its words are links")                  \
  X(links_all, "it is a link")                                  \
  X(prose, "reads as a paragraph")                              \
  X(prose_long, "reads as a long paragraph")                    \
  X(short_link, "a short link")                                 \
  X(short_open, "short, no link, no sentence")                  \
  X(ends_sentence, "ends as a sentence")                        \
  X(ends_colon, "ends in a colon")                              \
  X(ends_cut, "ends cut off")                                   \
  X(ends_question, "ends in a question mark")                   \
  X(sentences_2, "two or three sentences")                      \
  X(sentences_4, "four or more sentences")                      \
  X(stops_0, "no function words")                               \
  X(stops_1, "few function words")                              \
  X(stops_2, "some function words")                             \
  X(stops_3, "function words as prose has")                     \
  X(stops_4, "many function words")                             \
  X(script_other, "a script without case")                      \
  X(commas_1, "a comma")                                        \
  X(commas_3, "several commas")                                 \
  X(title_case, "most words with a capital")                    \
  X(starts_lower, "begins in lower case")                       \
  X(starts_quote, "begins with a quotation mark")               \
  X(starts_mark, "begins with a mark")                          \
  X(numbers_many, "many numbers")                               \
  X(all_caps, "all in capitals")                                \
  X(copyright, "a copyright mark")                              \
  X(address, "an address or a handle")                          \
  X(bar, "a bar between words")                                 \
  X(arrow, "an arrow")                                          \
  X(seen_before, "printed before on this page")                 \
  X(seen_often, "printed several times on this page")           \
  X(is_title, "is the title")                                   \
  X(near_title, "much of it is the title")                      \
  X(is_description, "is the page's description")                \
  X(near_description, "much of it is the page's description")   \
  X(json_in, "stands in the JSON-LD articleBody")               \
  X(json_part, "stands partly in the JSON-LD articleBody")      \
  X(json_out, "is missing in the JSON-LD articleBody")          \
  X(names_author, "names the author")                           \
  X(prints_date, "a line with a date or an hour")               \
  X(heading_1, "a heading of the first order")                  \
  X(heading_2, "a heading of the second order")                 \
  X(heading_3, "a heading of a lower order")                    \
  X(strong, "all in bold")                                      \
  X(soft, "set off by a line break only")                       \
  X(before_long, "a paragraph stands before it")                \
  X(after_long, "a paragraph stands after it")                  \
  X(both_long, "between paragraphs")                            \
  X(before_link, "a link stands before it")                     \
  X(after_link, "a link stands after it")                       \
  X(before_title, "above the title")                            \
  X(no_title, "no title is printed")                            \
  X(titled_article, "in the <article> of the title")            \
  X(other_article, "in an <article> without the title")         \
  X(under_link, "under a heading that is a link")               \
  X(under_aside, "under a heading of related things")           \
  X(furniture, "its words are those of furniture")              \
  X(furniture_hint, "some of its words are those of furniture") \
  X(speaks, "speaks to its reader")                             \
  X(siblings_0, "no paragraph beside it")                       \
  X(siblings_1, "one or two paragraphs beside it")              \
  X(siblings_3, "several paragraphs beside it")                 \
  X(siblings_6, "many paragraphs beside it")                    \
  X(place_first, "in the first tenth of the page")              \
  X(place_second, "in the first third of the page")             \
  X(place_last, "in the last quarter of the page")

#define ENTENTE_SECOND_FEATURES(X)                             \
  X(score, "what it shows by itself")                          \
  X(score_high, "clearly prose of a story")                    \
  X(score_low, "clearly none")                                 \
  X(score_before, "what stands before it")                     \
  X(score_before_2, "what stands two before it")               \
  X(score_after, "what stands after it")                       \
  X(score_after_2, "what stands two after it")                 \
  X(score_siblings, "what stands beside it")                   \
  X(inside, "in the part of the page that holds the story")    \
  X(outside, "outside the part that holds the story")          \
  X(same_parent, "among the story's paragraphs")               \
  X(deep_1, "one level inside the story")                      \
  X(deep_2, "two levels inside the story")                     \
  X(deep_3, "deep inside the story")                           \
  X(before_first, "before the story's first paragraph")        \
  X(after_last, "after the story's last paragraph")            \
  X(just_before, "right before the story's first paragraph")   \
  X(just_after, "right after the story's last paragraph")      \
  X(between, "between the story's paragraphs")                 \
  X(heading_over, "a heading over a paragraph of the story")   \
  X(heading_alone, "a heading over no paragraph of the story") \
  X(near_before, "prose of the story right before it")         \
  X(near_after, "prose of the story right after it")           \
  X(some_before, "prose of the story shortly before it")       \
  X(some_after, "prose of the story shortly after it")         \
  X(none_after, "no prose of the story after it")              \
  X(below_title, "between the title and the story")            \
  X(list_in_story, "a list between the story's paragraphs")    \
  X(late, "late in the story")                                 \
  X(story_short, "the story is short")                         \
  X(run_alone, "alone among other things")                     \
  X(inside_long, "a paragraph inside the story")               \
  X(inside_short, "short, inside the story")                   \
  X(outside_long, "a paragraph outside the story")             \
  X(like_story, "marked up as the story's paragraphs are")     \
  X(unlike_story, "not marked up as the story's paragraphs are")

enum class First : std::uint16_t {
#define ENTENTE_NAME(name, words) name,
  ENTENTE_FIRST_FEATURES(ENTENTE_NAME) count
};
enum class Second : std::uint16_t {
  ENTENTE_SECOND_FEATURES(ENTENTE_NAME) count
#undef ENTENTE_NAME
};

// The features of the first look, then the marks of the block's own elements, then those of the
// narrow elements above.
inline constexpr std::size_t kFirst = static_cast<std::size_t>(First::count);
inline constexpr std::size_t kNearAt = kFirst, kNarrowAt = kNearAt + kMarks;
inline constexpr std::size_t kFirstSize = kNarrowAt + kMarks;
// The second look: all of the first, its own, then the marks between the block and the story's
// element.
inline constexpr std::size_t kSecondAt = kFirstSize;
inline constexpr std::size_t kInsideAt = kSecondAt + static_cast<std::size_t>(Second::count);
inline constexpr std::size_t kSecondSize = kInsideAt + kMarks;

// Mostly zeros and ones, so only what is there is kept: number of the feature and its value.
struct Feature {
  std::uint16_t index = 0;
  float value = 1.0F;
};
using Features = std::vector<Feature>;

enum class Within : std::uint8_t { none, titled, other };  // the nearest <article>

struct BlockView {  // one block as the two looks see it
  BlockFacts facts;
  Features features;
  Marks near = 0, narrow = 0;
  int heading = 0;
  float links = 0;  // share of its bytes
  bool prose = false, prints_date = false, is_title = false, repeated = false;
  float in_json = 0;
  Within article = Within::none;
};

struct PageView {
  std::vector<BlockView> blocks;
  int title = -1;  // the block that prints the title
  bool json_body = false;
};

[[nodiscard]] PageView look_at(const HtmlPage& page, const Metadata& metadata);
// The name of a feature of either look, for reasons and for the tool that trains.
[[nodiscard]] std::string feature_words(std::size_t index);

}  // namespace entente::page
