// Splitting of phrases; see words.hpp.
#include "text/words.hpp"

#include "text/utf8.hpp"

namespace entente {
namespace {

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
bool is_space(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0xA0U || (c >= 0x2000U && c <= 0x200BU) ||
         c == 0x202FU || c == 0x3000U;
}
bool is_dash(char32_t c) {
  return c == U'-' || (c >= 0x2010U && c <= 0x2015U) || c == 0x2212U;
}
bool is_quote_inside(char32_t c) {
  return c == U'\'' || c == 0x2019U;
}
bool is_currency(char32_t c) {
  return c == U'$' || c == 0xA3U || c == 0xA5U || (c >= 0x20A0U && c <= 0x20BFU);
}

class Splitter {
 public:
  explicit Splitter(std::string_view phrase) : phrase_(phrase) {}

  std::vector<std::string> split() {
    while (at_ < phrase_.size()) {
      const CodePoint point = decode_utf8(phrase_, at_);
      at_ += point.size;
      take(point.value);
      before_ = point.value;
    }
    flush();
    return std::move(words_);
  }

 private:
  [[nodiscard]] char32_t ahead() const {
    return at_ < phrase_.size() ? decode_utf8(phrase_, at_).value : U' ';
  }

  void take(char32_t c) {
    if (is_digit(c)) {
      // "€200m" and "A$5": a digit starts a word after letters; "1990s" and "200m" stay whole.
      if (!word_.empty() && letters_only_) flush();
      letters_only_ = false;
      word_ += static_cast<char>(c);
    } else if (is_currency(c)) {
      take_currency(c);
    } else if (is_space(c)) {
      flush();
    } else if (is_dash(c)) {
      take_dash();
    } else if ((c == U'.' || c == U',' || c == U':' || c == U'/') && is_digit(before_) &&
               is_digit(ahead())) {
      word_ += static_cast<char>(c);
    } else if (is_quote_inside(c) && !word_.empty() && ahead() > U'@') {
      word_ += '\'';
    } else if (c < 0x80U && !is_letter(c)) {
      if ((c == U'%' || c == U'+') && is_digit(before_)) word_ += static_cast<char>(c);
      flush();
    } else if (c >= 0x2018U && c <= 0x203AU) {  // typographic quotes and points
      flush();
    } else {
      append_utf8(word_, c >= U'A' && c <= U'Z' ? c + 0x20U : c);
    }
  }

  // "10-20" and "F-35" stay one word; "mid-2014" and "thirty-five" are two.
  void take_dash() {
    const bool name = !word_.empty() && letters_only_ && word_ != "mid" && word_ != "early" &&
                      word_ != "late" && word_ != "pre" && word_ != "post";
    if (!is_digit(ahead()) || (!is_digit(before_) && !name)) return flush();
    word_ += '-';
    letters_only_ = false;
  }

  static bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

  void take_currency(char32_t c) {
    const bool prefixed = letters_only_ && word_.size() <= 3;  // A$, US$, HK$
    if (!prefixed) flush();
    append_utf8(word_, c);
    flush();
  }

  void flush() {
    if (!word_.empty()) words_.push_back(std::move(word_));
    word_.clear();
    letters_only_ = true;
  }

  std::string_view phrase_;
  std::size_t at_ = 0;
  char32_t before_ = U' ';
  std::string word_;
  bool letters_only_ = true;
  std::vector<std::string> words_;
};

}  // namespace

std::vector<std::string> phrase_words(std::string_view phrase) {
  return Splitter(phrase).split();
}

}  // namespace entente
