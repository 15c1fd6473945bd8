// Reading one amount: digits, number words, vague plurals, and ranges of them.
#include "text/amounts.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace entente {
namespace {

constexpr double kUnbounded = std::numeric_limits<double>::infinity();

struct Word {
  std::string_view text;
  double low, high;
};

constexpr std::array<Word, 29> kUnits{{
    {"zero", 0, 0},      {"one", 1, 1},         {"two", 2, 2},        {"three", 3, 3},
    {"four", 4, 4},      {"five", 5, 5},        {"six", 6, 6},        {"seven", 7, 7},
    {"eight", 8, 8},     {"nine", 9, 9},        {"ten", 10, 10},      {"eleven", 11, 11},
    {"twelve", 12, 12},  {"thirteen", 13, 13},  {"fourteen", 14, 14}, {"fifteen", 15, 15},
    {"sixteen", 16, 16}, {"seventeen", 17, 17}, {"eighteen", 18, 18}, {"nineteen", 19, 19},
    {"twenty", 20, 20},  {"thirty", 30, 30},    {"forty", 40, 40},    {"fifty", 50, 50},
    {"sixty", 60, 60},   {"seventy", 70, 70},   {"eighty", 80, 80},   {"ninety", 90, 90},
    {"dozen", 12, 12},
}};
constexpr std::array<Word, 6> kVague{{{"few", 3, 9},
                                      {"several", 3, 9},
                                      {"handful", 3, 9},
                                      {"couple", 2, 2},
                                      {"pair", 2, 2},
                                      {"half", 0.5, 0.5}}};
constexpr std::array<Word, 19> kScales{{
    {"hundred", 1e2, 0},   {"thousand", 1e3, 0}, {"million", 1e6, 0}, {"billion", 1e9, 0},
    {"trillion", 1e12, 0}, {"k", 1e3, 0},        {"m", 1e6, 0},       {"mn", 1e6, 0},
    {"mln", 1e6, 0},       {"mil", 1e6, 0},      {"b", 1e9, 0},       {"bn", 1e9, 0},
    {"bln", 1e9, 0},       {"t", 1e12, 0},       {"tn", 1e12, 0},     {"trn", 1e12, 0},
    {"lakh", 1e5, 0},      {"crore", 1e7, 0},    {"dozen", 12, 0},
}};
constexpr std::array<Word, 8> kPlurals{{{"tens", 20, 99},
                                        {"dozens", 24, 99},
                                        {"scores", 40, 99},
                                        {"hundreds", 200, 999},
                                        {"thousands", 2e3, 9999},
                                        {"millions", 2e6, 9999999},
                                        {"billions", 2e9, 9999999999},
                                        {"trillions", 2e12, 9999999999999}}};

template <std::size_t N>
const Word* find(const std::array<Word, N>& table, std::string_view text) {
  for (const Word& word : table)
    if (word.text == text) return &word;
  return nullptr;
}

std::string_view word_at(Words words, std::size_t at) {
  return at < words.size() ? std::string_view(words[at]) : std::string_view();
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "2,200" and "1.5"; none for "2,20", "7:30", "24/7" and the like, which are not counts.
std::optional<double> read_digits(std::string_view text) {
  std::string plain;
  const std::size_t point = text.find('.');
  const std::size_t whole = std::min(point, text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_digit(c) || (c == '.' && i == point)) {
      plain += c;
    } else if (c == ',' && i < whole && (whole - i) % 4 == 0 && i > 0 && i <= whole) {
      continue;  // a thousands' mark stands before a multiple of three digits
    } else {
      return std::nullopt;
    }
  }
  const std::size_t first_mark = text.find(',');
  if (first_mark != std::string_view::npos && first_mark > 3) return std::nullopt;
  double value = 0;
  const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (read.ec != std::errc() || read.ptr != plain.data() + plain.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

struct Numeral {
  double low = 0, high = 0, scale = 1;
};

// One word that starts with a digit: "2,200", "1.5bn", "10-20", "300+".
std::optional<Numeral> read_numeral(std::string_view text) {
  if (text.empty() || !is_digit(text.front())) return std::nullopt;
  Numeral numeral;
  const bool open = text.back() == '+';
  if (open) text.remove_suffix(1);
  if (!text.empty() && text.back() == '%')
    text.remove_suffix(1);  // is_share_or_age() looks at the word again
  const std::size_t letters = text.find_last_of("0123456789") + 1;
  if (letters < text.size()) {
    const Word* scale = find(kScales, text.substr(letters));
    if (scale == nullptr) return std::nullopt;
    numeral.scale = scale->low;
    text = text.substr(0, letters);
  }
  const std::size_t dash = text.find('-');
  const auto low = read_digits(text.substr(0, dash));
  const auto high = dash == std::string_view::npos ? low : read_digits(text.substr(dash + 1));
  if (!low || !high || *high < *low) return std::nullopt;
  numeral.low = *low * numeral.scale;
  numeral.high = open ? kUnbounded : *high * numeral.scale;
  return numeral;
}

// "tens of thousands": 20,000 .. 99,999.
Amount read_plural(Words words, std::size_t at, const Word& plural) {
  Amount amount{at, at + 1, plural.low, plural.high, 1};
  while (word_at(words, amount.end) == "of") {
    const Word* next = find(kPlurals, word_at(words, amount.end + 1));
    const bool scales = next != nullptr && next->low >= 2e3;
    if (!scales) break;
    const double scale = next->low / 2;
    amount.low *= scale;
    amount.high = (amount.high + 1) * scale - 1;
    amount.end += 2;
  }
  return amount;
}

// Sums number words left to right: "one million two hundred and five thousand", "2.5 million", "two
// dozen".
class Sum {
 public:
  Sum(Words words, std::size_t at) : words_(words), begin_(at), at_(at) {}

  std::optional<Amount> read() {
    start();
    while (step()) {
    }
    if (!any_) return std::nullopt;
    const double low = total_low_ + group_low_;
    const double high = total_high_ + group_high_;
    if (!std::isfinite(low) || std::isnan(high)) return std::nullopt;
    return Amount{begin_, at_, low, high, scale_};
  }

 private:
  // "a hundred", "half a million", "a few dozen": the article and the vague words come before a
  // scale.
  void start() {
    if (const Word* vague = find(kVague, word_at(words_, at_));
        vague != nullptr && start_vague(*vague))
      return;
    const bool article = word_at(words_, at_) == "a" || word_at(words_, at_) == "an";
    if (!article) return;
    const std::string_view next = word_at(words_, at_ + 1);
    if (const Word* vague = find(kVague, next); vague != nullptr) {
      ++at_;
      if (!start_vague(*vague)) --at_;
    } else if (find(kScales, next) != nullptr && next.size() > 3) {
      set_group(1, 1);
      ++at_;
    }
  }

  bool start_vague(const Word& vague) {
    std::size_t next = at_ + 1;
    const bool of = word_at(words_, next) == "of";
    if (vague.text == "half") {
      if (word_at(words_, next) == "a") ++next;
      const Word* scale = find(kScales, word_at(words_, next));
      if (scale == nullptr || scale->text.size() <= 3) return false;
    } else if (of && find(kScales, word_at(words_, next + 1)) != nullptr) {
      ++next;
    }
    set_group(vague.low, vague.high);
    at_ = next;
    vague_ = true;
    return true;
  }

  void set_group(double low, double high) {
    group_low_ = low;
    group_high_ = high;
    any_ = true;
  }

  bool step() {
    std::string_view word = word_at(words_, at_);
    std::size_t skip = 1;
    if (word == "and" && after_scale_ &&
        word_at(words_, begin_ == 0 ? 0 : begin_ - 1) != "between") {
      word = word_at(words_, at_ + 1);
      if (find(kUnits, word) == nullptr && !read_numeral(word)) return false;
      skip = 2;
    }
    if (const Word* scale = find(kScales, word); scale != nullptr && (any_ || word == "dozen"))
      return take_scale(scale->low, skip);
    if (const Word* unit = find(kUnits, word)) return take_unit(unit->low, skip);
    if (const auto numeral = read_numeral(word)) return take_numeral(*numeral, skip);
    return false;
  }

  bool take_unit(double value, std::size_t skip) {
    const bool fits = !any_ || (after_scale_ && value < smallest_ && value < 100) ||
                      (after_tens_ && value > 0 && value < 10);
    if (!fits || vague_ || closed_) return false;
    group_low_ += value;
    group_high_ += value;
    any_ = true;
    after_tens_ = value >= 20;
    after_scale_ = false;
    at_ += skip;
    return true;
  }

  bool take_numeral(const Numeral& numeral, std::size_t skip) {
    const bool fits = !any_ || (after_scale_ && numeral.low < smallest_);
    if (!fits || vague_ || closed_) return false;
    group_low_ += numeral.low;
    group_high_ += numeral.high;
    any_ = true;
    scale_ = std::max(scale_, numeral.scale);
    after_tens_ = after_scale_ = false;
    closed_ = numeral.scale > 1;
    at_ += skip;
    return true;
  }

  bool take_scale(double scale, std::size_t skip) {
    if (closed_ || scale >= smallest_) return false;
    if (!any_) set_group(1, 1);
    if (group_high_ == 0) return false;
    group_low_ *= scale;
    group_high_ *= scale;
    scale_ = std::max(scale_, scale);
    after_scale_ = true;
    after_tens_ = false;
    at_ += skip;
    if (scale >= 1e3) {  // the group is complete; what follows is smaller
      total_low_ += group_low_;
      total_high_ += group_high_;
      group_low_ = group_high_ = 0;
      smallest_ = scale;
    }
    closed_ = scale == 12;
    return true;
  }

  Words words_;
  std::size_t begin_, at_;
  double total_low_ = 0, total_high_ = 0, group_low_ = 0, group_high_ = 0;
  double scale_ = 1, smallest_ = kUnbounded;
  bool any_ = false, vague_ = false, after_scale_ = false, after_tens_ = false, closed_ = false;
};

std::optional<Amount> single_at(Words words, std::size_t at) {
  if (const Word* plural = find(kPlurals, word_at(words, at)))
    return read_plural(words, at, *plural);
  return Sum(words, at).read();
}

}  // namespace

bool is_share_or_age(Words words, const Amount& amount) {
  const std::string& last = words[amount.end - 1];
  const std::string_view next = word_at(words, amount.end);
  const bool age = (next == "year" || next == "years" || next == "month" || next == "months") &&
                   word_at(words, amount.end + 1) == "old";
  return age || last.back() == '%' || next == "percent" || next == "percentage" || next == "pct" ||
         (next == "per" && word_at(words, amount.end + 1) == "cent");
}

std::optional<Amount> amount_at(Words words, std::size_t at) {
  std::optional<Amount> first = single_at(words, at);
  if (!first) return std::nullopt;
  const std::string_view link = word_at(words, first->end);
  const std::string_view before = at == 0 ? std::string_view() : word_at(words, at - 1);
  const bool between =
      before == "between" || (is_currency_sign(before) && at > 1 && words[at - 2] == "between");
  if (link != "to" && link != "or" && !(link == "and" && between)) return first;
  std::size_t second_at = first->end + 1;
  if (is_currency_sign(word_at(words, second_at))) ++second_at;
  const std::optional<Amount> second = single_at(words, second_at);
  if (!second) return first;
  double low = first->low;
  if (first->scale == 1 && second->scale > 12 && low * second->scale <= second->high)
    low *= second->scale;  // "5 to 6 million"
  if (second->high <= low || (second->end - second_at == 1 && word_at(words, second_at) == "one"))
    return first;
  return Amount{at, second->end, low, second->high, second->scale};
}

}  // namespace entente
