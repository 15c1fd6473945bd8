// Shapes of lines, and the heads of stories: where a dateline, a byline or a label over a title
// says that a story begins.
#include <algorithm>
#include <unordered_map>

#include "page/layout.hpp"
#include "page/pull_quotes.hpp"
#include "page/shape.hpp"
#include "page/sign_off.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kMostTitleBytes = 220;

bool could_be_title(const Line& line, const Shape& shape) {
  const std::string_view text = line.text;
  if (text.size() > kMostTitleBytes || shape.words > 28 || shape.furniture || shape.byline ||
      shape.dateline_line || shape.date_line || shape.post_hour == text.size() ||
      (shape.bullet != 0 && line.heading == 0))
    return false;
  if (line.heading != 0) return true;
  if (shape.words < 2 || is_lower(text.front()) || !shape.subhead.empty()) return false;
  const bool asks = text.ends_with('?') || text.ends_with('!');
  return !shape.prose || (asks && shape.words <= 18 && text.find(". ") == std::string_view::npos);
}

// "... to the U.S." is no sentence's end by itself.
bool ends_in_initials(std::string_view text) {
  const std::size_t n = text.size();
  return n >= 4 && text[n - 1] == '.' && is_upper(text[n - 2]) && text[n - 3] == '.' &&
         is_upper(text[n - 4]);
}

Shape find_shape(const Line& line, bool repeated) {
  Shape shape;
  const std::string_view text = line.text;
  shape.words = count_words(text);
  shape.repeated = repeated;
  shape.subhead = hyphen_subhead(text);
  // Most lines of a page's markup are links or stand far off: none is a dateline or a sign-off.
  const bool link = line.remote || (line.link_share > 0.9 && line.heading == 0 && !line.body);
  if (!link || same_word(text.substr(0, 3), "by ")) shape.byline = read_byline(text);
  if (!link) shape.dateline_line = read_dateline_line(text);
  if (!link && !shape.dateline_line && shape.words >= 8)
    shape.dateline_head = read_dateline_head(text);
  shape.truncation = find_truncation(text, false);
  std::optional<SignOffTail> tail;
  if (!link) tail = find_sign_off_tail(text);
  const std::string_view spoken = tail ? trim(text.substr(0, tail->begin)) : text;
  const bool sentence = ends_sentence(spoken) && !text.ends_with(':') &&
                        !(shape.words <= 16 && ends_in_initials(text));
  // Headlines may ask or exclaim, but hardly ever end in a full stop.
  const bool stopped =
      spoken.ends_with('.') || spoken.ends_with(".\"") || spoken.ends_with(".\xE2\x80\x9D");
  // A colon announces a list; markup's own paragraphs may lack their full stop.
  const bool announces =
      (text.ends_with(':') && shape.words >= 8) ||
      (line.origin == Origin::paragraph && shape.words >= 14 && line.link_share < 0.3);
  const std::size_t least = line.origin == Origin::paragraph || stopped ? 4 : 6;
  shape.prose =
      line.heading == 0 && ((sentence && shape.words >= least) || shape.words >= 25 || announces ||
                            (shape.truncation && shape.words >= 6) || shape.dateline_head);
  if (!link && !shape.prose && !shape.byline && !shape.dateline_line)
    shape.date_line = read_date_line(text);
  shape.post_hour = shape.date_line ? 0 : post_hour_size(text);
  shape.bullet = bullet_size(text);
  shape.label_size = caps_label_size(text);
  if (line.drop) {
    shape.furniture = line.drop;
  } else if (!link && read_revision_note(text)) {
    shape.furniture = DropReason::revision;
  } else if (!link && !shape.byline && read_sign_off(text)) {
    shape.furniture = DropReason::sign_off;
  } else if (!line.body) {
    if (const auto found = find_furniture(text, shape.prose))
      (found->sure ? shape.furniture : shape.hint) = found->reason;
  }
  if (!shape.furniture && is_caption(text)) shape.furniture = DropReason::caption;
  if (line.origin == Origin::caption && !shape.furniture) shape.furniture = DropReason::caption;
  if (line.in_navigation && !shape.furniture && shape.words < 4 && line.heading == 0)
    shape.furniture = DropReason::navigation;
  if (shape.byline || shape.dateline_line) shape.prose = false;
  if (shape.prose || shape.furniture) shape.speaks = speaks_to_reader(lower(text.substr(0, 4096)));
  const bool hour = shape.post_hour == text.size();
  const bool short_repeat = repeated && shape.words <= 4 && !sentence && !hour;
  shape.label = !shape.furniture && !shape.byline && !shape.dateline_line && !shape.date_line &&
                !hour && (is_caps_label(text) || short_repeat);
  shape.maybe_title = could_be_title(line, shape) && !(shape.label && repeated);
  return shape;
}

// "Thanks for being here;" is a headline by its look; the plea in the next line tells what it is.
void confirm_hints(const FlatPage& flat, std::vector<Shape>& shapes) {
  for (std::size_t i = shapes.size(); i-- > 0;) {
    Shape& s = shapes[i];
    if (!s.hint || s.furniture) continue;
    const bool below =
        i + 1 < shapes.size() && flat.lines[i + 1].gap <= 1 && shapes[i + 1].furniture == s.hint;
    if (!below) continue;
    s.furniture = s.hint;
    s.maybe_title = s.label = false;
  }
}

// "BBC News, Kyiv" under a byline belongs to it; "Published" above a date says what the date is.
void join_head_lines(const FlatPage& flat, std::vector<Shape>& shapes) {
  const auto is_free = [&](std::size_t i) {
    const Shape& s = shapes[i];
    return !s.prose && !s.furniture && !s.byline && !s.date_line && !s.dateline_line &&
           flat.lines[i].heading == 0 && flat.lines[i].gap <= 1;
  };
  for (std::size_t i = 1; i < shapes.size(); ++i) {
    Shape& s = shapes[i];
    if (!is_free(i) && !(s.furniture && s.words <= 2)) continue;
    if (shapes[i - 1].byline && flat.lines[i].gap == 0 && is_free(i) &&
        is_byline_rest(flat.lines[i].text)) {
      s.byline = BylineMatch{};
      s.maybe_title = s.label = false;
      continue;
    }
    if (i + 1 >= shapes.size() || !shapes[i + 1].date_line || s.words > 2) continue;
    const auto kind = read_moment_label(flat.lines[i].text);
    if (!kind) continue;
    s.date_line = shapes[i + 1].date_line;
    for (PrintedMoment& moment : s.date_line->moments) {
      moment.kind = *kind;
      moment.date.begin = moment.date.end = 0;
    }
    s.maybe_title = s.label = false;
    s.furniture.reset();
  }
}

// "Most read": a short line right above two headlines is their label, in capitals or not.
void find_list_labels(const FlatPage& flat, std::vector<Shape>& shapes) {
  const auto is_headline = [&](std::size_t i) {
    return i < shapes.size() && shapes[i].maybe_title && !shapes[i].label && shapes[i].words >= 4 &&
           flat.lines[i].gap <= 1;
  };
  for (std::size_t i = 1; i + 2 < shapes.size(); ++i) {
    Shape& s = shapes[i];
    const bool short_line = s.words >= 1 && s.words <= 3 && !s.prose && !s.furniture && !s.byline &&
                            !s.dateline_line && !s.date_line && s.subhead.empty() &&
                            flat.lines[i].gap >= 1 && !is_lower(flat.lines[i].text.front());
    if (short_line && is_headline(i + 1) && is_headline(i + 2) && flat.lines[i].heading != 1)
      s.label = true;
  }
}

// Walks heads from top to bottom; `free_from_` is the first line that no earlier head has taken.
class HeadFinder {
 public:
  HeadFinder(const FlatPage& flat, const std::vector<Shape>& shapes)
      : lines_(flat.lines), shapes_(shapes) {
    for (const Line& line : lines_) has_h1_ = has_h1_ || line.heading == 1;
  }

  std::vector<Story> find() {
    for (int i = 0; i < static_cast<int>(lines_.size()); ++i) {
      if (i < free_from_) continue;
      Story story;
      if (!is_anchor(i, story)) continue;
      add_above(i, story);
      if (story.title < 0 && story.dateline < 0) continue;
      const int last =
          std::max({story.dateline, story.title, story.bylines.empty() ? -1 : story.bylines.back(),
                    story.dates.empty() ? -1 : story.dates.back(),
                    story.notes.empty() ? -1 : story.notes.back()});
      // A dateline inside a paragraph leaves that paragraph to the body.
      free_from_ = last + 1;
      stories_.push_back(std::move(story));
    }
    return std::move(stories_);
  }

 private:
  const Shape& shape(int i) const { return shapes_[static_cast<std::size_t>(i)]; }
  const Line& line(int i) const { return lines_[static_cast<std::size_t>(i)]; }
  bool is_prose(int i) const {
    return i < static_cast<int>(lines_.size()) && shape(i).prose && !shape(i).furniture &&
           !shape(i).speaks;
  }
  // Past bylines, dates and a place on its own line, does a paragraph follow? A live blog begins
  // with an hour, and the title of its post may stand between.
  bool prose_follows(int i) const {
    bool hour = false;
    for (int j = i + 1, steps = 0; j < static_cast<int>(lines_.size()) && steps < 4; ++j, ++steps) {
      // Below a head a story may speak to its reader, or begin with a list.
      if ((shape(j).prose && !shape(j).furniture) || is_list(j)) return true;
      const bool post_title = hour && !shape(j).furniture && shape(j).words <= 14;
      if (!post_title && !is_hour(j) && !is_head_furniture(j) && !is_place_line(j)) return false;
      hour = is_hour(j);
    }
    return false;
  }
  bool is_hour(int j) const { return shape(j).post_hour == line(j).text.size(); }
  bool is_place_line(int j) const {
    return shape(j).label && !shape(j).repeated && is_prose(j + 1) &&
           guess_dateline_line(line(j).text).has_value();
  }
  bool is_list(int j) const {
    return shape(j).bullet != 0 && j + 1 < static_cast<int>(lines_.size()) &&
           shape(j + 1).bullet != 0 && shape(j).subhead.empty();
  }
  // What may stand between a title and its text.
  bool is_head_furniture(int j) const {
    const Shape& s = shape(j);
    return s.byline || s.date_line || s.furniture == DropReason::caption ||
           s.furniture == DropReason::revision || s.furniture == DropReason::share;
  }

  bool is_anchor(int i, Story& story) const {
    const Shape& s = shape(i);
    if (s.dateline_line || (s.dateline_head && !s.furniture)) {
      story.dateline = i;
      return true;
    }
    const bool dated = s.date_line && !s.furniture && stories_.empty() && i > 0 &&
                       shape(i - 1).maybe_title && !shape(i - 1).label;
    if ((s.byline || dated) && prose_follows(i)) {
      if (dated) {
        story.dates.push_back(i);
        add_below(i, story);
        return true;
      }
      story.bylines.push_back(i);
      add_below(i, story);
      return true;
    }
    const bool untaken = i > free_from_ - 1 && i > 0;
    if (s.truncation && s.prose && !s.furniture && untaken && shape(i - 1).maybe_title &&
        line(i).gap <= 1)
      return true;
    const bool labelled = untaken && shape(i - 1).label && s.maybe_title && line(i).gap <= 1;
    if (!(labelled || is_headed(i)) || !prose_follows(i)) return false;
    story.title = i;
    add_below(i, story);
    return true;
  }

  // h1 is a title; h2 is one where there is no h1, or where it leads to another page. Other h2 are
  // subheads.
  bool is_headed(int i) const {
    if (!shape(i).maybe_title) return false;
    return line(i).heading == 1 || (line(i).heading == 2 && (!has_h1_ || line(i).link_share > 0.5));
  }

  void add_below(int from, Story& story) const {
    for (int j = from + 1; j < static_cast<int>(lines_.size()) && j <= from + 6; ++j) {
      const Shape& s = shape(j);
      if (s.dateline_line || (s.dateline_head && !s.furniture))
        return static_cast<void>(story.dateline = j);
      if (s.byline) {
        story.bylines.push_back(j);
      } else if (s.date_line) {
        story.dates.push_back(j);
      } else if (s.furniture == DropReason::revision) {
        story.notes.push_back(j);
      } else if (s.furniture != DropReason::caption && s.furniture != DropReason::share) {
        return;
      }
    }
  }

  // Bylines, dates, title and section stand above the anchor, in this order from below.
  void add_above(int anchor, Story& story) const {
    int j = story.title == anchor ? anchor : anchor - 1;
    if (story.title != anchor) {
      for (; j >= free_from_ && is_head_furniture(j); --j) add_head_line(j, story);
      j = skip_to_heading(j);
      if (j < free_from_ || line(j + 1).gap > 3) return finish(story);
      const bool caps_title = shape(j).label && !shape(j).repeated && shape(j).words >= 2;
      if (shape(j).label && !caps_title) {
        story.section = j;
        return finish(story);
      }
      if (!shape(j).maybe_title && !caps_title) return finish(story);
      story.title = j;
    }
    const int above = j - 1;
    if (above >= free_from_ && line(j).gap <= 1) {
      const Shape& s = shape(above);
      const bool short_label = !s.prose && !s.furniture && s.words <= 2 && above > 0 && !s.byline &&
                               s.post_hour == 0 && line(j).gap == 0;
      if (s.label || short_label) story.section = above;
    }
    finish(story);
  }

  void add_head_line(int j, Story& story) const {
    const Shape& s = shape(j);
    if (s.byline) {
      story.bylines.push_back(j);
    } else if (s.date_line) {
      story.dates.push_back(j);
    } else if (s.furniture == DropReason::revision) {
      story.notes.push_back(j);
    }
  }

  // Markup says which line is the title, even when a deck or a picture stands between.
  int skip_to_heading(int j) const {
    for (int k = j; k >= free_from_ && k > j - 6; --k)
      if (line(k).heading == 1) return k;
    return j;
  }

  static void finish(Story& story) {
    std::sort(story.bylines.begin(), story.bylines.end());
    std::sort(story.dates.begin(), story.dates.end());
    std::sort(story.notes.begin(), story.notes.end());
  }

  const std::vector<Line>& lines_;
  const std::vector<Shape>& shapes_;
  std::vector<Story> stories_;
  int free_from_ = 0;
  bool has_h1_ = false;
};

}  // namespace

std::vector<Shape> find_shapes(const FlatPage& flat, const Limits& limits) {
  std::unordered_map<std::string_view, int> counts;
  for (const Line& line : flat.lines)
    if (line.text.size() <= 64) ++counts[line.text];
  std::vector<Shape> shapes;
  shapes.reserve(flat.lines.size());
  for (const Line& line : flat.lines) {
    if (line.text.size() > limits.block_bytes) {
      Shape shape;
      shape.furniture = DropReason::too_large;
      shapes.push_back(shape);
      continue;
    }
    const auto seen = counts.find(line.text);
    shapes.push_back(find_shape(line, seen != counts.end() && seen->second >= 3));
  }
  find_pull_quotes(flat, shapes);
  confirm_hints(flat, shapes);
  join_head_lines(flat, shapes);
  find_list_labels(flat, shapes);
  return shapes;
}

std::vector<Story> find_heads(const FlatPage& flat, const std::vector<Shape>& shapes) {
  return HeadFinder(flat, shapes).find();
}

}  // namespace entente::page
