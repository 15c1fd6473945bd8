// From layout to Reading. A page is an article page when one story has a body of its own; a list of
// teasers is none.
#include "page/items.hpp"

#include <algorithm>

#include "page/shape.hpp"
#include "page/site.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kLeastWithDateline = 12, kLeastBody = 40;  // words

class Assembly {
 public:
  Assembly(const Page& source, const FlatPage& flat, const Layout& layout)
      : source_(source), flat_(flat), layout_(layout), text_(*flat.text) {}

  Reading assemble() {
    out_.page = source_.id;
    out_.text = flat_.text;
    out_.language = find_language();
    const int main = find_main();
    out_.kind = main >= 0 ? PageKind::article_page : PageKind::not_article;
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
    return std::move(out_);
  }

 private:
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

  int find_main() const {
    int best = -1;
    double best_score = 0;
    std::size_t cut = 0, single = 0, prose = 0, all = 0;
    for (const Shape& s : layout_.shapes) all += s.words;
    for (int i = 0; i < static_cast<int>(layout_.stories.size()); ++i) {
      const Story& story = layout_.stories[static_cast<std::size_t>(i)];
      if (story.truncated) ++cut;
      if (paragraphs(story) <= 1) ++single;
      prose += story.words;
      const double score = static_cast<double>(story.words) * (story.truncated ? 0.3 : 1.0);
      if (score > best_score) {
        best = i;
        best_score = score;
      }
    }
    if (best < 0) return -1;
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
    if (trim(span.in(text_)).empty()) return;
    Dropped dropped;
    dropped.reason = reason;
    dropped.span = span;
    dropped.input = flat_.input(span);
    dropped.label = std::move(label);
    dropped.first = std::string(first_words(span.in(text_), 3));
    dropped.why = why;
    out_.dropped.push_back(std::move(dropped));
  }

  TextSpan span_of(std::string_view part) const {
    const auto begin = static_cast<std::uint32_t>(part.data() - text_.data());
    return {begin, begin + static_cast<std::uint32_t>(part.size())};
  }

  void drop_story(const Story& story, bool article_page) {
    const std::string_view why = article_page
                                     ? "a story without a title or a text"
                                     : "a teaser or short text of a page without an article";
    std::vector<int> all = story.body;
    for (const int i : {story.section, story.title, story.dateline})
      if (i >= 0) all.push_back(i);
    all.insert(all.end(), story.bylines.begin(), story.bylines.end());
    all.insert(all.end(), story.dates.begin(), story.dates.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (const int i : all) drop(DropReason::link_list, line(i).span, "", why);
  }

  void add_head(const Story& story, Item& item) {
    if (story.section >= 0) {
      item.section = std::string(line(story.section).text);
      drop(DropReason::section_label, line(story.section).span, item.section,
           "kept as the section of " + item.id);
    }
    if (story.title >= 0) {
      item.title = std::string(line(story.title).text);
      item.title_span = line(story.title).span;
    } else if (item.role == ItemRole::main) {
      item.title = flat_.title;
    }
    const AgencyName* agency = nullptr;
    for (const int i : story.bylines) {
      const auto& byline = *shape(i).byline;
      for (const std::string_view name : byline.names)
        item.byline.push_back({std::string(name), std::string(line(i).text)});
      if (byline.agency != nullptr) agency = byline.agency;
      drop(DropReason::byline, line(i).span, "", "kept as the byline of " + item.id);
    }
    for (const int i : story.dates)
      drop(DropReason::dateline, line(i).span, "", "a printed date of " + item.id);
    if (item.byline.empty() && item.role == ItemRole::main)
      for (const std::string& author : flat_.authors) item.byline.push_back({author, author});
    add_dateline(story, item);
    if (item.dateline && !item.dateline->agency.empty())
      agency = find_agency(item.dateline->agency);
    if (agency != nullptr)
      item.agency = Agency{std::string(agency->code), std::string(agency->name)};
    add_published(story, item);
  }

  void add_dateline(const Story& story, Item& item) {
    if (story.dateline < 0) return;
    const Shape& s = shape(story.dateline);
    const auto& match = s.dateline_line ? *s.dateline_line : *s.dateline_head;
    Dateline dateline;
    dateline.raw = std::string(match.raw);
    dateline.place = std::string(match.place);
    if (match.agency != nullptr) dateline.agency = std::string(match.agency->code);
    if (match.date) dateline.date = resolve_printed(*match.date, year_anchor(story));
    const std::uint32_t begin = line(story.dateline).span.begin;
    const std::string_view whole = trim(std::string_view(text_).substr(begin, match.size));
    dateline.span = span_of(whole);
    item.dateline = std::move(dateline);
  }

  std::optional<Date> printed_day(const Story& story) const {
    for (const int i : story.dates)
      if (const auto date = resolve_printed(*shape(i).date_line, std::nullopt)) return date;
    return std::nullopt;
  }
  // A dateline without a year takes it from what the source, the markup or the page's date line
  // says.
  std::optional<Date> year_anchor(const Story& story) const {
    if (source_.published) return source_.published;
    if (source_.published_at) return source_.published_at->date;
    return flat_.published ? flat_.published->date : printed_day(story);
  }

  void add_published(const Story& story, Item& item) {
    const auto set = [&item](std::optional<Date> date, const char* from) {
      if (date && !item.published) item.published = moment_of(*date, from);
    };
    if (item.dateline) set(item.dateline->date, "dateline");
    if (item.role == ItemRole::main) set(source_.published, "argument");
    if (item.role == ItemRole::main && !item.published) item.published = flat_.published;
    set(printed_day(story), "visible");
  }

  void add_story(const Story& story, ItemRole role) {
    Item item;
    item.role = role;
    item.id = role == ItemRole::main ? "main" : "teaser-" + std::to_string(++teasers_);
    add_head(story, item);
    for (std::size_t k = 0; k < story.body.size(); ++k)
      add_block(story, story.body[k], k + 1 == story.body.size(), item);
    out_.items.push_back(std::move(item));
  }

  void add_block(const Story& story, int i, bool last, Item& item) {
    std::string_view text = line(i).text;
    Block block;
    const bool subhead =
        std::find(story.subheads.begin(), story.subheads.end(), i) != story.subheads.end();
    if (subhead) {
      block.type = BlockType::subhead;
      if (!shape(i).subhead.empty()) text = undecorated(text, shape(i).subhead);
    } else {
      if (i == story.dateline && shape(i).dateline_head)
        text = text.substr(shape(i).dateline_head->size);
      text = cut_tail(text, last && story.body.size() == 1, item, block);
    }
    if (text.empty()) return;
    block.n = static_cast<int>(item.blocks.size()) + 1;
    block.span = span_of(text);
    block.input = flat_.input(block.span);
    block.text = text;
    item.blocks.push_back(block);
  }

  // `- x -` is kept as x; the hyphens are accounted for.
  std::string_view undecorated(std::string_view text, std::string_view inner) {
    const auto begin = static_cast<std::size_t>(inner.data() - text.data());
    drop(DropReason::markup, span_of(trim(text.substr(0, begin))), "",
         "the hyphens around a subhead");
    drop(DropReason::markup, span_of(trim(text.substr(begin + inner.size()))), "",
         "the hyphens around a subhead");
    return inner;
  }

  std::string_view cut_tail(std::string_view text, bool alone, Item& item, Block& block) {
    const auto tail = find_truncation(text, alone);
    if (!tail) return text;
    item.complete = false;
    item.truncated_by = std::string(tail->raw);
    block.truncated = true;
    drop(DropReason::markup, span_of(tail->raw), "",
         "the mark by which the carrier cut " + item.id);
    return trim(text.substr(0, tail->begin));
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
  int teasers_ = 0, headlines_ = 0;
};

}  // namespace

Reading make_reading(const Page& source, const FlatPage& flat, const Layout& layout) {
  return Assembly(source, flat, layout).assemble();
}

}  // namespace entente::page
