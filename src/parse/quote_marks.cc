// Curved marks say themselves what they are; a straight mark opens when a blank stands before it
// and none after it.
#include "parse/quote_marks.hpp"

#include <algorithm>
#include <memory_resource>
#include <vector>

namespace entente {
namespace {

constexpr std::size_t longest_attribution = 8;  // pieces between the closing mark and the verb
constexpr std::size_t longest_quote = 120;      // a longer one is read sentence by sentence

enum class Glyph : std::uint8_t { none, opens, closes, straight, single };

Glyph glyph_of(std::string_view text) {
  if (text == "\"" || text == "''") return Glyph::straight;
  if (text == "\u201c" || text == "\u201e" || text == "\u00ab" || text == "``" || text == "\u2018")
    return Glyph::opens;
  if (text == "\u201d" || text == "\u00bb") return Glyph::closes;
  if (text == "\u2019" || text == "'") return Glyph::single;
  return Glyph::none;
}

class Finder {
 public:
  Finder(std::string_view block, std::span<const Piece> pieces, const SegmentWords& words,
         std::span<QuoteMark> marks)
      : block_(block), pieces_(pieces), words_(&words), marks_(marks) {}

  void run() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (pieces_[i].is_space && breaks_paragraph(text(i))) open_.clear();
      look_at(i);
    }
  }

 private:
  [[nodiscard]] std::string_view text(std::size_t i) const { return pieces_[i].span.in(block_); }
  [[nodiscard]] bool blank_before(std::size_t i) const {
    return i == 0 || pieces_[i - 1].space_after || pieces_[i - 1].is_space;
  }
  [[nodiscard]] bool blank_after(std::size_t i) const {
    return i + 1 == pieces_.size() || pieces_[i].space_after || pieces_[i + 1].is_space;
  }
  [[nodiscard]] bool after_opener(std::size_t i) const {
    if (i == 0) return true;
    const std::string_view before = text(i - 1);
    return before == "(" || before == "[" || before == "-" || before == "--" ||
           before == "\u2014" || before == "\u2013" || marks_[i - 1].kind == QuoteMark::Kind::opens;
  }

  void look_at(std::size_t i) {
    switch (glyph_of(text(i))) {
      case Glyph::none: return;
      case Glyph::opens: return open(i);
      case Glyph::closes: return close(i);
      case Glyph::single:
        // An apostrophe, unless a single quote is open and punctuation or its end stands before.
        if (!open_.empty() && text(open_.back()) == "\u2018" && blank_after(i)) close(i);
        return;
      case Glyph::straight: {
        const bool before = blank_before(i) || after_opener(i);
        const bool after = blank_after(i);
        if (before != after) return before ? open(i) : close(i);
        return open_.empty() ? open(i) : close(i);
      }
    }
  }
  void open(std::size_t i) {
    marks_[i].kind = QuoteMark::Kind::opens;
    open_.push_back(i);
  }
  void close(std::size_t i) {
    marks_[i].kind = QuoteMark::Kind::closes;
    // An opener of single quotes that only an apostrophe could close is passed over.
    while (!open_.empty() && text(open_.back()) == "\u2018" && glyph_of(text(i)) != Glyph::single)
      open_.pop_back();
    if (open_.empty()) return;
    const std::size_t opener = open_.back();
    open_.pop_back();
    marks_[i].partner = static_cast<std::int32_t>(opener);
    marks_[opener].partner = static_cast<std::int32_t>(i);
    const bool attributed = i - opener <= longest_quote && speaker_follows(i);
    marks_[i].attributed = marks_[opener].attributed = attributed;
  }
  // ..., he said / ?" asked the envoy: a verb of speech in small letters before the next stop.
  [[nodiscard]] bool speaker_follows(std::size_t close) const {
    if (close == 0) return false;
    const std::string_view last = text(close - 1);
    const bool comma_outside = close + 1 < pieces_.size() && text(close + 1) == ",";
    const bool goes_on = last == "," || last == "?" || last == "!" || last == "\u2014" ||
                         last == "--" || last == "-" || last == "..." || last == "\u2026" ||
                         comma_outside;
    if (!goes_on) {
      // "... ." said the envoy: the verb itself must follow.
      const std::size_t next = close + 1;
      return next < pieces_.size() && is_speech(next);
    }
    const std::size_t end = std::min(pieces_.size(), close + 1 + longest_attribution);
    for (std::size_t i = close + 1; i < end; ++i) {
      if (is_speech(i)) return true;
      const std::string_view word = text(i);
      if (word == "." && abbreviates(i)) continue;  // "Col."
      if (word == "." || word == "?" || word == "!" || glyph_of(word) == Glyph::straight ||
          glyph_of(word) == Glyph::opens || (pieces_[i].is_space && breaks_line(word)))
        return false;
    }
    return false;
  }
  [[nodiscard]] bool abbreviates(std::size_t stop) const {
    const TextSpan whole{pieces_[stop - 1].span.begin, pieces_[stop].span.end};
    return (words_->kinds(whole.in(block_)) & SegmentWords::title) != 0;
  }
  [[nodiscard]] bool is_speech(std::size_t i) const {
    return (words_->kinds(text(i)) & SegmentWords::speech) != 0;
  }

  std::string_view block_;
  std::span<const Piece> pieces_;
  const SegmentWords* words_;
  std::span<QuoteMark> marks_;
  std::vector<std::size_t> open_;
};

}  // namespace

bool breaks_line(std::string_view blanks) {
  return blanks.find_first_of("\n\r\v\f") != std::string_view::npos ||
         blanks.find("\u2028") != std::string_view::npos ||
         blanks.find("\u2029") != std::string_view::npos;
}

bool breaks_paragraph(std::string_view blanks) {
  return std::count(blanks.begin(), blanks.end(), '\n') > 1 ||
         blanks.find("\r\r") != std::string_view::npos ||
         blanks.find("\u2029") != std::string_view::npos;
}

std::span<QuoteMark> find_quotes(std::string_view block, std::span<const Piece> pieces,
                                 const SegmentWords& words, Arena& arena) {
  if (pieces.empty()) return {};
  std::pmr::polymorphic_allocator<QuoteMark> allocator(arena.resource());
  QuoteMark* const first = allocator.allocate(pieces.size());
  std::uninitialized_value_construct_n(first, pieces.size());
  const std::span<QuoteMark> marks(first, pieces.size());
  Finder(block, pieces, words, marks).run();
  return marks;
}

}  // namespace entente
