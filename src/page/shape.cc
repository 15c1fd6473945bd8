// Shapes of a line: words, sentence ends, labels. Table-free but for function
// words.
#include "page/shape.hpp"

#include <algorithm>
#include <array>

namespace entente::page {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = to_lower(c);
  return out;
}

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return to_lower(x) == to_lower(y); });
}

std::vector<std::string_view> words(std::string_view text, std::size_t at_most) {
  std::vector<std::string_view> out;
  std::size_t at = 0;
  while (at < text.size() && out.size() < at_most) {
    const std::size_t blank = blank_size(text, at);
    if (blank != 0) {
      at += blank;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && blank_size(text, at) == 0) ++at;
    out.push_back(text.substr(begin, at - begin));
  }
  return out;
}

std::size_t count_words(std::string_view text) {
  std::size_t count = 0, unspaced = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
    if (!blank && !inside) ++count;
    inside = !blank;
    // Kana and Han are written without spaces; two of them are about a word.
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xE3U && byte <= 0xE9U) ++unspaced;
  }
  return count + unspaced / 2;
}

std::string_view first_words(std::string_view text, std::size_t n) {
  const auto list = words(text, n);
  if (list.empty()) return {};
  const char* end = list.back().data() + list.back().size();
  return {list.front().data(), static_cast<std::size_t>(end - list.front().data())};
}

bool ends_sentence(std::string_view text) {
  while (!text.empty()) {
    const char c = text.back();
    if (c == '"' || c == '\'' || c == ')' || c == ']' || c == ' ') {
      text.remove_suffix(1);
    } else if (text.ends_with("\xE2\x80\x9D") || text.ends_with("\xE2\x80\x99")) {
      text.remove_suffix(3);
    } else if (text.ends_with("\xE3\x80\x8D") || text.ends_with("\xE2\x80\x9C")) {
      text.remove_suffix(3);
    } else if (text.ends_with("\xC2\xBB")) {
      text.remove_suffix(2);
    } else {
      break;
    }
  }
  if (text.empty()) return false;
  const char c = text.back();
  return c == '.' || c == '!' || c == '?' || c == ':' || text.ends_with("\xE2\x80\xA6") ||
         text.ends_with("\xE3\x80\x82") || text.ends_with("\xEF\xBC\x81") ||
         text.ends_with("\xEF\xBC\x9F") || text.ends_with("\xD8\x9F") ||
         text.ends_with("\xE0\xA5\xA4");
}

std::size_t find_phrase(std::string_view lowered, std::string_view phrase, std::size_t from) {
  for (std::size_t at = lowered.find(phrase, from); at != std::string_view::npos;
       at = lowered.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    const bool left = at == 0 || !is_word(phrase.front()) || !is_word(lowered[at - 1]);
    const bool right = end == lowered.size() || !is_word(phrase.back()) || !is_word(lowered[end]);
    if (left && right) return at;
  }
  return std::string_view::npos;
}

bool is_caps_label(std::string_view text) {
  if (text.size() > 48 || text.empty()) return false;
  std::size_t letters = 0;
  for (const char c : text) {
    if (is_lower(c)) return false;
    if (is_upper(c)) ++letters;
    if (c == '.' || c == '!' || c == '?' || c == '"' || c == '$' || c == '(') return false;
  }
  return letters >= 3 && count_words(text) <= 5;
}

std::size_t caps_label_size(std::string_view text) {
  const std::size_t colon = text.substr(0, 48).find(':');
  if (colon == std::string_view::npos || colon == 0) return 0;
  const std::string_view label = text.substr(0, colon);
  if (!is_upper(label.front()) || count_words(label) > 6) return 0;
  const bool other = std::any_of(label.begin(), label.end(), [](char c) {
    return is_lower(c) || is_digit(c) || c == '"' || c == '(' || c == '/' || c == '$';
  });
  const bool letter = label.size() == 1 && label != "Q" && label != "A";
  if (other || letter) return 0;
  std::size_t at = colon + 1;
  if (at < text.size() && blank_size(text, at) == 0) return 0;
  while (at < text.size() && blank_size(text, at) != 0) at += blank_size(text, at);
  return at;
}

std::size_t bullet_size(std::string_view text) {
  constexpr std::array<std::string_view, 12> bullets = {"\xE2\x80\xA2",
                                                        "\xE2\x97\x8F",
                                                        "\xE2\x96\xAA",
                                                        "\xE2\x96\xA0",
                                                        "\xE2\x97\xA6",
                                                        "\xE2\x80\xA3",
                                                        "\xE2\x96\xBA",
                                                        "\xC2\xB7",
                                                        "*",
                                                        "-",
                                                        "\xE2\x80\x93",
                                                        "\xE2\x80\x94"};
  std::size_t at = 0;
  for (const std::string_view bullet : bullets)
    if (at == 0 && text.starts_with(bullet)) at = bullet.size();
  if (at == 0) {  // "1. ", "2) "
    while (at < text.size() && at < 2 && is_digit(text[at])) ++at;
    if (at == 0 || at >= text.size() || (text[at] != '.' && text[at] != ')')) return 0;
    ++at;
  }
  const std::size_t mark = at;
  while (at < text.size() && blank_size(text, at) != 0) at += blank_size(text, at);
  return at > mark && at < text.size() ? at : 0;
}

bool is_caption(std::string_view text) {
  const auto list = words(text, 5);
  const auto is_number = [](std::string_view word) {
    return word.size() <= 3 && std::all_of(word.begin(), word.end(), is_digit);
  };
  if (list.size() == 3 && is_number(list[0]) && is_number(list[2]) &&
      (list[1] == "of" || list[1] == "/"))
    return true;
  constexpr std::size_t most = 600, reach = 70;
  if (text.size() > most) return false;
  const std::string tail = lower(text.size() > reach ? text.substr(text.size() - reach) : text);
  for (const std::string_view mark :
       {" photo: ", " photograph: ", "(photo by ", " photo by ", "(ap photo/", "/getty images",
        " image: ", " photo courtesy", "(photo: ", " picture: ", " image credit"})
    if (tail.find(mark) != std::string::npos) return true;
  return tail.ends_with("/reuters") || tail.ends_with("/ap") || tail.ends_with("/afp");
}

bool is_comment_count(std::string_view text) {
  const std::string lowered = lower(trim(text));
  if (lowered.size() > 24 || lowered.find("comment") == std::string::npos) return false;
  return std::any_of(lowered.begin(), lowered.end(), is_digit);
}

std::string_view hyphen_subhead(std::string_view text) {
  constexpr std::array<std::string_view, 3> dashes = {"-", "\xE2\x80\x93", "\xE2\x80\x94"};
  for (const std::string_view dash : dashes) {
    if (text.size() < 2 * dash.size() + 3 || text.size() > 160) continue;
    if (!text.starts_with(dash) || !text.ends_with(dash)) continue;
    const std::string_view inner = text.substr(dash.size(), text.size() - 2 * dash.size());
    const std::string_view core = trim(inner);
    if (core.empty() || core.size() + 2 > inner.size() || core.front() == '-') continue;
    return core;
  }
  return {};
}

// A curly double quote, opening or closing, begins at `at`.
static bool is_curly(std::string_view text, std::size_t at) {
  return text[at] == '\xE2' && at + 2 < text.size() && text[at + 1] == '\x80' &&
         (text[at + 2] == '\x9C' || text[at + 2] == '\x9D');
}

bool speaks_to_reader(std::string_view lowered) {
  // "us" is left out: with case gone it is also the country.
  constexpr std::array<std::string_view, 6> persons = {"we", "our", "you", "your", "ours", "yours"};
  bool quoted = false;
  std::size_t at = 0;
  while (at < lowered.size()) {
    if (lowered[at] == '"') quoted = !quoted;
    if (is_curly(lowered, at)) quoted = lowered[at + 2] == '\x9C';
    if (!is_word(lowered[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < lowered.size() && is_word(lowered[at]) && !is_curly(lowered, at)) ++at;
    if (at == begin) at += 3;  // a curly quote at a word's place
    const std::string_view word = lowered.substr(begin, at - begin);
    if (!quoted && std::find(persons.begin(), persons.end(), word) != persons.end()) return true;
  }
  return false;
}

bool is_english(std::string_view text) {
  constexpr std::array<std::string_view, 34> common = {
      "the",  "of",   "and",  "to",   "in",  "a",    "an",   "on",   "that",  "for",  "is", "are",
      "was",  "were", "with", "said", "has", "had",  "have", "as",   "it",    "its",  "by", "at",
      "from", "not",  "be",   "but",  "he",  "they", "who",  "will", "which", "after"};
  std::size_t hits = 0;
  const auto list = words(text, 2000);
  for (const std::string_view word : list)
    for (const std::string_view known : common)
      if (same_word(word, known)) ++hits;
  return list.size() >= 8 && hits * 6 >= list.size();
}

}  // namespace entente::page
