// For each piece: what stands before it (abbreviation, stop, closing marks, line end), what it is
// (capital, small, figure, opener of a quote), and the rule for the pair. What no rule is sure of
// stays free.
#include "parse/segments.hpp"

#include <algorithm>
#include <memory_resource>

#include "parse/quote_marks.hpp"
#include "parse/segment_words.hpp"
#include "parse/unicode.hpp"

namespace entente {
namespace {

using Kind = SegmentWords::Kind;

bool is_stop(std::string_view text) {
  return text == "." || text == "?" || text == "!" || text == "?!" || text == "!?";
}
bool is_ellipsis(std::string_view text) {
  return text == "\u2026" || (text.size() >= 2 && text.find_first_not_of('.') == text.npos);
}
bool is_dash(std::string_view text) {
  return text == "-" || text == "--" || text == "\u2013" || text == "\u2014";
}
bool is_bullet(std::string_view text) {
  return text == "\u2022" || text == "\u25aa" || text == "\u25e6" || text == "\u2023" ||
         text == "\u25cf" || text == "\u25a0" || text == "*" || text == "\u00b7";
}
bool is_opening_bracket(std::string_view text) {
  return text == "(" || text == "[" || text == "{";
}
bool is_closing_bracket(std::string_view text) {
  return text == ")" || text == "]" || text == "}";
}
// Marks that stand behind what they belong to.
bool hangs_back(std::string_view text) {
  return is_closing_bracket(text) || is_stop(text) || text == "," || text == ";" || text == ":" ||
         text == "%";
}
bool is_figure(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

// How a word is written, as far as it tells where a sentence begins.
enum class Case : std::uint8_t { none, small, capital, mixed };  // mixed: iPhone, al-Qaeda

Case case_of(std::string_view word) {
  if (word.empty()) return Case::none;
  const char32_t first = unicode::step(word, 0).value;
  if (!unicode::is_alpha(first)) return Case::none;
  if (unicode::is_upper(first)) return Case::capital;
  for (std::size_t at = 0; at < word.size();) {
    const unicode::Step here = unicode::step(word, at);
    if (unicode::is_upper(here.value)) return Case::mixed;
    at = here.next;
  }
  return Case::small;
}

// "U.S.", "U.A.E.": capitals, each with its stop.
bool is_acronym(std::string_view word) {
  if (word.size() < 4 || word.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (i % 2 == 0 ? word[i] < 'A' || word[i] > 'Z' : word[i] != '.') return false;
  return true;
}
bool is_initial(std::string_view word) {
  return word.size() == 2 && word[0] >= 'A' && word[0] <= 'Z' && word[1] == '.';
}
bool is_shouted(std::string_view word) {
  return word.size() > 1 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// One pass over one block.
class Pass {
 public:
  Pass(std::string_view block, std::span<const Piece> pieces, std::span<const QuoteMark> quotes,
       const SegmentWords& words, std::span<Start> out)
      : block_(block), pieces_(pieces), quotes_(quotes), words_(&words), out_(out) {}
  void run();

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  static constexpr std::size_t reach = 8;  // how far a rule looks: hostile runs stay linear

  // What stands before a piece.
  struct Before {
    std::size_t last = none;    // the word or mark behind which closing marks were passed over
    bool quote_closed = false;  // among them a quotation mark
    bool bracket_closed = false;
    bool shout_attributed = false;  // that quote has its speaker after it
  };

  [[nodiscard]] std::string_view text(std::size_t i) const { return pieces_[i].span.in(block_); }
  [[nodiscard]] std::uint16_t kinds(std::size_t i) const { return words_->kinds(text(i)); }
  [[nodiscard]] bool has(std::size_t i, Kind kind) const { return (kinds(i) & kind) != 0; }
  [[nodiscard]] bool has_stop(std::size_t i) const {  // "No." is no "No"
    return i + 1 < pieces_.size() && text(i + 1) == "." && glued(i + 1);
  }
  [[nodiscard]] bool is_opener(std::size_t i) const { return has(i, Kind::opener) && !has_stop(i); }
  [[nodiscard]] bool opens(std::size_t i) const {
    return quotes_[i].kind == QuoteMark::Kind::opens;
  }
  [[nodiscard]] bool closes(std::size_t i) const {
    return quotes_[i].kind == QuoteMark::Kind::closes;
  }
  [[nodiscard]] std::size_t previous(std::size_t i) const {  // not blank
    while (i-- > 0)
      if (!pieces_[i].is_space) return i;
    return none;
  }
  [[nodiscard]] bool glued(std::size_t i) const {
    return i > 0 && !pieces_[i - 1].is_space && !pieces_[i - 1].space_after;
  }
  // The first word at or after a piece, marks that open aside.
  [[nodiscard]] std::size_t word_at(std::size_t i) const {
    for (std::size_t steps = 0; steps < reach; ++steps, ++i)
      if (i + 1 == pieces_.size() || !(opens(i) || is_opening_bracket(text(i)))) break;
    return i;
  }
  [[nodiscard]] Before before(std::size_t i) const;
  // The abbreviation that ends at piece `i`: "Gen." in one piece or in two.
  [[nodiscard]] std::string_view abbreviation(std::size_t i) const;

  Start decide(std::size_t i) const;
  Start within_line(std::size_t i) const;
  Start after_abbreviation(std::string_view word, std::size_t next) const;
  Start after_stop(const Before& before, std::size_t i, std::size_t next) const;
  Start after_colon(std::size_t colon, std::size_t i, std::size_t next) const;
  [[nodiscard]] bool is_label(std::size_t colon) const;
  [[nodiscard]] bool ends_dateline(std::size_t dash) const;
  [[nodiscard]] bool begins_item(std::size_t i) const;
  [[nodiscard]] bool line_stands_alone(std::size_t end) const;
  [[nodiscard]] bool speaker_follows(std::size_t i) const;

  std::string_view block_;
  std::span<const Piece> pieces_;
  std::span<const QuoteMark> quotes_;
  const SegmentWords* words_;
  std::span<Start> out_;
  std::size_t line_ = 0;          // the first piece of this line that is not blank
  std::size_t quoted_until_ = 0;  // pieces before this are in a quote that has its speaker after it
};

Pass::Before Pass::before(std::size_t i) const {
  Before answer;
  std::size_t at = previous(i);
  for (std::size_t steps = 0; steps < reach; ++steps) {
    if (at == none || at < line_ || !(closes(at) || is_closing_bracket(text(at)))) break;
    answer.quote_closed |= closes(at);
    answer.bracket_closed |= !closes(at);
    answer.shout_attributed |= closes(at) && quotes_[at].attributed;
    at = previous(at);
  }
  answer.last = at;
  return answer;
}

std::string_view Pass::abbreviation(std::size_t i) const {
  const std::string_view last = text(i);
  if (last.size() > 1) return last.ends_with('.') && !is_ellipsis(last) ? last : std::string_view{};
  if (last != "." || i == 0 || !glued(i)) return {};
  const TextSpan whole{pieces_[i - 1].span.begin, pieces_[i].span.end};
  const std::string_view both = whole.in(block_);
  return words_->kinds(both) != 0 ? both : std::string_view{};
}

Start Pass::after_abbreviation(std::string_view word, std::size_t next) const {
  const std::uint16_t kind = words_->kinds(word);
  const std::string_view follows = text(next);
  const Case written = case_of(follows);
  const bool opener = is_opener(next);
  if ((kind & (Kind::title | Kind::inner)) != 0) return Start::never;
  if ((kind & Kind::number) != 0 && is_figure(follows)) return Start::never;
  if ((kind & Kind::month) != 0 && is_figure(follows)) return Start::never;
  if (written == Case::small) return Start::never;
  if ((kind & Kind::clock) != 0) {
    if (has(next, Kind::after_clock)) return Start::never;
    return opener ? Start::must : Start::free;
  }
  if (is_acronym(word)) {
    if (is_figure(follows)) return Start::never;
    if (written != Case::capital) return Start::free;
    return opener ? Start::must : Start::never;
  }
  if (is_initial(word)) return written == Case::capital && !opener ? Start::never : Start::free;
  return opener && (kind & (Kind::company | Kind::month)) != 0 ? Start::must : Start::free;
}

// Whether "said" comes within a few words: `"Stop!" Price said`.
bool Pass::speaker_follows(std::size_t i) const {
  for (const std::size_t end = std::min(pieces_.size(), i + reach); i < end; ++i) {
    if (has(i, Kind::speech)) return true;
    if (is_stop(text(i)) || opens(i) || pieces_[i].is_space) return false;
  }
  return false;
}

Start Pass::after_stop(const Before& before, std::size_t i, std::size_t next) const {
  const std::string_view stop = text(before.last);
  const Case written = case_of(text(next));
  const bool opener = is_opener(next);
  if (before.quote_closed && written == Case::small)  // "..." said the envoy
    return has(next, Kind::speech) || speaker_follows(next) ? Start::never : Start::free;
  if (stop != ".") {
    if (written == Case::small && !opens(i)) return Start::never;
    if (before.quote_closed && !opener && !opens(i) && speaker_follows(next)) return Start::never;
    return opener ? Start::must : Start::free;
  }
  if (written != Case::capital) return Start::free;
  if (opener || before.bracket_closed) return Start::must;
  // An unknown abbreviation may end in a stop; a word of some length, or a figure, does not.
  const std::size_t word = before.last == 0 ? none : before.last - 1;
  if (word == none || !glued(before.last)) return Start::free;
  const std::string_view ended = text(word);
  const Case case_ended = case_of(ended);
  const bool whole_word = (case_ended == Case::small && ended.size() > 2) ||
                          (case_ended == Case::capital && ended.size() > 5) || is_figure(ended) ||
                          is_closing_bracket(ended) || closes(word) || ended == "%";
  return whole_word ? Start::must : Start::free;
}

// Words in capitals from the line's head or a stop to the colon.
bool Pass::is_label(std::size_t colon) const {
  std::size_t letters = 0;
  std::size_t at = colon;
  while (at > line_ && colon - at <= reach && is_shouted(text(at - 1)))
    letters += text(--at).size();
  if (at == colon && at > line_ && (text(at - 1) == "Q" || text(at - 1) == "A")) {
    --at;
    letters = 4;
  }
  const std::size_t ended = at == line_ ? none : previous(at);
  const bool alone = ended == none || ended < line_ || is_stop(text(ended)) || closes(ended);
  return letters >= 4 && alone;
}

// "KEY POINTS: The ..." is a label, "he said: ..." and "the choice: go or stay" are not.
Start Pass::after_colon(std::size_t colon, std::size_t i, std::size_t next) const {
  if (is_label(colon) && case_of(text(next)) == Case::capital) return Start::must;
  if (opens(i) || case_of(text(next)) == Case::small) return Start::never;
  for (std::size_t at = colon; at-- > line_ && colon - at < reach;)
    if (has(at, Kind::speech)) return Start::never;
  return Start::free;
}

// "SOFIA, Nov 7 (Reuters) -": the place of the report is no part of its first sentence.
bool Pass::ends_dateline(std::size_t dash) const {
  constexpr std::size_t longest_dateline = 16;
  return is_dash(text(dash)) && dash > line_ && dash - line_ <= longest_dateline &&
         is_closing_bracket(text(dash - 1));
}

Start Pass::within_line(std::size_t i) const {
  const std::string_view here = text(i);
  if (is_bullet(here) && here != "*" && !glued(i)) return Start::must;
  if (closes(i) || hangs_back(here)) return Start::never;
  const Before what = before(i);
  if (what.last == none || what.last < line_) return Start::free;
  const std::size_t last = what.last;
  const std::string_view ended = text(last);
  if (glued(i) && (opens(i - 1) || is_opening_bracket(text(i - 1)))) return Start::never;
  const std::size_t next = word_at(i);
  if (what.shout_attributed) return Start::never;  // the speaker is named from here on
  if (is_ellipsis(here) && !is_stop(ended)) return Start::never;
  if (previous(i) - line_ <= 1 && begins_item(line_)) return Start::never;  // "1." and its item
  const bool closed = what.quote_closed || what.bracket_closed;
  if (const std::string_view short_form = abbreviation(last); !short_form.empty()) {
    if (!closed && !opens(i)) return after_abbreviation(short_form, next);
    if (what.quote_closed && is_opener(next)) return Start::must;
    return Start::free;
  }
  if (is_stop(ended)) return glued(i) && !closed ? Start::free : after_stop(what, i, next);
  if (is_ellipsis(ended)) return case_of(text(next)) == Case::small ? Start::never : Start::free;
  if (ended == ":") return after_colon(last, i, next);
  if (is_bullet(ended)) return Start::never;
  if (ends_dateline(last) && case_of(text(next)) == Case::capital) return Start::must;
  if (ended == ",") return Start::never;
  const Case written = case_of(text(next));
  if (written == Case::small || is_figure(text(next))) return Start::never;
  if (is_dash(ended) || ended == ";" || closed || is_dash(here)) return Start::free;
  // Words, with no mark between them: only a function word with a capital may begin anew.
  if (case_of(ended) == Case::small && written == Case::capital && !is_opener(next))
    return Start::never;
  return Start::free;
}

// Bullets, "- item" and "1." or "2)" at the head of a line.
bool Pass::begins_item(std::size_t i) const {
  const std::string_view here = text(i);
  if (is_bullet(here)) return true;
  const bool blank_after =
      i + 1 < pieces_.size() && (pieces_[i].space_after || pieces_[i + 1].is_space);
  if (is_dash(here)) return blank_after;
  if (!is_figure(here)) return false;
  if (here.size() <= 3 && here.ends_with('.')) return blank_after;
  if (here.size() > 2 || i + 1 >= pieces_.size() || !glued(i + 1)) return false;
  return text(i + 1) == "." || text(i + 1) == ")";
}

// A line that is a subhead ("- X -"), an item, or a label in capitals: what follows begins anew.
bool Pass::line_stands_alone(std::size_t end) const {
  const std::size_t last = previous(end);
  if (last == none || last < line_) return true;
  if (begins_item(line_)) return true;
  for (std::size_t i = line_; i <= last; ++i) {
    const std::string_view word = text(i);
    if (pieces_[i].is_space || word == ":" || is_figure(word)) continue;
    if (!is_shouted(word)) return false;
  }
  return true;
}

Start Pass::decide(std::size_t i) const {
  if (i < quoted_until_) return Start::never;
  const std::size_t last = previous(i);
  if (last == none) return Start::free;
  bool line = false;
  for (std::size_t at = last + 1; at < i; ++at) {
    if (breaks_paragraph(text(at))) return Start::must;
    line |= breaks_line(text(at));
  }
  if (!line) return within_line(i);
  if (begins_item(i) || line_stands_alone(i)) return Start::must;
  if (closes(i) || hangs_back(text(i))) return Start::never;
  // A wrapped line goes on as if a blank stood there.
  const Start answer = within_line(i);
  const bool sure = answer == Start::must || case_of(text(word_at(i))) == Case::small;
  return sure ? answer : Start::free;
}

void Pass::run() {
  bool line_begins = true;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (pieces_[i].is_space) {
      line_begins |= breaks_line(text(i));
      continue;
    }
    out_[i] = decide(i);
    if (line_begins) line_ = i;
    line_begins = false;
    if (opens(i) && quotes_[i].attributed)
      quoted_until_ = std::max(quoted_until_, static_cast<std::size_t>(quotes_[i].partner) + 1);
  }
  // Blanks before a word whose place is decided belong to what stands before them.
  for (std::size_t i = pieces_.size(); i-- > 1;)
    if (pieces_[i - 1].is_space && i < pieces_.size() && out_[i] != Start::free)
      out_[i - 1] = Start::never;
  if (!out_.empty()) out_[0] = Start::free;
}

}  // namespace

struct Segmenter::Impl {
  SegmentWords words;
};

Segmenter::Segmenter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;
Segmenter::~Segmenter() = default;

Result<Segmenter> Segmenter::load(std::string_view table) {
  TRY(SegmentWords words, SegmentWords::read(table));
  return Segmenter(std::make_unique<Impl>(Impl{std::move(words)}));
}

std::span<const Start> Segmenter::starts(std::string_view block, std::span<const Piece> pieces,
                                         Arena& arena) const {
  if (pieces.empty()) return {};
  std::pmr::polymorphic_allocator<Start> allocator(arena.resource());
  Start* const first = allocator.allocate(pieces.size());
  std::uninitialized_fill_n(first, pieces.size(), Start::free);
  const std::span<Start> out(first, pieces.size());
  Pass(block, pieces, find_quotes(block, pieces, impl_->words, arena), impl_->words, out).run();
  return out;
}

}  // namespace entente
