// From layout to Reading. A page is an article page when one story has a body of its own; a list of
// teasers is none.
#include "page/items.hpp"

#include <algorithm>

#include "page/shape.hpp"
#include "page/site.hpp"
#include "page/story_item.hpp"
#include "page/verdict.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kLeastWithDateline = 12, kLeastBody = 40;  // words

class Assembly {
 public:
  Assembly(const Page& source, const FlatPage& flat, const Layout& layout)
      : source_(source),
        flat_(flat),
        layout_(layout),
        text_(*flat.text),
        dropping_(flat, out_.dropped) {}

  Reading assemble() {
    out_.page = source_.id;
    out_.text = flat_.text;
    out_.language = find_language();
    const int main = find_main();
    Verdict verdict = judge_page(flat_, layout_, main);
    out_.kind = verdict.kind;
    out_.reasons = std::move(verdict.reasons);
    if (main >= 0) add_story(layout_.stories[static_cast<std::size_t>(main)], ItemRole::main);
    for (int i = 0; i < static_cast<int>(layout_.stories.size()); ++i) {
      const Story& story = layout_.stories[static_cast<std::size_t>(i)];
      if (i == main) continue;
      const bool own = story.title >= 0 && !story.body.empty();
      if (main >= 0 && own) {
        add_story(story, ItemRole::teaser);
      } else {
        drop_story(story, main >= 0);
      }
    }
    for (const Zone& zone : layout_.zones) add_zone(zone, main >= 0);
    std::stable_sort(
        out_.dropped.begin(), out_.dropped.end(),
        [](const Dropped& a, const Dropped& b) { return a.span.begin < b.span.begin; });
    find_site(flat_, out_);
    if (main >= 0) finish_main(out_.items.front());
    return std::move(out_);
  }

 private:
  // What the verdict means for the story itself.
  void finish_main(Item& item) const {
    if (out_.kind == PageKind::fact_check && item.withheld.empty()) item.withheld = "fact_check";
    if (out_.kind != PageKind::paywall && out_.kind != PageKind::truncated) return;
    item.complete = false;
    if (item.truncated_by.empty())
      item.truncated_by = std::string(out_.reasons.front().span.in(text_).substr(0, 160));
    if (item.truncated_by.empty()) item.truncated_by = out_.reasons.front().rule;
  }

  const Shape& shape(int i) const { return layout_.shapes[static_cast<std::size_t>(i)]; }
  const Line& line(int i) const { return flat_.lines[static_cast<std::size_t>(i)]; }

  std::string find_language() const {
    if (!flat_.language.empty()) return flat_.language;
    std::string sample;
    for (const Story& story : layout_.stories)
      for (const int i : story.body)
        if (sample.size() < 4096) sample.append(line(i).text.substr(0, 4096)).push_back(' ');
    if (sample.empty()) sample = std::string(std::string_view(text_).substr(0, 4096));
    return is_english(sample) ? "en" : "unknown";
  }

  std::size_t paragraphs(const Story& story) const {
    return story.body.size() - story.subheads.size();
  }

  // Of stories that are printed whole the first is the page's own: others follow it without end.
  int first_whole(int best) const {
    const std::size_t most = layout_.stories[static_cast<std::size_t>(best)].words;
    for (int i = 0; i < best; ++i) {
      const Story& story = layout_.stories[static_cast<std::size_t>(i)];
      const bool headed = story.title >= 0 && (story.dateline >= 0 || !story.bylines.empty());
      if (headed && !story.truncated && paragraphs(story) >= 2 && story.words * 5 >= most * 2)
        return i;
    }
    return best;
  }

  int find_main() const {
    int best = -1, extracted = -1;
    double best_score = 0;
    std::size_t cut = 0, single = 0, prose = 0, all = 0;
    for (const Shape& s : layout_.shapes) all += s.words;
    for (int i = 0; i < static_cast<int>(layout_.stories.size()); ++i) {
      const Story& story = layout_.stories[static_cast<std::size_t>(i)];
      if (story.truncated) ++cut;
      if (paragraphs(story) <= 1) ++single;
      prose += story.words;
      if (story.extracted) extracted = i;
      const double score = static_cast<double>(story.words) * (story.truncated ? 0.3 : 1.0);
      if (score > best_score) {
        best = i;
        best_score = score;
      }
    }
    if (extracted >= 0) return extracted;
    if (best < 0) return -1;
    best = first_whole(best);
    const Story& story = layout_.stories[static_cast<std::size_t>(best)];
    const bool signed_off = story.dateline >= 0 || !story.bylines.empty();
    const bool mostly_prose = prose * 2 >= all && story.words >= kLeastWithDateline;
    const bool enough = story.words >= kLeastBody ||
                        (signed_off && story.words >= kLeastWithDateline) || mostly_prose;
    const bool list_of_cuts = story.truncated && cut >= 2 && paragraphs(story) < 3;
    const bool list_of_singles = single == layout_.stories.size() && single >= 3;
    return enough && !list_of_cuts && !list_of_singles ? best : -1;
  }

  void drop(DropReason reason, TextSpan span, std::string label, std::string_view why) {
    dropping_.drop(reason, span, std::move(label), why);
  }

  void add_story(const Story& story, ItemRole role) {
    const std::string id = role == ItemRole::main ? "main" : "teaser-" + std::to_string(++teasers_);
    out_.items.push_back(make_item(source_, flat_, layout_, story, id, role, dropping_));
  }

  void drop_story(const Story& story, bool article_page) {
    const std::string_view why = article_page
                                     ? "a story without a title or a text"
                                     : "a teaser or short text of a page without an article";
    std::vector<int> all = story.body;
    for (const int i : {story.section, story.title, story.dateline, story.dateline_guess})
      if (i >= 0) all.push_back(i);
    all.insert(all.end(), story.bylines.begin(), story.bylines.end());
    all.insert(all.end(), story.dates.begin(), story.dates.end());
    all.insert(all.end(), story.notes.begin(), story.notes.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (const int i : all) drop(DropReason::link_list, line(i).span, "", why);
  }

  void add_zone(const Zone& zone, bool article_page) {
    TextSpan span{line(zone.lines.front()).span.begin, line(zone.lines.back()).span.end};
    DropReason reason = zone.reason;
    if (reason == DropReason::headline_block) {
      const bool lone =
          zone.label < 0 && zone.entries.size() == 1 && shape(zone.entries.front()).words < 5;
      if (zone.entries.empty()) {
        drop(DropReason::empty_headline_block, span, std::string(line(zone.label).text),
             "a desk label with no headline under it");
        return;
      }
      if (lone) reason = DropReason::navigation;
    }
    drop(reason, span, zone.label >= 0 ? std::string(line(zone.label).text) : "", zone.why);
    Dropped& dropped = out_.dropped.back();
    dropped.n = static_cast<int>(zone.entries.size());
    if (!zone.entries.empty())
      dropped.first = std::string(first_words(line(zone.entries.front()).text, 4));
    if (reason == DropReason::headline_block && article_page)
      for (const int i : zone.entries) add_headline(zone, i);
  }

  void add_headline(const Zone& zone, int i) {
    Item item;
    item.id = "headline-" + std::to_string(++headlines_);
    item.role = ItemRole::headline;
    item.complete = false;
    if (zone.label >= 0) item.section = std::string(line(zone.label).text);
    item.title = std::string(line(i).text);
    item.title_span = line(i).span;
    Block block;
    block.n = 1;
    block.type = BlockType::title;
    block.span = line(i).span;
    block.input = line(i).input;
    block.text = line(i).text;
    item.blocks.push_back(block);
    out_.items.push_back(std::move(item));
  }

  const Page& source_;
  const FlatPage& flat_;
  const Layout& layout_;
  const std::string& text_;
  Reading out_;
  Dropping dropping_;
  int teasers_ = 0, headlines_ = 0;
};

}  // namespace

Reading make_reading(const Page& source, const FlatPage& flat, const Layout& layout) {
  return Assembly(source, flat, layout).assemble();
}

}  // namespace entente::page
