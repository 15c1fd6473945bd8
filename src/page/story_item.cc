// Fields first (title, version, byline, dateline, moments), then blocks, then what the lines below
// the text add: sign-off, notes, dates.
#include "page/story_item.hpp"

#include <algorithm>
#include <unordered_set>

#include "page/furniture.hpp"
#include "page/revision.hpp"
#include "page/shape.hpp"
#include "page/sign_off.hpp"
#include "page/story_dates.hpp"

namespace entente::page {
namespace {

class Builder {
 public:
  Builder(const Page& source, const FlatPage& flat, const Layout& layout, const Story& story,
          Dropping& dropping)
      : source_(source),
        flat_(flat),
        layout_(layout),
        story_(story),
        dropping_(dropping),
        text_(*flat.text) {}

  Item build(std::string id, ItemRole role) {
    item_.role = role;
    item_.id = std::move(id);
    add_section();
    add_title();
    for (const int i : story_.notes) {
      add_revision(i);
      dropping_.drop(DropReason::revision, line(i).span, "",
                     "a note on the version of " + item_.id);
    }
    add_bylines();
    add_dateline();
    for (std::size_t k = 0; k < story_.body.size(); ++k) add_block(story_.body[k], k);
    for (const int i : story_.extras) add_extra(i);
    mark_open_quotes();
    add_moments(source_, flat_, layout_, story_, item_);
    add_agency();
    const bool killed = std::any_of(item_.revisions.begin(), item_.revisions.end(),
                                    [](const Revision& r) { return r.kind == RevisionKind::kill; });
    if (killed) item_.withheld = "kill";
    return std::move(item_);
  }

 private:
  const Shape& shape(int i) const { return layout_.shapes[static_cast<std::size_t>(i)]; }
  const Line& line(int i) const { return flat_.lines[static_cast<std::size_t>(i)]; }

  void add_section() {
    if (story_.section < 0) return;
    item_.section = std::string(line(story_.section).text);
    dropping_.drop(DropReason::section_label, line(story_.section).span, item_.section,
                   "kept as the section of " + item_.id);
  }

  // Without the marks of a version: "UPDATE 1-", "(2nd LD)", "... (UPDATED)".
  void add_title() {
    // What the page claims as its title was weighed against what it prints (title.hpp).
    const bool claimed = item_.role == ItemRole::main && !flat_.title.empty() && story_.extracted;
    const bool printed = story_.title >= 0 && (!claimed || flat_.title == line(story_.title).text);
    if (!printed && item_.role != ItemRole::main) return;
    std::string_view title = printed ? line(story_.title).text : std::string_view(flat_.title);
    const auto take = [&](const RevisionMatch& match, std::string_view mark) {
      Revision revision{match.kind, match.number, "", {}};
      if (printed) {
        revision.span = dropping_.span_of(trim(mark));
        dropping_.drop(DropReason::revision, revision.span, "", "the mark of a version");
      }
      item_.revisions.push_back(revision);
    };
    while (const auto match = read_title_mark(title)) {
      take(*match, title.substr(0, match->size));
      title = title.substr(match->size);
    }
    while (const auto match = read_title_tail(title)) {
      take(*match, title.substr(title.size() - match->size));
      title = trim(title.substr(0, title.size() - match->size));
    }
    item_.title = std::string(title);
    if (printed) item_.title_span = dropping_.span_of(title);
    if (!printed && story_.title >= 0) item_.title_span = line(story_.title).span;
  }

  void add_revision(int i) {
    const auto match = read_revision_note(line(i).text);
    if (!match) return;
    item_.revisions.push_back({match->kind, match->number, std::string(match->note), line(i).span});
  }

  void add_author(std::string name, std::string raw) {
    if (authors_.insert(lower(name)).second)
      item_.byline.push_back({std::move(name), std::move(raw)});
  }

  void add_byline(const BylineMatch& match, std::string_view raw) {
    for (const std::string_view name : match.names) add_author(std::string(name), std::string(raw));
    item_.credits.insert(item_.credits.end(), match.credits.begin(), match.credits.end());
    if (match.agency != nullptr && byline_agency_ == nullptr) byline_agency_ = match.agency;
  }

  void add_bylines() {
    // Markup that names persons spells them better than a line that runs names and jobs together.
    const bool named = item_.role == ItemRole::main && story_.extracted && !flat_.authors.empty();
    if (item_.role == ItemRole::main && story_.extracted) item_.organisations = flat_.organisations;
    for (const int i : story_.bylines) {
      BylineMatch match = *shape(i).byline;
      if (named) match.names.clear();
      add_byline(match, line(i).text);
      dropping_.drop(DropReason::byline, line(i).span, "", "kept as the byline of " + item_.id);
    }
    for (const int i : story_.dates) {
      const AgencyName* agency = shape(i).date_line->agency;
      if (byline_agency_ == nullptr) byline_agency_ = agency;
      dropping_.drop(DropReason::dateline, line(i).span, "", "a printed date of " + item_.id);
    }
    if (!item_.byline.empty() || item_.role != ItemRole::main) return;
    for (const std::string& author : flat_.authors) {
      const std::string as_line = "By " + author;
      if (const auto match = read_byline(as_line)) {
        add_byline(*match, author);
      } else if (find_agency(author) == nullptr && !is_desk(author)) {
        add_author(author, author);
      }
    }
  }

  Dateline dateline_of(const DatelineMatch& match, int i) const {
    Dateline dateline;
    dateline.raw = std::string(match.raw);
    dateline.place = std::string(match.place);
    if (match.agency != nullptr) dateline.agency = std::string(match.agency->code);
    if (match.date)
      dateline.date = resolve_printed(*match.date, year_anchor(source_, flat_, layout_, story_));
    dateline.span = dropping_.span_of(trim(line(i).text.substr(0, match.size)));
    return dateline;
  }

  void add_dateline() {
    if (const int i = story_.dateline; i >= 0) {
      const Shape& s = shape(i);
      const auto& match = s.dateline_line ? *s.dateline_line : *s.dateline_head;
      item_.dateline = dateline_of(match, i);
      dateline_agency_ = match.agency;
      for (const std::string_view name : match.reporters)
        add_author(std::string(name), std::string(match.raw));
      return;
    }
    if (const int i = story_.dateline_guess; i >= 0) {
      const std::string_view text = line(i).text;
      const bool own_line =
          std::find(story_.body.begin(), story_.body.end(), i) == story_.body.end();
      const auto match = own_line ? guess_dateline_line(text) : guess_dateline_head(text);
      if (!match) return;
      item_.dateline_guess = DatelineGuess{dateline_of(*match, i), -1, {}, {}};
      if (own_line)
        dropping_.drop(DropReason::section_label, line(i).span, std::string(text),
                       "a label between the head and the text of " + item_.id);
    }
    if (item_.role == ItemRole::main && !flat_.dateline.empty() && !item_.dateline_guess) {
      Dateline dateline;
      dateline.raw = dateline.place = flat_.dateline;
      item_.dateline = std::move(dateline);
    }
  }

  // Agency by its strongest witness.
  void add_agency() {
    const AgencyName* agency = dateline_agency_;
    if (agency == nullptr) agency = byline_agency_;
    if (agency == nullptr) agency = signed_agency_;
    if (agency != nullptr)
      item_.agency = Agency{std::string(agency->code), std::string(agency->name)};
  }

  void add_sign_off(const SignOff& sign_off) {
    item_.credits.insert(item_.credits.end(), sign_off.credits.begin(), sign_off.credits.end());
    if (item_.initials.empty()) item_.initials = sign_off.initials;
    if (signed_agency_ == nullptr) signed_agency_ = sign_off.agency;
  }

  // Lines below or inside the text that are none of it; the walk has dropped them already.
  void add_extra(int i) {
    const Shape& s = shape(i);
    if (s.furniture == DropReason::revision) return add_revision(i);
    if (s.furniture == DropReason::sign_off) {
      if (const auto sign_off = read_sign_off(line(i).text)) add_sign_off(*sign_off);
      return;
    }
    if (!s.byline) return;
    const bool below = story_.body.empty() || i > story_.body.back();
    BylineMatch match = *s.byline;
    if (!item_.byline.empty() || !below) match.names.clear();
    add_byline(match, line(i).text);
  }

  // Lines of a story are listed in page order.
  static bool is_in(const std::vector<int>& list, int i) {
    return std::binary_search(list.begin(), list.end(), i);
  }

  void add_block(int i, std::size_t k) {
    std::string_view text = line(i).text;
    const Shape& s = shape(i);
    Block block;
    if (is_in(story_.subheads, i)) {
      block.type = BlockType::subhead;
      if (!s.subhead.empty()) text = undecorated(text, s.subhead);
      if (s.post_hour < text.size())
        text = cut_front(text, s.post_hour, "the hour of a post", DropReason::timestamp);
      return push(text, block);
    }
    if (i == story_.dateline && s.dateline_head) {
      text = text.substr(s.dateline_head->size);
    } else if (i == story_.dateline_guess) {
      item_.dateline_guess->block = static_cast<int>(item_.blocks.size());
    } else if (is_in(story_.list, i)) {
      block.type = BlockType::list_item;
      text = cut_front(text, s.bullet, "the bullet of a list item");
    } else if (s.post_hour != 0 && s.post_hour < text.size()) {
      text = cut_front(text, s.post_hour, "the hour of a post", DropReason::timestamp);
    } else if (s.label_size != 0 && s.label_size < text.size()) {
      Block label;
      label.type = BlockType::label;
      push(trim(text.substr(0, s.label_size)), label);
      text = text.substr(s.label_size);
    } else if (line(i).origin == Origin::quotation) {
      block.type = BlockType::quote;
    }
    const bool last = k + 1 == story_.body.size();
    if (k + 2 >= story_.body.size()) text = cut_sign_off(text);
    text = cut_tail(text, last && story_.body.size() == 1, block);
    const std::size_t number = item_.blocks.size();
    push(text, block);
    if (i == story_.dateline_guess && item_.dateline_guess && item_.blocks.size() > number) {
      DatelineGuess& guess = *item_.dateline_guess;
      guess.rest = item_.blocks.back().span;
      const std::uint32_t skip = line(i).span.begin;
      const auto match = guess_dateline_head(line(i).text);
      guess.rest.begin = skip + static_cast<std::uint32_t>(match ? match->size : 0);
      guess.rest_input = flat_.input(guess.rest);
      if (guess.rest.empty()) item_.dateline_guess.reset();
    }
  }

  void push(std::string_view text, Block& block) {
    if (text.empty()) return;
    block.n = static_cast<int>(item_.blocks.size()) + 1;
    block.span = dropping_.span_of(text);
    block.input = flat_.input(block.span);
    block.text = text;
    item_.blocks.push_back(block);
  }

  std::string_view cut_front(std::string_view text, std::size_t size, std::string_view why,
                             DropReason reason = DropReason::markup) {
    if (size == 0) return text;
    dropping_.drop(reason, dropping_.span_of(trim(text.substr(0, size))), "", why);
    return text.substr(size);
  }

  std::string_view cut_sign_off(std::string_view text) {
    while (const auto tail = find_sign_off_tail(text)) {
      add_sign_off(tail->sign_off);
      dropping_.drop(DropReason::sign_off, dropping_.span_of(trim(text.substr(tail->begin))), "",
                     "the sign-off in the last lines of " + item_.id);
      text = trim(text.substr(0, tail->begin));
    }
    return text;
  }

  // `- x -` is kept as x; the hyphens are accounted for.
  std::string_view undecorated(std::string_view text, std::string_view inner) {
    const auto begin = static_cast<std::size_t>(inner.data() - text.data());
    dropping_.drop(DropReason::markup, dropping_.span_of(trim(text.substr(0, begin))), "",
                   "the hyphens around a subhead");
    dropping_.drop(DropReason::markup, dropping_.span_of(trim(text.substr(begin + inner.size()))),
                   "", "the hyphens around a subhead");
    return inner;
  }

  std::string_view cut_tail(std::string_view text, bool alone, Block& block) {
    const auto tail = find_truncation(text, alone);
    if (!tail) return text;
    item_.complete = false;
    item_.truncated_by = std::string(tail->raw);
    block.truncated = true;
    dropping_.drop(DropReason::markup, dropping_.span_of(tail->raw), "",
                   "the mark by which the carrier cut " + item_.id);
    return trim(text.substr(0, tail->begin));
  }

  // Newspapers open a quotation anew in each of its paragraphs and close it in the last one.
  void mark_open_quotes() {
    bool open = false;
    for (Block& block : item_.blocks) {
      if (block.type == BlockType::subhead || block.type == BlockType::label) continue;
      const bool opens = block.text.starts_with('"') || block.text.starts_with("\xE2\x80\x9C") ||
                         block.text.starts_with("\xC2\xAB") ||
                         block.text.starts_with("\xE2\x80\x9E");
      block.continues_quote = open && opens;
      if (block.continues_quote) previous_->leaves_quote_open = true;
      open = leaves_open(block.text);
      previous_ = &block;
    }
  }

  static bool leaves_open(std::string_view text) {
    int straight = 0, curly = 0, angle = 0, low = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '"') ++straight;
      const std::string_view three = text.substr(i, 3), two = text.substr(i, 2);
      // German opens low and closes with what English opens with.
      if (three == "\xE2\x80\x9C") curly += low > 0 ? 0 : 1, low = low > 0 ? low - 1 : 0;
      if (three == "\xE2\x80\x9E") ++low;
      if (three == "\xE2\x80\x9D") --curly;
      if (two == "\xC2\xAB") ++angle;
      if (two == "\xC2\xBB") --angle;
    }
    return straight % 2 == 1 || curly > 0 || angle > 0 || low > 0;
  }

  const Page& source_;
  const FlatPage& flat_;
  const Layout& layout_;
  const Story& story_;
  Dropping& dropping_;
  const std::string& text_;
  Item item_;
  std::unordered_set<std::string> authors_;  // in lower case: nobody is named twice
  Block* previous_ = nullptr;
  const AgencyName* dateline_agency_ = nullptr;
  const AgencyName* byline_agency_ = nullptr;
  const AgencyName* signed_agency_ = nullptr;
};

}  // namespace

void Dropping::drop(DropReason reason, TextSpan span, std::string label, std::string_view why) {
  const std::string_view text = span.in(*flat_.text);
  if (trim(text).empty()) return;
  Dropped dropped;
  dropped.reason = reason;
  dropped.span = span;
  dropped.input = flat_.input(span);
  dropped.label = std::move(label);
  dropped.first = std::string(first_words(text, 3));
  dropped.why = why;
  out_.push_back(std::move(dropped));
}

TextSpan Dropping::span_of(std::string_view part) const {
  const auto begin = static_cast<std::uint32_t>(part.data() - flat_.text->data());
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

Item make_item(const Page& source, const FlatPage& flat, const Layout& layout, const Story& story,
               std::string id, ItemRole role, Dropping& dropping) {
  return Builder(source, flat, layout, story, dropping).build(std::move(id), role);
}

}  // namespace entente::page
