// The walk: from top to bottom, every line goes to the open story, to the open zone of furniture,
// or opens one.
#include "page/layout.hpp"

#include <algorithm>
#include <map>

#include "page/main_story.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kLastDateline = 3;  // the last paragraph that may hold one, from 0

class Walk {
 public:
  Walk(const FlatPage& flat, Layout& layout, std::optional<MainStory> main)
      : lines_(flat.lines), layout_(layout) {
    if (main) {
      taken_ = std::move(main->taken);
      extras_ = main->story.extras;
      loose_.insert(main->loose.begin(), main->loose.end());
      layout_.stories.push_back(std::move(main->story));
      story_ = 0;
      sealed_ = true;
    }
    for (Story& story : find_heads(flat, layout.shapes)) {
      if (touches_taken(story)) continue;
      int first = story.section >= 0 ? story.section : story.title;
      if (first < 0)
        first = story.bylines.empty() ? story.dateline
                                      : std::min(story.dateline, story.bylines.front());
      if (first < 0) first = story.bylines.front();
      heads_.emplace(first, std::move(story));
    }
  }

  void run() {
    for (int i = 0; i < static_cast<int>(lines_.size()); ++i) {
      if (is_taken(i)) {
        leave_for_main();
        if (const auto loose = loose_.find(i); loose != loose_.end())
          open_zone(i, loose->second,
                    loose->second == DropReason::section_label
                        ? "a subhead with nothing under it"
                        : "its words are those of furniture");
        zone_ = -1;
        continue;
      }
      const auto head = heads_.find(i);
      if (head != heads_.end()) {
        if (!adopt_dateline(head->second)) open_story(std::move(head->second));
        heads_.erase(head);
      }
      if (!is_head_line(i)) take(i);
    }
    for (Story& story : layout_.stories) {
      find_late_dateline(story);
      find_author_notes(story);
      count_story(story);
    }
  }

 private:
  const Shape& shape(int i) const { return layout_.shapes[static_cast<std::size_t>(i)]; }
  const Line& line(int i) const { return lines_[static_cast<std::size_t>(i)]; }
  Story& story() { return layout_.stories[static_cast<std::size_t>(story_)]; }
  Zone& zone() { return layout_.zones[static_cast<std::size_t>(zone_)]; }
  bool is_open() const { return story_ >= 0 && open_; }

  bool is_taken(int i) const { return !taken_.empty() && taken_[static_cast<std::size_t>(i)]; }
  // The main story's lines end what was open: a zone or a teaser does not reach over them.
  void leave_for_main() {
    zone_ = -1;
    open_ = false;
    sealed_ = true;
    story_ = 0;
  }
  bool touches_taken(const Story& head) const {
    if (taken_.empty()) return false;
    for (const int i : {head.section, head.title, head.dateline})
      if (i >= 0 && is_taken(i)) return true;
    for (const auto* list : {&head.bylines, &head.dates, &head.notes})
      for (const int i : *list)
        if (is_taken(i)) return true;
    return false;
  }

  // A dateline may stand below a summary or a note, in paragraphs 0 to 3 of a story already begun.
  bool adopt_dateline(const Story& head) {
    const bool bare = head.title < 0 && head.section < 0 && head.bylines.empty() &&
                      head.dateline >= 0 && shape(head.dateline).dateline_head;
    if (!bare || !is_open() || story().dateline >= 0 || story().title < 0 ||
        story().body.size() > kLastDateline)
      return false;
    story().dateline = head.dateline;
    return true;
  }

  // Without an agency a dateline opens no story, but it may stand in one; some only the world
  // knows.
  void find_late_dateline(Story& story) const {
    if (story.dateline >= 0) return;
    const std::size_t most = std::min(story.body.size(), kLastDateline + 1);
    for (std::size_t k = 0; k < most; ++k) {
      const int i = story.body[k];
      if (shape(i).dateline_head) return static_cast<void>(story.dateline = i);
    }
    for (std::size_t k = 0; k < most && story.dateline_guess < 0; ++k) {
      const int i = story.body[k];
      const bool subhead = is_in(story.subheads, i);
      if (k == 0 && subhead && guess_dateline_line(line(i).text)) {
        story.dateline_guess = i;
        story.body.erase(story.body.begin());
        story.subheads.erase(std::find(story.subheads.begin(), story.subheads.end(), i));
        return;
      }
      // Where several paragraphs open with a label, each says who speaks.
      if (!subhead && (shape(i).label_size == 0 || !is_dialogue(story)) &&
          guess_dateline_head(line(i).text))
        story.dateline_guess = i;
    }
  }

  bool is_dialogue(const Story& story) const {
    std::size_t labels = 0;
    for (std::size_t k = 0; k < std::min<std::size_t>(story.body.size(), 10); ++k)
      if (shape(story.body[k]).label_size != 0) ++labels;
    return labels >= 2;
  }

  // "Jane Roe is a reporter in ...": the last paragraphs may speak of who wrote the others.
  void find_author_notes(Story& story) {
    for (int tries = 0; tries < 2 && story.body.size() >= 2; ++tries) {
      const int i = story.body.back();
      if (!is_author_note(story, line(i).text)) return;
      story.body.pop_back();
      Zone zone;
      zone.reason = DropReason::author_note;
      zone.lines.push_back(i);
      zone.why = why_of(zone.reason);
      layout_.zones.push_back(std::move(zone));
    }
  }
  bool is_author_note(const Story& story, std::string_view text) const {
    for (const int i : story.bylines)
      for (const std::string_view name : shape(i).byline->names) {
        if (!text.starts_with(name)) continue;
        const std::string_view rest = text.substr(name.size());
        for (const std::string_view verb : {" is ", " covers ", " writes ", " reports ",
                                            " teaches ", ", ", " was ", " has been ", " joined "})
          if (rest.starts_with(verb)) return true;
      }
    return false;
  }

  // Lines of a story are listed in page order.
  static bool is_in(const std::vector<int>& list, int i) {
    return std::binary_search(list.begin(), list.end(), i);
  }

  void open_story(Story head) {
    layout_.stories.push_back(std::move(head));
    story_ = static_cast<int>(layout_.stories.size()) - 1;
    open_ = true;
    sealed_ = in_comments_ = false;
    zone_ = -1;
  }

  bool is_head_line(int i) const {
    if (story_ < 0) return false;
    const Story& s = layout_.stories[static_cast<std::size_t>(story_)];
    return i == s.section || i == s.title || (i == s.dateline && shape(i).dateline_line) ||
           is_in(s.bylines, i) || is_in(s.dates, i) || is_in(s.notes, i);
  }

  // A paragraph of news follows and belongs to no new head.
  bool prose_next(int i) const {
    const int next = i + 1;
    return next < static_cast<int>(lines_.size()) && heads_.find(next) == heads_.end() &&
           shape(next).prose && !shape(next).furniture && !shape(next).speaks;
  }

  // A prompt to pay cuts the paragraph above it.
  bool paywall_next(int i) const {
    const int next = i + 1;
    return next < static_cast<int>(lines_.size()) && shape(next).furniture == DropReason::paywall;
  }

  void open_zone(int i, DropReason reason, std::string_view why) {
    Zone zone;
    zone.reason = reason;
    zone.lines.push_back(i);
    zone.why = why;
    layout_.zones.push_back(std::move(zone));
    zone_ = static_cast<int>(layout_.zones.size()) - 1;
  }
  bool extends(int i, DropReason reason) {
    return zone_ >= 0 && zone().reason == reason && zone().lines.back() == i - 1;
  }
  void drop(int i, DropReason reason, std::string_view why) {
    if (extends(i, reason)) {
      zone().lines.push_back(i);
    } else {
      open_zone(i, reason, why);
    }
  }

  void take(int i) {
    const Shape& s = shape(i);
    if (s.furniture) return take_furniture(i, *s.furniture);
    if (in_comments_) return drop(i, DropReason::reader_comment, "below a count of comments");
    if (s.post_hour == line(i).text.size() && is_open())
      return drop(i, DropReason::timestamp, "the hour of a post");
    if (is_masthead(i))
      return open_zone(i, DropReason::masthead, "the first line of the page, above every story");
    if (s.label) return take_label(i);
    if (zone_ >= 0 && stays_in_zone(i)) return join_zone(i);
    if (is_open()) return take_in_story(i);
    take_outside(i);
  }

  void take_furniture(int i, DropReason reason) {
    if (reason == DropReason::comments_prompt && story_ >= 0 && story().body.size() >= 2 &&
        is_comment_count(line(i).text)) {
      in_comments_ = true;
      open_ = false;
      sealed_ = true;
    }
    const bool speaks_of_story = reason == DropReason::sign_off || reason == DropReason::revision ||
                                 reason == DropReason::disclaimer;
    if (speaks_of_story && story_ >= 0 &&
        std::find(extras_.begin(), extras_.end(), i) == extras_.end())
      story().extras.push_back(i);
    if (reason == DropReason::legal_footer || reason == DropReason::sign_off)
      sealed_ = true, open_ = false;
    if (extends(i, reason)) {
      zone().lines.push_back(i);
      if (reason == DropReason::related_links) zone().entries.push_back(i);
      return;
    }
    open_zone(i, reason, why_of(reason));
    if (reason != DropReason::related_links) return;
    // "Related Links" is a label; "Read also: ..." is itself the link.
    if (shape(i).words <= 4) {
      zone().label = i;
    } else {
      zone().entries.push_back(i);
    }
  }

  static std::string_view why_of(DropReason reason) {
    if (reason == DropReason::too_large) return "a paragraph over Limits::block_bytes";
    if (reason == DropReason::pull_quote) return "words of the story printed a second time";
    if (reason == DropReason::revision) return "a note on the version of the story";
    if (reason == DropReason::author_note) return "about the author";
    return "its words are those of furniture";
  }

  bool is_masthead(int i) const {
    return i == 0 && !shape(i).prose && !shape(i).repeated && shape(i).words <= 8 && !prose_next(i);
  }

  void take_label(int i) {
    const Shape& s = shape(i);
    if (is_open() && !s.repeated && prose_next(i)) {
      story().subheads.push_back(i);
      story().body.push_back(i);
      zone_ = -1;
      return;
    }
    open_ = false;
    sealed_ = true;
    open_zone(i, DropReason::headline_block, "a desk label and the headlines under it");
    zone().label = i;
  }

  // Lines without a sign of their own belong to the furniture that they stand in.
  bool stays_in_zone(int i) {
    const Shape& s = shape(i);
    if (zone().lines.back() != i - 1) return false;
    const int gap = line(i).gap;
    switch (zone().reason) {
      case DropReason::headline_block: return s.maybe_title && gap <= 3;
      case DropReason::related_links: return !s.prose && gap < 2;
      case DropReason::fundraising:
      case DropReason::comments_prompt:
      case DropReason::newsletter:
        if (s.prose) return s.speaks;
        return gap == 0 || s.words < 5 || furniture_weight(lower(line(i).text), zone().reason) > 0;
      case DropReason::share:
      case DropReason::navigation:
      case DropReason::caption: return !s.prose && (gap == 0 || s.words < 3) && !s.date_line;
      case DropReason::legal_footer: return true;
      case DropReason::sign_off: return !s.prose && s.words < 4;
      case DropReason::paywall:
      case DropReason::cookie_notice: return !s.prose && (gap == 0 || s.words < 5);
      case DropReason::reader_comment: return !s.label;
      case DropReason::masthead:
      case DropReason::section_label:
      case DropReason::advertisement:
      case DropReason::byline:
      case DropReason::dateline:
      case DropReason::markup:
      case DropReason::empty_headline_block:
      case DropReason::link_list:
      case DropReason::too_large:
      case DropReason::revision:
      case DropReason::disclaimer:
      case DropReason::pull_quote:
      case DropReason::timestamp:
      case DropReason::author_note: return false;
    }
    return false;
  }

  void join_zone(int i) {
    const DropReason reason = zone().reason;
    // One short line between two paragraphs is a subhead, whatever stood above.
    zone().lines.push_back(i);
    if (reason == DropReason::headline_block || reason == DropReason::related_links)
      zone().entries.push_back(i);
  }

  void take_in_story(int i) {
    const Shape& s = shape(i);
    if (story().body.empty() && !s.prose && line(i).origin != Origin::text)
      return drop(i, DropReason::caption, "between a title and its text");
    const bool sentence = ends_sentence(line(i).text);
    if (!s.subhead.empty()) {
      story().subheads.push_back(i);
    } else if (s.byline || s.date_line) {
      story().extras.push_back(i);
      return drop(i, DropReason::byline, "a byline or a date inside a story");
    } else if (is_list_item(i)) {
      story().list.push_back(i);
    } else if (!s.prose && !sentence && s.words >= 6 && paywall_next(i)) {
      story().truncated = true;
    } else if (!s.prose && !sentence) {
      if (!prose_next(i) || s.words > 12) {
        open_ = false;
        return take_outside(i);
      }
      story().subheads.push_back(i);
    }
    story().body.push_back(i);
    zone_ = -1;
    if (s.truncation && s.prose) {
      story().truncated = true;
      open_ = false;
      sealed_ = true;
    }
  }

  // A bullet beside another, or an item of the markup's list that is no link.
  bool is_list_item(int i) const {
    const auto bulleted = [&](int j) {
      return j >= 0 && j < static_cast<int>(lines_.size()) &&
             (shape(j).bullet != 0 || line(j).origin == Origin::list_item);
    };
    if (!bulleted(i) || line(i).link_share > 0.5 || shape(i).words < 2) return false;
    return bulleted(i - 1) || bulleted(i + 1);
  }

  void take_outside(int i) {
    const Shape& s = shape(i);
    if (s.prose) {
      const bool starts = layout_.stories.empty() && !s.speaks && s.words >= 8;
      const bool resumes = story_ >= 0 && !sealed_ && !s.speaks;
      if (starts) open_story(Story{});
      if (!starts && !resumes)
        return drop(i, DropReason::link_list, "prose that belongs to no story of the page");
      open_ = true;
      return take_in_story(i);
    }
    if (s.maybe_title && s.words >= 3) {
      if (layout_.stories.empty() && prose_next(i)) {
        Story head;
        head.title = i;
        return open_story(std::move(head));
      }
      if (!extends(i, DropReason::headline_block))
        open_zone(i, DropReason::headline_block, "a run of headlines without paragraphs");
      else
        zone().lines.push_back(i);
      zone().entries.push_back(i);
      if (zone().entries.size() >= 3) sealed_ = true;
      return;
    }
    drop(i, DropReason::navigation, "a short line outside every story");
  }

  void count_story(Story& story) const {
    for (const int i : story.body) story.words += shape(i).words;
  }

  const std::vector<Line>& lines_;
  Layout& layout_;
  std::map<int, Story> heads_;  // by first line
  std::vector<bool> taken_;     // lines of the main story, when the markup told
  std::vector<int> extras_;     // its lines of furniture
  std::map<int, DropReason> loose_;
  int story_ = -1, zone_ = -1;
  bool open_ = false;  // the last story takes paragraphs
  bool in_comments_ = false;
  bool sealed_ = false;  // and may not be taken up again
};

}  // namespace

Layout find_layout(const FlatPage& flat, const Limits& limits) {
  Layout layout;
  layout.shapes = find_shapes(flat, limits);
  Walk(flat, layout, find_main_story(flat, layout.shapes)).run();
  return layout;
}

}  // namespace entente::page
