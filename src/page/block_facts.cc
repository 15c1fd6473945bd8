// One pass over the bytes of a block. Function words are one set for all languages: prose of any of
// them holds a third, menus and headlines few.
#include "page/block_facts.hpp"

#include <array>

#include "page/shape.hpp"
#include "text/utf8.hpp"

namespace entente::page {
namespace {

constexpr std::string_view kStopWords =
    "the of and to in a is that for it on was with as he be at by this had not are but from or "
    "have "
    "an they which one were her his she said its has who will would been their we you after there "
    "more when also than about into over could "
    "der die das und von zu den mit sich des auf für ist im dem nicht ein eine als auch es an "
    "werden "
    "aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben "
    "nur oder aber vor zur bis mehr durch man sein wurde sei "
    "le la les de des du un une et en à que qui dans est pour pas sur au plus par ne se ce il sont "
    "avec son sa ses mais aux ont été cette ces comme ou nous leur d'un d'une "
    "el los las y del se por con para su al lo como más o pero sus ha me si sin sobre este ya "
    "entre "
    "cuando todo esta ser fue desde no una "
    "il di che è per non sono della del nel alla ma anche più gli dei delle si ed come tra dal al "
    "o os as do da em um uma com não na no dos ao pelo pela mais foi das à são "
    "het een van dat ik hij niet zijn op te aan voor met er maar om ook als dan bij nog uit naar "
    "heeft "
    "zich wordt deze door over ze "
    "och att det som på är av för med den till inte har de ett om var jag sig från vi men så kan "
    "han "
    "hade eller "
    "og i det at en den til er som på de med han af for ikke der var mig sig men et har om vi min "
    "havde "
    "ham hun nu fra du ud "
    "ja on ei se että oli hän mutta ovat kun niin myös joka sen vain tai "
    "w i z na do nie że się jest to po jak za o od ale przez dla czy który tym "
    "a v se na je že s z do o k i ve pro po ale jako za by jsou od "
    "és az egy hogy nem is meg ez volt de csak már mint "
    "şi de în la cu nu pe să din care este au un mai pentru că "
    "ve bir bu da de için çok ile olarak ama daha gibi olan "
    "и в не на что с он как это по но из у за то к от все так его же для был они мы при или "
    "та й що на до не з у як за від про це його та для "
    "και το να η του της με για από που δεν στο είναι ότι θα "
    "yang dan di untuk dengan ini itu dari dalam tidak pada akan "
    "là và của có không được cho một trong người với các những khi "
    "ir kad bet su ar už iš kaip nuo yra "
    "un ir ka ar no par uz bet kas "
    "i u je da se na za su od kao s koji što "
    "ng sa ang mga na at ay "
    "na ya wa kwa ni za katika la kuwa";

constexpr std::size_t kSlots = 2048, kLongest = 12;

constexpr std::size_t slot_of(std::string_view word) {
  std::uint32_t hash = 0x811C9DC5U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return (hash ^ (hash >> 15U)) % kSlots;
}

constexpr std::array<std::string_view, kSlots> make_stops() {
  std::array<std::string_view, kSlots> table{};
  std::size_t at = 0;
  while (at < kStopWords.size()) {
    std::size_t end = kStopWords.find(' ', at);
    if (end == std::string_view::npos) end = kStopWords.size();
    const std::string_view word = kStopWords.substr(at, end - at);
    std::size_t slot = slot_of(word);
    while (!table[slot].empty() && table[slot] != word) slot = (slot + 1) % kSlots;
    table[slot] = word;
    at = end + 1;
  }
  return table;
}
constexpr std::array<std::string_view, kSlots> kStops = make_stops();

bool is_stop(std::string_view word) {
  if (word.size() > kLongest) return false;
  std::array<char, kLongest> lowered{};
  for (std::size_t i = 0; i < word.size(); ++i) lowered[i] = to_lower(word[i]);
  const std::string_view wanted(lowered.data(), word.size());
  for (std::size_t slot = slot_of(wanted); !kStops[slot].empty(); slot = (slot + 1) % kSlots)
    if (kStops[slot] == wanted) return true;
  return false;
}

bool is_wide(char32_t c) {  // scripts that write without blanks
  return (c >= 0x2E80 && c < 0xA000 && c != 0x3000 && c != 0x3001 && c != 0x3002) ||
         (c >= 0x0E00 && c < 0x0EDD) || (c >= 0x20000 && c < 0x30000);
}

bool is_capital(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
         (c >= 0x391 && c <= 0x3A9) || (c >= 0x400 && c <= 0x42F);
}

class Counter {
 public:
  explicit Counter(std::string_view text) : text_(text) {}

  BlockFacts count() {
    std::size_t at = 0;
    while (at < text_.size()) {
      while (at < text_.size() && text_[at] == ' ') ++at;
      const std::size_t begin = at;
      while (at < text_.size() && text_[at] != ' ') ++at;
      if (at > begin) add_token(text_.substr(begin, at - begin));
    }
    out_.words += wide_ / 2;
    out_.other_script = caseless_ * 2 > letters_;
    look_at_ends();
    return out_;
  }

 private:
  void add_token(std::string_view token) {
    std::size_t begin = 0, end = token.size();
    while (begin < end && !is_word(token[begin])) ++begin;
    while (end > begin && !is_word(token[end - 1])) --end;
    for (const char c : token)
      if (c == ',') ++out_.commas;
    if (begin == end) return add_mark(token);
    const std::string_view word = token.substr(begin, end - begin);
    ++out_.words;
    if (is_high(word.front()) || is_high(word.back())) {
      scan_high(token);
    } else {
      letters_ += static_cast<std::uint32_t>(word.size());
      if (is_upper(word.front())) ++out_.capitals;
    }
    if (is_digit(word.front())) ++out_.numbers;
    if (word.size() >= 2 && is_upper(word.front()) && is_upper(word.back())) ++out_.caps;
    if (is_stop(word)) ++out_.stops;
    const std::string_view tail = token.substr(end);
    if (tail.find_first_of(".!?") != std::string_view::npos) ++out_.sentences;
    if (tail == "|" || token.front() == '|') out_.has_bar = true;
    if (word.find('@') != std::string_view::npos || word.starts_with("http") ||
        word.starts_with("www."))
      out_.has_address = true;
    if (token.front() == '@' || token.front() == '#') out_.has_address = true;
  }

  void add_mark(std::string_view token) {
    if (token == "|") out_.has_bar = true;
    if (token == ">" || token == "\xC2\xBB" || token == "\xE2\x86\x92" || token == "\xE2\x80\xBA")
      out_.has_arrow = true;
  }

  void scan_high(std::string_view token) {
    bool first = true;
    for (std::size_t at = 0; at < token.size();) {
      const CodePoint one = decode_utf8(token, at);
      at += one.size;
      const char32_t c = one.value;
      if (first && c > 0x40) {
        if (is_capital(c)) ++out_.capitals;
        first = false;
      }
      if (is_wide(c)) {
        ++wide_;
        ++caseless_;
        ++letters_;
      } else if (c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x0964 || c == 0x06D4 ||
                 c == 0x061F) {
        ++out_.sentences;
      } else if (c == 0x3001 || c == 0xFF0C || c == 0x060C) {
        ++out_.commas;
      } else if (c == 0xA9) {
        out_.has_copyright = true;
      } else if (c > 0x40 && c != 0x201C && c != 0x201D) {
        ++letters_;
        if (c >= 0x0590 && !(c >= 0x1E00 && c < 0x2C00)) ++caseless_;
      }
    }
  }

  void look_at_ends() {
    if (text_.empty()) return;
    std::string_view rest = text_;
    constexpr auto closing = std::to_array<std::string_view>(
        {"\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99", "\xC2\xBB", "\xE2\x80\x9C",
         "\xE3\x80\x8D", "\xC2\xAB", "\xE2\x80\x98"});
    bool again = true;
    while (again && !rest.empty()) {
      again = false;
      for (const std::string_view one : closing)
        if (rest.ends_with(one)) {
          rest.remove_suffix(one.size());
          again = true;
        }
    }
    out_.ends_cut = rest.ends_with("...") || rest.ends_with("\xE2\x80\xA6");
    out_.ends_question = rest.ends_with('?') || rest.ends_with("\xEF\xBC\x9F");
    out_.ends_colon = rest.ends_with(':');
    out_.ends_sentence = rest.ends_with('.') || rest.ends_with('!') || out_.ends_question ||
                         rest.ends_with("\xE3\x80\x82") || rest.ends_with("\xEF\xBC\x81") ||
                         rest.ends_with("\xE0\xA5\xA4") || rest.ends_with("\xDB\x94") ||
                         rest.ends_with("\xE2\x80\xA6");
    const char first = text_.front();
    out_.starts_lower = is_lower(first);
    out_.starts_quote = first == '"' || first == '\'' || text_.starts_with("\xE2\x80\x9C") ||
                        text_.starts_with("\xC2\xAB") || text_.starts_with("\xE2\x80\x9E") ||
                        text_.starts_with("\xE2\x80\x98") || text_.starts_with("\xC2\xBB") ||
                        text_.starts_with("\xE3\x80\x8C");
    out_.starts_mark = !is_word(first) && !out_.starts_quote;
    if (text_.find("\xC2\xA9") != std::string_view::npos) out_.has_copyright = true;
  }

  std::string_view text_;
  BlockFacts out_;
  std::uint32_t wide_ = 0, caseless_ = 0, letters_ = 0;
};

}  // namespace

BlockFacts facts_of(std::string_view text) {
  return Counter(text).count();
}

}  // namespace entente::page
