// The second look: where the bulk of what the first took for prose stands, and what the first
// thought of the blocks around each.
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "page/article.hpp"

namespace entente::page {
namespace {

constexpr double kBulk = 0.75;  // of the good words: the innermost element that holds as many
constexpr int kFar = 1 << 20;

class SecondLook {
 public:
  SecondLook(const HtmlPage& page, const PageView& view, const std::vector<float>& first)
      : page_(page), view_(view), first_(first) {}

  std::vector<Features> look() {
    weigh_elements();
    find_ends();
    find_nearest();
    out_.resize(page_.blocks.size());
    for (std::size_t i = 0; i < out_.size(); ++i) {
      out_[i].reserve(view_.blocks[i].features.size() + 24);
      out_[i] = view_.blocks[i].features;
      add_scores(i);
      add_place(i);
      add_path(i);
    }
    return std::move(out_);
  }

 private:
  void add(std::size_t i, Second feature, float value = 1.0F) {
    if (value != 0.0F)
      out_[i].push_back(
          {static_cast<std::uint16_t>(kSecondAt + static_cast<std::size_t>(feature)), value});
  }
  float score(std::ptrdiff_t i) const {
    if (i < 0 || i >= static_cast<std::ptrdiff_t>(first_.size())) return 0;
    return first_[static_cast<std::size_t>(i)];
  }
  const HtmlElement& element(int at) const { return page_.elements[static_cast<std::size_t>(at)]; }
  int parent_of(std::size_t i) const {
    const int parent = element(page_.blocks[i].block).parent;
    return parent >= 0 ? parent : page_.blocks[i].block;
  }

  // Good words below every element; the story's is the innermost that holds the bulk of them.
  void weigh_elements() {
    mass_.assign(page_.elements.size(), 0);
    beside_.assign(page_.elements.size(), {0, 0});
    double all = 0;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      auto& [sum, count] = beside_[static_cast<std::size_t>(parent_of(i))];
      sum += first_[i];
      ++count;
      if (first_[i] < 0.5F) continue;
      const double words = static_cast<double>(first_[i]) * view_.blocks[i].facts.words;
      mass_[static_cast<std::size_t>(page_.blocks[i].block)] += words;
      all += words;
      auto& direct = direct_words_[static_cast<std::size_t>(parent_of(i))];
      direct += words;
    }
    for (std::size_t e = mass_.size(); e-- > 1;)
      if (page_.elements[e].parent >= 0)
        mass_[static_cast<std::size_t>(page_.elements[e].parent)] += mass_[e];
    all_ = all;
    if (all <= 0) return;
    for (std::size_t e = 0; e < mass_.size(); ++e)
      if (mass_[e] >= all * kBulk) story_ = static_cast<int>(e);  // children come after parents
    // A single paragraph is no part of a page: step up to what holds it.
    if (story_ > 0 && page_.blocks.size() > 1)
      for (std::size_t i = 0; i < page_.blocks.size(); ++i)
        if (page_.blocks[i].block == story_) {
          story_ = element(story_).parent;
          break;
        }
    double most = 0;
    for (const auto& [at, words] : direct_words_)
      if (words > most || (words == most && static_cast<int>(at) < parent_)) {
        most = words;
        parent_ = static_cast<int>(at);
      }
    find_signature();
  }

  // The element names and class words that most of the story's words stand in.
  static std::uint64_t signature(const HtmlElement& one) {
    std::uint64_t hash = static_cast<std::uint64_t>(one.node->tag) * 0x9E3779B97F4A7C15U;
    for (const char c : one.node->attribute("class"))
      hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return hash;
  }
  void find_signature() {
    std::unordered_map<std::uint64_t, double> words;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i)
      if (first_[i] >= 0.5F && inside(i))
        words[signature(element(page_.blocks[i].block))] += view_.blocks[i].facts.words;
    double most = 0;
    for (const auto& [hash, count] : words)
      if (count > most || (count == most && hash < signature_)) {
        most = count;
        signature_ = hash;
      }
    has_signature_ = most > all_ * 0.5;
  }

  bool inside(std::size_t i) const {
    for (int at = page_.blocks[i].element; at >= story_ && at >= 0; at = element(at).parent)
      if (at == story_) return true;
    return false;
  }

  void find_ends() {
    first_good_ = kFar;
    last_good_ = -1;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i)
      if (first_[i] > 0.7F && view_.blocks[i].facts.words >= 12 && story_ >= 0 && inside(i)) {
        first_good_ = std::min(first_good_, static_cast<int>(i));
        last_good_ = static_cast<int>(i);
      }
  }

  // The nearest good paragraphs of the story before and after every block.
  void find_nearest() {
    const auto n = page_.blocks.size();
    before_.assign(n, -kFar);
    after_.assign(n, kFar);
    int last = -kFar;
    const auto good = [this](std::size_t i) {
      return first_[i] > 0.6F && view_.blocks[i].prose && story_ >= 0 && inside(i);
    };
    for (std::size_t i = 0; i < n; ++i) {
      before_[i] = last;
      if (good(i)) last = static_cast<int>(i);
    }
    last = kFar;
    for (std::size_t i = n; i-- > 0;) {
      after_[i] = last;
      if (good(i)) last = static_cast<int>(i);
    }
  }

  void add_scores(std::size_t i) {
    const auto at = static_cast<std::ptrdiff_t>(i);
    const float p = std::clamp(first_[i], 0.001F, 0.999F);
    add(i, Second::score, std::log(p / (1 - p)) / 4.0F);
    add(i, Second::score_high, p > 0.9F ? 1.0F : 0.0F);
    add(i, Second::score_low, p < 0.1F ? 1.0F : 0.0F);
    add(i, Second::score_before, score(at - 1));
    add(i, Second::score_before_2, score(at - 2));
    add(i, Second::score_after, score(at + 1));
    add(i, Second::score_after_2, score(at + 2));
    const auto& [sum, count] = beside_[static_cast<std::size_t>(parent_of(i))];
    if (count > 1)
      add(i, Second::score_siblings, (sum - first_[i]) / static_cast<float>(count - 1));
    add(i, Second::run_alone, score(at - 1) < 0.2F && score(at + 1) < 0.2F ? 1.0F : 0.0F);
    if (view_.blocks[i].heading > 0)
      add(i, score(at + 1) > 0.5F || score(at + 2) > 0.6F ? Second::heading_over
                                                          : Second::heading_alone);
  }

  void add_place(std::size_t i) {
    const int at = static_cast<int>(i);
    const bool in = story_ >= 0 && inside(i);
    const bool prose = view_.blocks[i].prose;
    add(i, in ? Second::inside : Second::outside);
    if (in) add(i, prose ? Second::inside_long : Second::inside_short);
    if (!in && prose) add(i, Second::outside_long);
    add(i, Second::same_parent, parent_of(i) == parent_ ? 1.0F : 0.0F);
    if (has_signature_ && in && view_.blocks[i].heading == 0)
      add(i, signature(element(page_.blocks[i].block)) == signature_ ? Second::like_story
                                                                     : Second::unlike_story);
    add(i, Second::before_first, at < first_good_ ? 1.0F : 0.0F);
    add(i, Second::after_last, at > last_good_ ? 1.0F : 0.0F);
    add(i, Second::just_before, at < first_good_ && at + 3 >= first_good_ ? 1.0F : 0.0F);
    add(i, Second::just_after, at > last_good_ && at <= last_good_ + 2 ? 1.0F : 0.0F);
    add(i, Second::between, at >= first_good_ && at <= last_good_ ? 1.0F : 0.0F);
    if (last_good_ > first_good_ && at >= first_good_ && at <= last_good_)
      add(i, Second::late,
          static_cast<float>(at - first_good_) / static_cast<float>(last_good_ - first_good_));
    const int before = at - before_[i], after = after_[i] - at;
    add(i, Second::near_before, before <= 2 ? 1.0F : 0.0F);
    add(i, Second::near_after, after <= 2 ? 1.0F : 0.0F);
    add(i, Second::some_before, before > 2 && before <= 6 ? 1.0F : 0.0F);
    add(i, Second::some_after, after > 2 && after <= 6 ? 1.0F : 0.0F);
    add(i, Second::none_after, after_[i] >= kFar ? 1.0F : 0.0F);
    const bool list = has(view_.blocks[i].near, Mark::in_list) && view_.blocks[i].links < 0.5F;
    add(i, Second::list_in_story, in && list && before <= 8 && after <= 8 ? 1.0F : 0.0F);
    add(i, Second::below_title,
        view_.title >= 0 && at > view_.title && at < first_good_ ? 1.0F : 0.0F);
    add(i, Second::story_short, all_ < 120 ? 1.0F : 0.0F);
  }

  // Marks between the block and the story's element, both left out of the page's own.
  void add_path(std::size_t i) {
    if (story_ < 0) return;
    Marks marks = 0;
    int deep = 0, at = page_.blocks[i].element;
    for (; at > story_; at = element(at).parent) {
      marks |= element(at).own;
      if (at <= page_.blocks[i].block) ++deep;
    }
    if (at != story_) return;
    add(i, Second::deep_1, deep == 1 ? 1.0F : 0.0F);
    add(i, Second::deep_2, deep == 2 ? 1.0F : 0.0F);
    add(i, Second::deep_3, deep >= 3 ? 1.0F : 0.0F);
    for (; marks != 0; marks &= marks - 1)
      out_[i].push_back(
          {static_cast<std::uint16_t>(kInsideAt + static_cast<std::size_t>(__builtin_ctzll(marks))),
           1.0F});
  }

  const HtmlPage& page_;
  const PageView& view_;
  const std::vector<float>& first_;
  std::vector<Features> out_;
  std::vector<double> mass_;
  std::vector<std::pair<float, int>> beside_;  // sum and number of scores right below an element
  std::unordered_map<std::size_t, double> direct_words_;
  double all_ = 0;
  int story_ = -1, parent_ = -1;
  std::vector<int> before_, after_;
  int first_good_ = kFar, last_good_ = -1;
  std::uint64_t signature_ = 0;
  bool has_signature_ = false;
};

}  // namespace

std::vector<Features> second_features(const HtmlPage& page, const PageView& view,
                                      const std::vector<float>& first) {
  return SecondLook(page, view, first).look();
}

}  // namespace entente::page
