// The article of an HTML page: a verdict for every block, each with its probability and the reasons
// that weighed most.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "page/article_features.hpp"
#include "page/html.hpp"
#include "page/metadata.hpp"

namespace entente::page {

// The weights of both looks; tools/train_article.py makes them, article_weights.inc holds them.
struct ArticleModel {
  std::array<float, kFirstSize> first{};
  std::array<float, kSecondSize> second{};
};
[[nodiscard]] const ArticleModel& article_model();

struct BlockVerdict {
  float first = 0, second = 0;  // probability of body text, after each look
  bool body = false;
  std::array<Feature, 3> reasons{};  // what weighed most; value is the weight's share of the sum
};

struct Article {
  std::vector<BlockVerdict> verdicts;  // one a block
  int title = -1;                      // the block that prints the title
  int element = -1;                    // the innermost that holds the bulk of the story
};

[[nodiscard]] Article find_article(const HtmlPage& page, const Metadata& metadata,
                                   const ArticleModel& model);

// The first look's probabilities, and the second look's features of every block, given the first's
// verdicts.
[[nodiscard]] std::vector<float> first_scores(const PageView& view, const ArticleModel& model);
[[nodiscard]] std::vector<Features> second_features(const HtmlPage& page, const PageView& view,
                                                    const std::vector<float>& first);

}  // namespace entente::page
