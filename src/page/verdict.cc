// Evidence by kind: what markup says, runs of hours, the labels of fact checks, prompts to pay, cut
// texts, runs of headlines. Counts and words only; no page is known by name.
#include "page/verdict.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kPostsOfLiveBlog = 3;
constexpr std::size_t kWordsOfTeaser = 180;  // a story shorter than this beside a prompt was cut

class Judge {
 public:
  Judge(const FlatPage& flat, const Layout& layout, int main) : flat_(flat), layout_(layout) {
    if (main >= 0) story_ = &layout.stories[static_cast<std::size_t>(main)];
  }

  Verdict judge() {
    if (story_ == nullptr) return {PageKind::not_article, reasons_of_none()};
    for (const auto& [kind, reasons] : {std::pair{PageKind::fact_check, reasons_of_fact_check()},
                                        std::pair{PageKind::live_blog, reasons_of_live_blog()},
                                        std::pair{PageKind::paywall, reasons_of_paywall()},
                                        std::pair{PageKind::truncated, reasons_of_truncated()}})
      if (!reasons.empty()) return {kind, reasons};
    return {PageKind::article_page, reasons_of_article()};
  }

 private:
  const Shape& shape(std::size_t i) const { return layout_.shapes[i]; }
  const Line& line(std::size_t i) const { return flat_.lines[i]; }
  std::string_view title() const {
    if (story_->title >= 0) return line(static_cast<std::size_t>(story_->title)).text;
    return flat_.title;
  }
  TextSpan title_span() const {
    return story_->title >= 0 ? line(static_cast<std::size_t>(story_->title)).span : TextSpan{};
  }
  bool title_has(std::initializer_list<std::string_view> phrases) const {
    const std::string lowered = lower(title());
    return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
      return find_phrase(lowered, phrase) != std::string_view::npos;
    });
  }

  // A post: its hour opens a paragraph, or stands above one.
  bool is_post(std::size_t i) const {
    const Shape& s = shape(i);
    // The date of the whole story stands above its text.
    if (static_cast<int>(i) > last_body() || is_in_head(i)) return false;
    const bool dated = s.date_line && s.date_line->moments.front().clock;
    if (s.post_hour == 0 && !dated) return false;
    if (s.prose) return s.post_hour != 0 && is_body(i);
    for (std::size_t j = i + 1; j < layout_.shapes.size() && j <= i + 3; ++j) {
      if (shape(j).prose && !shape(j).furniture) return is_body(j);
      if (shape(j).post_hour != 0 || shape(j).furniture) return false;
    }
    return false;
  }

  bool is_in_head(std::size_t i) const {
    const auto& dates = story_->dates;
    return std::find(dates.begin(), dates.end(), static_cast<int>(i)) != dates.end();
  }

  // Seconds of the day of the first hour in the line, -1 when it is told otherwise.
  static int hour_of(std::string_view text) {
    const std::size_t at = text.find_first_of("0123456789");
    const auto clock =
        at == std::string_view::npos ? std::nullopt : read_printed_clock(text.substr(0, 64), at);
    return clock ? clock->seconds : -1;
  }

  bool is_body(std::size_t i) const {
    return std::binary_search(story_->body.begin(), story_->body.end(), static_cast<int>(i));
  }

  std::vector<Reason> reasons_of_live_blog() const {
    std::vector<Reason> out;
    if (flat_.live_blog)
      out.push_back({"live_blog_posting", "its metadata calls it a LiveBlogPosting", {}});
    std::size_t posts = 0, up = 0, down = 0;
    int last = -1;
    TextSpan first;
    for (std::size_t i = 0; i < layout_.shapes.size(); ++i) {
      if (!is_post(i)) continue;
      if (posts++ == 0) first = line(i).span;
      const int hour = hour_of(line(i).text);
      if (last >= 0 && hour >= 0) ++(hour >= last ? up : down);
      last = hour;
    }
    // Hours of posts run one way; lengths of videos do not.
    if (std::min(up, down) * 4 > up + down) posts = 0;
    const bool titled =
        title_has({"live updates", "live blog", "live:", "as it happened", "liveblog",
                   "minute by minute", "latest updates", "live-ticker", "liveticker", "en direct",
                   "en vivo", "minuto a minuto", "the latest:"}) ||
        lower(title()).starts_with("live ") || lower(title()).ends_with(" live");
    if (posts >= kPostsOfLiveBlog || (titled && posts + 1 >= kPostsOfLiveBlog))
      out.push_back({"timestamps", std::to_string(posts) + " posts, each with its hour", first});
    if (titled && !out.empty())
      out.push_back({"title", "its title says that it is live", title_span()});
    return out;
  }

  std::vector<Reason> reasons_of_fact_check() const {
    constexpr auto claims = std::to_array<std::string_view>(
        {"claim:", "the claim:", "claims:", "what was claimed", "false claim:", "post:", "myth:"});
    constexpr auto answers = std::to_array<std::string_view>(
        {"ap's assessment:", "ap\xE2\x80\x99s assessment:", "assessment:", "the facts:", "facts:",
         "fact:", "verdict:", "our verdict", "rating:", "our rating:", "conclusion:", "fact check:",
         "the truth:", "what's true", "what's false", "reality:", "our ruling", "the verdict:"});
    std::vector<Reason> out;
    if (flat_.fact_check) out.push_back({"claim_review", "its metadata holds a ClaimReview", {}});
    const auto find = [&](const auto& labels) -> const Line* {
      for (const Line& candidate : flat_.lines) {
        const std::string lowered = lower(candidate.text.substr(0, 24));
        for (const std::string_view label : labels)
          if (std::string_view(lowered).starts_with(label)) return &candidate;
      }
      return nullptr;
    };
    const Line* claim = find(claims);
    const Line* answer = find(answers);
    const std::string lowered = lower(title());
    const bool titled = lowered.starts_with("fact check") || lowered.starts_with("fact-check") ||
                        lowered.starts_with("fact focus") || lowered.starts_with("faktencheck") ||
                        lowered.starts_with("ap fact check");
    if (claim != nullptr && answer != nullptr) {
      out.push_back({"claim_labels", "it prints a claim under a label", first_label(*claim)});
      out.push_back({"claim_labels", "and what is true under another", first_label(*answer)});
    }
    if (titled) out.push_back({"title", "its title says that it checks a claim", title_span()});
    return out;
  }

  static TextSpan first_label(const Line& line) {
    const std::size_t colon = line.text.find(':');
    const std::size_t size = colon == std::string_view::npos ? line.text.size() : colon + 1;
    return {line.span.begin, line.span.begin + static_cast<std::uint32_t>(size)};
  }

  bool is_short() const { return story_->words < kWordsOfTeaser; }
  int last_body() const { return story_->body.empty() ? -1 : story_->body.back(); }
  bool ends_midway() const {
    if (story_->body.empty()) return true;
    const std::string_view text = line(static_cast<std::size_t>(last_body())).text;
    return story_->truncated || !ends_sentence(text) || text.ends_with("...") ||
           text.ends_with("\xE2\x80\xA6");
  }

  std::vector<Reason> reasons_of_paywall() const {
    std::vector<Reason> out;
    for (std::size_t i = 0; i < layout_.shapes.size(); ++i) {
      const Shape& s = shape(i);
      const bool any = s.furniture == DropReason::paywall;
      const bool prompt = any && is_prompt(line(i).text);
      const bool hint = any && !prompt;
      if (!prompt && !hint) continue;
      // A banner in the middle of a whole story cuts nothing.
      const bool behind = static_cast<int>(i) > last_body();
      if ((prompt && behind && (is_short() || ends_midway() || near_body(i))) ||
          (hint && behind && is_short() && ends_midway())) {
        out.push_back({"prompt", "a prompt to pay stands where the text ends", line(i).span});
        break;
      }
    }
    const bool not_free = flat_.accessible_for_free && !*flat_.accessible_for_free;
    if (not_free && (!out.empty() || is_short() || ends_midway()))
      out.push_back({"is_accessible_for_free",
                     "its metadata says that it is not free, and the text is short or cut",
                     {}});
    return out;
  }
  // "Already a subscriber? Log in" stands on every page of some sites; these do not.
  static bool is_prompt(std::string_view text) {
    const std::string lowered = lower(text.substr(0, 400));
    for (const std::string_view words :
         {"continue", "to read", "unlock", "for subscribers", "to subscribers", "read on with",
          "free article", "weiterlesen", "abonnent", "abonn", "suscriptores", "register to"})
      if (lowered.find(words) != std::string::npos) return true;
    return false;
  }
  // The prompt comes right behind the text, with nothing but furniture between.
  bool near_body(std::size_t i) const {
    return last_body() >= 0 && static_cast<int>(i) - last_body() <= 2;
  }

  std::vector<Reason> reasons_of_truncated() const {
    std::vector<Reason> out;
    if (story_->truncated && last_body() >= 0)
      out.push_back({"mark", "the carrier's mark of a cut ends the text",
                     line(static_cast<std::size_t>(last_body())).span});
    return out;
  }

  std::vector<Reason> reasons_of_article() const {
    std::vector<Reason> out;
    const std::size_t paragraphs = story_->body.size() - story_->subheads.size();
    out.push_back({"body",
                   std::to_string(paragraphs) + " paragraphs of " + std::to_string(story_->words) +
                       " words under one head",
                   {}});
    if (flat_.accessible_for_free && !*flat_.accessible_for_free)
      out.push_back({"is_accessible_for_free",
                     "its metadata says that it is not free, but the whole text is there",
                     {}});
    return out;
  }

  std::vector<Reason> reasons_of_none() const {
    if (flat_.lines.empty()) return {{"empty", "the page holds no text", {}}};
    std::size_t headlines = 0;
    for (const Zone& zone : layout_.zones)
      if (zone.reason == DropReason::headline_block) headlines += zone.entries.size();
    const std::size_t teasers = layout_.stories.size();
    if (headlines + teasers >= 3)
      return {{"index_page",
               "an index: " + std::to_string(headlines) + " headlines and " +
                   std::to_string(teasers) + " short texts, none with a body of its own",
               {}}};
    return {{"no_body", "no run of paragraphs under a head", {}}};
  }

  const FlatPage& flat_;
  const Layout& layout_;
  const Story* story_ = nullptr;
};

}  // namespace

Verdict judge_page(const FlatPage& flat, const Layout& layout, int main) {
  return Judge(flat, layout, main).judge();
}

}  // namespace entente::page
