// A vote. What two sources agree on wins; between headline and og:title alone the latter does; a
// title that is a part of another one's end or beginning is that one without kicker or site name.
#include "page/title.hpp"

#include <algorithm>
#include <vector>

#include "page/overlap.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr double kHeadline = 0.58, kOpenGraph = 0.59, kPrinted = 0.3, kOther = 0.2;
constexpr double kWithoutKicker = 0.5, kWithoutSite = 0.8;
constexpr std::size_t kLeastWords = 3;

using Words = std::vector<std::uint64_t>;

struct Candidate {
  std::string text;
  Words words;
  double weight = 0;
};

double weight_of(std::string_view rule) {
  if (rule == "json-ld headline") return kHeadline;
  if (rule == "meta og:title") return kOpenGraph;
  if (rule == "json-ld name" || rule == "meta twitter:title") return 0;
  return kOther;
}

// "A title | The Site": the end that is the site's own name.
std::string_view without_site(std::string_view title, const std::string& site) {
  if (site.size() < 3 || title.size() <= site.size() + 3) return title;
  if (!same_word(title.substr(title.size() - site.size()), site)) return title;
  std::string_view rest = trim(title.substr(0, title.size() - site.size()));
  for (const std::string_view mark : {"|", "-", "\xE2\x80\x93", "\xE2\x80\x94", "\xC2\xB7",
                                      "\xE2\x80\xA2", "\xC2\xBB", ":", "\xEF\xBD\x9C"})
    if (rest.ends_with(mark)) return trim(rest.substr(0, rest.size() - mark.size()));
  return title;
}

bool begins_with(const Words& whole, const Words& part) {
  return whole.size() > part.size() && std::equal(part.begin(), part.end(), whole.begin());
}
bool ends_with(const Words& whole, const Words& part) {
  return whole.size() > part.size() && std::equal(part.rbegin(), part.rend(), whole.rbegin());
}

class Vote {
 public:
  explicit Vote(const Metadata& metadata) : metadata_(metadata) {}

  void add(std::string_view text, double weight) {
    text = without_site(trim(text), metadata_.site_name);
    text = without_site(text, metadata_.publisher);
    Words words = word_hashes(text);
    if (words.empty()) return;
    for (Candidate& known : candidates_)
      if (known.words == words) {
        known.weight += weight;
        return;
      }
    candidates_.push_back({std::string(text), std::move(words), weight});
  }

  std::string winner() {
    for (Candidate& one : candidates_)
      for (const Candidate& other : candidates_) {
        if (one.words.size() < kLeastWords) break;
        if (ends_with(other.words, one.words)) one.weight += kWithoutKicker;
        if (begins_with(other.words, one.words)) one.weight += kWithoutSite;
      }
    const auto best = std::max_element(
        candidates_.begin(), candidates_.end(),
        [](const Candidate& a, const Candidate& b) { return a.weight < b.weight; });
    return best == candidates_.end() ? std::string{} : best->text;
  }

 private:
  const Metadata& metadata_;
  std::vector<Candidate> candidates_;
};

}  // namespace

std::string choose_title(const Metadata& metadata, std::string_view printed) {
  Vote vote(metadata);
  vote.add(printed, kPrinted);  // first: of equal words the printed spelling is kept
  bool twice = false;
  std::string_view last;
  for (const Claimed& one : metadata.titles) {
    if (one.rule == "<title>") last = one.value;
    if (one.rule == "<title>" || one.rule == "meta twitter:title") continue;
    // The small metas repeat what one system wrote: they count once.
    const double weight = weight_of(one.rule);
    vote.add(one.value, weight == kOther && twice ? 0 : weight);
    twice = twice || weight == kOther;
  }
  std::string chosen = vote.winner();
  if (!chosen.empty()) return chosen;
  Vote rest(metadata);
  rest.add(last, kOther);
  return rest.winner();
}

}  // namespace entente::page
