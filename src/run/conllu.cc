// CoNLL-U (universaldependencies.org/format): ten columns a word. The labels stay ClearNLP's; the
// format is kept: no blank words, one root a sentence, heads within it, MISC with SpaceAfter,
// offsets and entities.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "run/parsed_out.hpp"

namespace entente {
namespace {

using Index = std::int32_t;
constexpr Index none = -1;

std::size_t at(Index token) {
  return static_cast<std::size_t>(token);
}

bool is_blank(const Token& token) {
  return token.pos == "SPACE" || token.tag == "_SP";
}

// UDPipe's escapes, for values in MISC and for ids: no blank, no bar, one line.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case ' ': out += "\\s"; break;
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '|': out += "\\p"; break;
      case '\\': out += "\\\\"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20U)
          out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        else
          out += c;
    }
  }
  return out;
}

// A comment is one line: control characters become blanks.
std::string one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20U) c = ' ';
  return out;
}

std::string_view or_underscore(std::string_view value) {
  return value.empty() ? std::string_view("_") : value;
}

struct Word {
  Index token = none;
  Index head = none;  // number of the head in the sentence, from 1; 0 for the root
  std::string label;
  bool mended = false;  // the head is another than the tree's
};

// The words of one sentence with heads that the format allows.
class Sentence {
 public:
  Sentence(const Parsed& parsed, TokenRange range) : parsed_(&parsed), range_(range) {
    numbers_.resize(at(range.end - range.begin), 0);
    for (Index i = range.begin; i < range.end; ++i) {
      if (is_blank(parsed.tokens[at(i)])) continue;
      words_.push_back({i, none, std::string(parsed.tokens[at(i)].label), false});
      numbers_[at(i - range.begin)] = static_cast<Index>(words_.size());
    }
    for (Word& word : words_) word.head = number_of_head(word.token);
    mend();
  }
  [[nodiscard]] const std::vector<Word>& words() const { return words_; }

 private:
  [[nodiscard]] bool inside(Index token) const {
    return token >= range_.begin && token < range_.end;
  }
  // Climbs over blank heads; 0 for a root, none where the way leaves the sentence.
  [[nodiscard]] Index number_of_head(Index token) const {
    const std::size_t most = parsed_->tokens.size();
    Index head = parsed_->tokens[at(token)].head;
    if (head == token) return 0;
    for (std::size_t steps = 0; inside(head) && steps < most; ++steps) {
      if (const Index number = numbers_[at(head - range_.begin)]; number != 0) return number;
      if (parsed_->tokens[at(head)].head == head) break;
      head = parsed_->tokens[at(head)].head;
    }
    return none;
  }
  // One root: the first that the tree has, else the first word that lost its head; others hang on
  // it as "dep".
  void mend() {
    const auto root = [&](Index wanted) {
      return std::find_if(words_.begin(), words_.end(),
                          [&](const Word& word) { return word.head == wanted; });
    };
    auto first = root(0);
    if (first == words_.end()) first = root(none);
    if (first == words_.end()) return;  // no word at all
    const Index number = static_cast<Index>(first - words_.begin()) + 1;
    for (auto word = words_.begin(); word != words_.end(); ++word) {
      if (word == first) {
        word->mended = word->head != 0;
        word->head = 0;
        word->label = "root";
      } else if (word->head <= 0) {
        word->head = number;
        word->label = "dep";
        word->mended = true;
      }
    }
  }

  const Parsed* parsed_;
  TokenRange range_;
  std::vector<Index> numbers_;  // of each token of the sentence; 0 for blanks
  std::vector<Word> words_;
};

// The blanks between one word and the next.
std::string_view blanks_after(const Parsed& parsed, Index token) {
  const std::uint32_t begin = parsed.tokens[at(token)].span.end;
  Index next = token + 1;
  while (at(next) < parsed.tokens.size() && is_blank(parsed.tokens[at(next)])) ++next;
  const std::uint32_t end = at(next) < parsed.tokens.size()
                                ? parsed.tokens[at(next)].span.begin
                                : static_cast<std::uint32_t>(parsed.text.size());
  return parsed.text.substr(begin, end - begin);
}

std::string misc_of(const Parsed& parsed, const Word& word, bool first_of_document) {
  const Token& token = parsed.tokens[at(word.token)];
  std::string misc = fmt::format("start={}|end={}", token.span.begin, token.span.end);
  if (token.iob != 'O') misc += fmt::format("|Entity={}-{}", token.iob, token.entity);
  if (token.norm != token.text) misc += "|Norm=" + escaped(token.norm);
  if (word.mended) misc += fmt::format("|TreeHead={}:{}", token.head, token.label);
  if (first_of_document && token.span.begin > 0)
    misc += "|SpacesBefore=" + escaped(parsed.text.substr(0, token.span.begin));
  const std::string_view blanks = blanks_after(parsed, word.token);
  if (blanks.empty())
    misc += "|SpaceAfter=No";
  else if (blanks != " ")
    misc += "|SpacesAfter=" + escaped(blanks);
  return misc;
}

std::string sentence_name(std::string_view id) {
  std::string name(id);
  for (char& c : name)
    if (static_cast<unsigned char>(c) <= 0x20U || c == '/') c = '_';
  return name;
}

}  // namespace

std::string to_conllu(std::string_view id, const Parsed& parsed) {
  std::string out;
  std::size_t number = 0;
  for (const TokenRange& range : parsed.sentences) {
    const Sentence sentence(parsed, range);
    const std::vector<Word>& words = sentence.words();
    if (words.empty()) continue;
    if (number == 0) out += "# newdoc id = " + one_line(id) + '\n';
    out += fmt::format("# sent_id = {}-{}\n", sentence_name(id), ++number);
    const std::uint32_t begin = parsed.tokens[at(words.front().token)].span.begin;
    const std::uint32_t end = parsed.tokens[at(words.back().token)].span.end;
    out += "# text = " + one_line(parsed.text.substr(begin, end - begin)) + '\n';
    for (std::size_t i = 0; i < words.size(); ++i) {
      const Token& token = parsed.tokens[at(words[i].token)];
      out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t{}\n", i + 1, token.text,
                         or_underscore(token.lemma), or_underscore(token.pos),
                         or_underscore(token.tag), or_underscore(token.morph), words[i].head,
                         words[i].label, misc_of(parsed, words[i], number == 1 && i == 0));
    }
    out += '\n';
  }
  return out;
}

}  // namespace entente
