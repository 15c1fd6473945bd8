// Which of the extractor's blocks are subheads, list items and lines about the story, and which
// lines around the title are its byline, dates and section.
#include "page/main_story.hpp"

#include <algorithm>

#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kLeastWords = 12;
constexpr int kHeadBelow = 16, kHeadAbove = 4;  // lines around the title that are looked at

class Finder {
 public:
  Finder(const FlatPage& flat, const std::vector<Shape>& shapes) : flat_(flat), shapes_(shapes) {}

  std::optional<MainStory> find() {
    out_.taken.assign(shapes_.size(), false);
    std::size_t words = 0;
    for (int i = 0; i < size(); ++i)
      if (line(i).body && i != flat_.title_line) {
        take_body(i);
        // Scripts without blanks have few words and many bytes.
        words += std::max(shape(i).words, line(i).text.size() / 16);
      }
    Story& story = out_.story;
    while (!story.body.empty() && !story.subheads.empty() &&
           story.body.back() == story.subheads.back()) {  // a subhead over nothing
      out_.loose.push_back({story.body.back(), DropReason::section_label});
      story.body.pop_back();
      story.subheads.pop_back();
    }
    if (words < kLeastWords || is_list_of_stories()) return std::nullopt;
    story.extracted = true;
    find_title();
    find_head();
    std::sort(story.bylines.begin(), story.bylines.end());
    std::sort(story.dates.begin(), story.dates.end());
    std::sort(story.notes.begin(), story.notes.end());
    const std::size_t most = std::min<std::size_t>(story.body.size(), 4);
    for (std::size_t k = 0; k < most && story.dateline < 0; ++k)
      if (shape(story.body[k]).dateline_head) story.dateline = story.body[k];
    return std::move(out_);
  }

 private:
  int size() const { return static_cast<int>(shapes_.size()); }
  const Shape& shape(int i) const { return shapes_[static_cast<std::size_t>(i)]; }
  const Line& line(int i) const { return flat_.lines[static_cast<std::size_t>(i)]; }
  void take(int i) { out_.taken[static_cast<std::size_t>(i)] = true; }

  void take_body(int i) {
    Story& story = out_.story;
    const Shape& s = shape(i);
    if (const auto asked = asks_reader(i)) {
      out_.loose.push_back({i, *asked});
      return take(i);
    }
    if (s.furniture || s.byline || s.dateline_line || s.date_line) {
      // Sign-offs, notes on the version, names and hours: about the story, not of it.
      odd_.push_back(i);
      return;
    }
    take(i);
    if (s.post_hour == line(i).text.size()) {
      out_.loose.push_back({i, DropReason::timestamp});
      return;
    }
    const bool item = line(i).origin == Origin::list_item || s.bullet != 0;
    const bool says = s.words >= 14 && ends_sentence(line(i).text);  // a summary set as a heading
    if ((line(i).heading > 0 && !says) || !s.subhead.empty()) {
      story.subheads.push_back(i);
    } else if (item) {
      story.list.push_back(i);
    } else if (!s.prose && !ends_sentence(line(i).text) && s.words <= 12 && shows_as_subhead(i)) {
      story.subheads.push_back(i);
    }
    story.body.push_back(i);
    story.truncated = s.truncation && s.prose && !item;
  }

  // "Subscribe to read on", set among the paragraphs: the carrier's words, whatever they look like.
  std::optional<DropReason> asks_reader(int i) const {
    if (shape(i).words > 30) return std::nullopt;
    const auto found = find_furniture(line(i).text, shape(i).prose);
    const bool asks =
        found && found->sure &&
        (found->reason == DropReason::paywall || found->reason == DropReason::newsletter ||
         found->reason == DropReason::cookie_notice);
    return asks ? std::optional(found->reason) : std::nullopt;
  }

  bool shows_as_subhead(int i) const { return line(i).strong || shape(i).label; }

  // An index page: paragraphs stand one by one under headings that lead elsewhere.
  bool is_list_of_stories() const {
    int paragraphs = 0, led = 0;
    for (const int i : out_.story.body) {
      if (!shape(i).prose) continue;
      ++paragraphs;
      int above = i - 1;
      while (above >= 0 && above > i - 4 && line(above).heading == 0 && !shape(above).prose)
        --above;
      if (above >= 0 && line(above).heading > 1 && line(above).link_share > 0.5) ++led;
    }
    return paragraphs >= 3 && led * 10 >= paragraphs * 6;
  }

  void find_title() {
    Story& story = out_.story;
    story.title = flat_.title_line;
    if (story.title < 0)
      for (int i = first_body() - 1; i >= 0 && i > first_body() - kHeadBelow; --i)
        if (line(i).heading == 1 && shape(i).words >= 2 && line(i).link_share < 0.5) {
          story.title = i;
          break;
        }
    if (story.title >= 0) take(story.title);
  }

  int first_body() const { return out_.story.body.empty() ? size() : out_.story.body.front(); }

  void find_head() {
    Story& story = out_.story;
    const int first = first_body();
    const int begin = story.title >= 0 ? std::min(story.title - kHeadAbove, first - kHeadAbove)
                                       : first - kHeadAbove - 2;
    const int end =
        story.title >= 0 ? std::max(first, std::min(story.title, first) + kHeadBelow) : first;
    for (int i = std::max(0, begin); i < std::min(end, size()); ++i) {
      if (out_.taken[static_cast<std::size_t>(i)]) continue;
      if (i > first && story.title < first) break;
      add_head_line(i, story);
    }
    add_section(story);
    for (const int i : odd_)
      if (!out_.taken[static_cast<std::size_t>(i)]) add_odd(i, story);
  }

  void add_head_line(int i, Story& story) {
    const Shape& s = shape(i);
    if (s.byline) {
      story.bylines.push_back(i);
    } else if (s.date_line) {
      story.dates.push_back(i);
    } else if (s.dateline_line && story.dateline < 0 && i < first_body()) {
      story.dateline = i;
    } else if (s.furniture == DropReason::revision) {
      story.notes.push_back(i);
    } else {
      return;
    }
    take(i);
  }

  void add_section(Story& story) {
    const int above = story.title - 1;
    if (above < 0 || out_.taken[static_cast<std::size_t>(above)]) return;
    const Shape& s = shape(above);
    if (!s.label || s.furniture || s.words > 4 || line(above).link_share > 0.95) return;
    story.section = above;
    take(above);
  }

  // Inside or below the text: kept beside the story as extras, and dropped by the walk.
  void add_odd(int i, Story& story) {
    if (i < first_body() && !shape(i).furniture) return add_head_line(i, story);
    story.extras.push_back(i);
  }

  const FlatPage& flat_;
  const std::vector<Shape>& shapes_;
  MainStory out_;
  std::vector<int> odd_;
};

}  // namespace

std::optional<MainStory> find_main_story(const FlatPage& flat, const std::vector<Shape>& shapes) {
  if (!flat.markup) return std::nullopt;
  return Finder(flat, shapes).find();
}

}  // namespace entente::page
