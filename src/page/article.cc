// Two sums of weights a block, then the rules that no weight can say: a story has a least size, and
// what is printed twice is read once.
#include "page/article.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "page/page.hpp"

namespace entente::page {
namespace {

float probability(float sum) {
  return 1.0F / (1.0F + std::exp(-sum));
}

template <std::size_t N>
float sum_of(const Features& features, const std::array<float, N>& weights) {
  float sum = 0;
  for (const Feature& one : features) sum += one.value * weights[one.index];
  return sum;
}

// The three that pull most into the direction of the verdict.
std::array<Feature, 3> strongest(const Features& features, const ArticleModel& model, bool body) {
  std::array<Feature, 3> best{};
  for (const Feature& one : features) {
    if (one.index == 0) continue;
    const float pull = one.value * model.second[one.index] * (body ? 1.0F : -1.0F);
    if (pull <= best[2].value) continue;
    best[2] = {one.index, pull};
    for (std::size_t k = 2; k > 0 && best[k].value > best[k - 1].value; --k)
      std::swap(best[k], best[k - 1]);
  }
  return best;
}

// A page with a title whose text is so short that nothing is sure: its best paragraphs are the
// text.
void take_the_best(const PageView& view, Article& out) {
  constexpr std::uint32_t enough = 20;
  constexpr float least = 0.2F;
  std::uint32_t words = 0;
  for (std::size_t i = 0; i < out.verdicts.size(); ++i)
    if (out.verdicts[i].body && static_cast<int>(i) != out.title)
      words += view.blocks[i].facts.words;
  if (words >= enough) return;
  for (std::size_t i = 0; i < out.verdicts.size(); ++i)
    if (out.verdicts[i].second >= least && view.blocks[i].prose && static_cast<int>(i) > out.title)
      out.verdicts[i].body = true;
}

}  // namespace

std::vector<float> first_scores(const PageView& view, const ArticleModel& model) {
  std::vector<float> first(view.blocks.size());
  for (std::size_t i = 0; i < first.size(); ++i)
    first[i] = probability(sum_of(view.blocks[i].features, model.first));
  return first;
}

Article find_article(const HtmlPage& page, const Metadata& metadata, const ArticleModel& model) {
  const PageView view = look_at(page, metadata);
  const std::vector<float> first = first_scores(view, model);
  const std::vector<Features> second = second_features(page, view, first);
  Article out;
  out.title = view.title;
  out.verdicts.resize(first.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    BlockVerdict& verdict = out.verdicts[i];
    verdict.first = first[i];
    verdict.second = probability(sum_of(second[i], model.second));
    verdict.body = verdict.second >= 0.5F;
    verdict.reasons = strongest(second[i], model, verdict.body);
  }
  constexpr std::size_t furnished = 40;  // blocks
  if (out.title >= 0 && !metadata.collection && first.size() > furnished) take_the_best(view, out);
  return out;
}

}  // namespace entente::page

namespace entente {

std::string reason_words(const BlockReason& reason) {
  std::string out = fmt::format("{} {:.2f}", reason.story ? "story" : "no story",
                                static_cast<double>(reason.probability));
  std::string_view before = ": ";
  for (const std::uint16_t feature : reason.features) {
    if (feature == 0) break;
    out += before;
    out += page::feature_words(feature);
    before = "; ";
  }
  return out;
}

}  // namespace entente
