// Text that is all story: rows, the body of a database record, of NITF and the like. There is no
// layout to find, so each line is a paragraph of the one story; what an item is made of is seen as
// on any page (story_item.hpp).
#include <algorithm>
#include <memory>

#include "page/given.hpp"
#include "page/layout.hpp"
#include "page/shape.hpp"
#include "page/story_item.hpp"
#include "page/verdict.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kLastDateline = 3;  // a dateline stands in the first paragraphs or nowhere

// Each line that is not blank; nothing is wrapped.
FlatPage flat_of(const Page& page) {
  FlatPage flat;
  flat.text = std::make_shared<const std::string>(page.bytes);
  const std::string_view text = *flat.text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    Line line;
    line.text = trim(text.substr(at, end - at));
    line.body = true;
    if (!line.text.empty()) {
      line.span.begin = static_cast<std::uint32_t>(line.text.data() - text.data());
      line.span.end = line.span.begin + static_cast<std::uint32_t>(line.text.size());
      line.input = line.span;
      flat.lines.push_back(line);
    }
    at = end + 1;
  }
  flat.title = trim(page.given.title);
  return flat;
}

bool is_extra(const Shape& shape) {
  return shape.furniture == DropReason::sign_off || shape.furniture == DropReason::revision;
}

// A byline or a dateline may have lines of their own in front of the text.
std::size_t take_head(const Layout& layout, Story& story) {
  std::size_t at = 0;
  for (; at + 1 < layout.shapes.size() && at < kLastDateline; ++at) {
    const Shape& shape = layout.shapes[at];
    if (shape.byline && !shape.prose) {
      story.bylines.push_back(static_cast<int>(at));
    } else if (shape.dateline_line && story.dateline < 0) {
      story.dateline = static_cast<int>(at);
    } else {
      break;
    }
  }
  return at;
}

Story story_of(const FlatPage& flat, const Layout& layout, Dropping& dropping) {
  Story story;
  for (std::size_t i = take_head(layout, story); i < flat.lines.size(); ++i) {
    const Shape& shape = layout.shapes[i];
    const int number = static_cast<int>(i);
    if (is_extra(shape)) {
      story.extras.push_back(number);
      dropping.drop(*shape.furniture, flat.lines[i].span, "", "a line about the text, not of it");
      continue;
    }
    story.body.push_back(number);
    story.words += shape.words;
    if (!shape.subhead.empty()) story.subheads.push_back(number);
    if (shape.bullet != 0) story.list.push_back(number);
  }
  const std::size_t most = std::min(story.body.size(), kLastDateline + 1);
  for (std::size_t k = 0; k < most && story.dateline < 0; ++k)
    if (layout.shapes[static_cast<std::size_t>(story.body[k])].dateline_head)
      story.dateline = story.body[k];
  for (std::size_t k = 0; k < most && story.dateline < 0 && story.dateline_guess < 0; ++k)
    if (guess_dateline_head(flat.lines[static_cast<std::size_t>(story.body[k])].text))
      story.dateline_guess = story.body[k];
  return story;
}

}  // namespace

Reading read_story(const Page& page, const Limits& limits) {
  const FlatPage flat = flat_of(page);
  Reading reading;
  reading.page = page.id;
  reading.text = flat.text;
  reading.kind = PageKind::article_page;
  reading.language = is_english(flat.text->substr(0, 4096)) ? "en" : "unknown";
  Layout layout;
  layout.shapes = find_shapes(flat, limits);
  Dropping dropping(flat, reading.dropped);
  layout.stories.push_back(story_of(flat, layout, dropping));
  reading.items.push_back(
      make_item(page, flat, layout, layout.stories.front(), "main", ItemRole::main, dropping));
  // Somebody called it a story; what it may be beside that is a list of claims under test.
  Verdict verdict = judge_page(flat, layout, 0);
  if (verdict.kind == PageKind::fact_check) {
    reading.kind = verdict.kind;
    reading.reasons = std::move(verdict.reasons);
    if (reading.items.front().withheld.empty()) reading.items.front().withheld = "fact_check";
  }
  std::stable_sort(reading.dropped.begin(), reading.dropped.end(),
                   [](const Dropped& a, const Dropped& b) { return a.span.begin < b.span.begin; });
  add_given(page, reading);
  return reading;
}

}  // namespace entente::page
