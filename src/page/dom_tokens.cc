// Text of all kinds, and where markup begins. Where raw text ends is looked for once, when it
// begins; its pieces then come without looking further.
#include "page/dom_tokens.hpp"

#include <algorithm>

#include "page/dom_scan.hpp"

namespace entente::page {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

TextSpan span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

void MarkupTokenizer::next(MarkupToken& token) {
  for (;;) {
    if (at_ >= markup_.size()) {
      token.type = TokenType::end;
      token.span = span_of(markup_.size(), markup_.size());
      return;
    }
    switch (state_) {
      case TokenState::data:
        if (next_in_data(token)) return;
        break;
      case TokenState::rcdata:
      case TokenState::rawtext:
      case TokenState::script:
      case TokenState::plaintext:
        if (next_in_raw(token)) return;
        break;
      case TokenState::cdata:
        if (next_in_cdata(token)) return;
        break;
    }
  }
}

void MarkupTokenizer::switch_to(TokenState state, std::string_view name) {
  state_ = state;
  raw_name_ = name;
  switch (state) {
    case TokenState::rcdata:
    case TokenState::rawtext: raw_end_ = find_end_tag(at_); break;
    case TokenState::script: raw_end_ = find_script_end(); break;
    case TokenState::plaintext: raw_end_ = markup_.size(); break;
    case TokenState::data:
    case TokenState::cdata: break;
  }
}

bool MarkupTokenizer::emit_text(MarkupToken& token, std::size_t begin, std::size_t end) {
  token.type = TokenType::text;
  token.span = span_of(begin, end);
  token.text = markup_.substr(begin, end - begin);
  at_ = end;
  return true;
}

bool MarkupTokenizer::emit_atom(MarkupToken& token, std::size_t size, std::string_view text) {
  token.type = TokenType::text;
  token.span = span_of(at_, at_ + size);
  token.text = text;
  at_ += size;
  return true;
}

// The '<' at `at` begins markup, not text.
bool MarkupTokenizer::opens_markup(std::size_t at) const {
  if (at + 1 >= markup_.size()) return false;
  const char c = markup_[at + 1];
  return (classes_of(c) & kLetterByte) != 0 || c == '!' || c == '?' ||
         (c == '/' && at + 2 < markup_.size());
}

bool MarkupTokenizer::next_in_data(MarkupToken& token) {
  const std::size_t begin = at_;
  std::size_t scan = begin;
  for (;;) {
    scan = find_first_of<'<', '&', '\0'>(markup_, scan);
    if (scan == markup_.size()) break;
    const char c = markup_[scan];
    if (c == '\0') {
      if (scan > begin) break;
      token.type = TokenType::nul;
      token.span = span_of(scan, scan + 1);
      token.text = markup_.substr(scan, 1);
      ++at_;
      return true;
    }
    if (c == '<') {
      if (opens_markup(scan)) break;
    } else {
      if (found_at_ != scan) found_ = find_reference(markup_, scan, false, memory_);
      found_at_ = scan;
      if (found_.size != 0) {
        if (scan > begin) break;
        return emit_atom(token, found_.size, found_.text);
      }
    }
    ++scan;  // the byte is text
  }
  return scan > begin ? emit_text(token, begin, scan) : read_markup(token);
}

bool MarkupTokenizer::read_markup(MarkupToken& token) {
  const char c = markup_[at_ + 1];
  if ((classes_of(c) & kLetterByte) != 0) return read_tag(token, false);
  if (c == '!') return read_declaration(token);
  if (c == '/') {
    const char after = markup_[at_ + 2];
    if ((classes_of(after) & kLetterByte) != 0) return read_tag(token, true);
    if (after == '>') {
      at_ += 3;
      return false;
    }
  }
  read_bogus_comment(token, at_ + (c == '/' ? 2 : 1));
  return true;
}

bool MarkupTokenizer::read_declaration(MarkupToken& token) {
  const std::string_view rest = markup_.substr(at_ + 2);
  if (rest.starts_with("--")) {
    read_comment(token);
  } else if (has_word_at(rest, 0, "doctype")) {
    read_doctype(token);
  } else if (foreign_ && rest.starts_with("[CDATA[")) {
    at_ += 9;
    state_ = TokenState::cdata;
    return false;
  } else {
    read_bogus_comment(token, at_ + 2);
  }
  return true;
}

bool MarkupTokenizer::next_in_cdata(MarkupToken& token) {
  if (markup_[at_] == '\0') {
    token.type = TokenType::nul;
    token.span = span_of(at_, at_ + 1);
    token.text = markup_.substr(at_, 1);
    ++at_;
    return true;
  }
  const std::size_t begin = at_;
  for (std::size_t scan = begin;; ++scan) {
    scan = find_first_of<']', '\0'>(markup_, scan);
    if (scan == markup_.size() || markup_[scan] == '\0') return emit_text(token, begin, scan);
    if (!markup_.substr(scan).starts_with("]]>")) continue;
    if (scan > begin) return emit_text(token, begin, scan);
    at_ += 3;
    state_ = TokenState::data;
    return false;
  }
}

// Text up to raw_end_; there the end tag comes, read as markup.
bool MarkupTokenizer::next_in_raw(MarkupToken& token) {
  if (at_ >= raw_end_) {
    state_ = TokenState::data;
    return read_tag(token, true);
  }
  const std::size_t begin = at_;
  if (markup_[begin] == '\0') return emit_atom(token, 1, kReplacement);
  const std::string_view text = markup_.substr(0, raw_end_);
  if (state_ != TokenState::rcdata)
    return emit_text(token, begin, find_first_of<'\0'>(text, begin));
  for (std::size_t scan = begin;; ++scan) {
    scan = find_first_of<'&', '\0'>(text, scan);
    if (scan == raw_end_ || text[scan] == '\0') return emit_text(token, begin, scan);
    if (found_at_ != scan) found_ = find_reference(text, scan, false, memory_);
    found_at_ = scan;
    if (found_.size == 0) continue;
    if (scan > begin) return emit_text(token, begin, scan);
    return emit_atom(token, found_.size, found_.text);
  }
}

// At '<': "</name" and a byte that ends a name.
bool MarkupTokenizer::is_end_tag_of(std::string_view name, std::size_t at) const {
  const std::size_t end = at + 2 + name.size();
  return !name.empty() && end < markup_.size() && markup_[at + 1] == '/' &&
         (classes_of(markup_[end]) & kTagEnd) != 0 && has_word_at(markup_, at + 2, name);
}

std::size_t MarkupTokenizer::find_end_tag(std::size_t at) const {
  while ((at = find_first_of<'<'>(markup_, at)) < markup_.size()) {
    if (is_end_tag_of(raw_name_, at)) return at;
    ++at;
  }
  return markup_.size();
}

// A script ends at its end tag, but not at one inside <!-- <script> ... </script> --> (WHATWG
// 13.2.5.15 to 31, "escaped" and "double escaped").
std::size_t MarkupTokenizer::find_script_end() const {
  enum class Escape : std::uint8_t { none, single, twice };
  Escape escape = Escape::none;
  std::size_t at = at_;
  for (;;) {
    at = escape == Escape::none ? find_first_of<'<'>(markup_, at)
                                : find_first_of<'<', '-'>(markup_, at);
    if (at == markup_.size()) return at;
    const std::string_view rest = markup_.substr(at);
    std::size_t step = 1;
    if (markup_[at] == '-') {
      if (rest.starts_with("-->")) escape = Escape::none;
    } else if (escape == Escape::twice) {
      if (is_end_tag_of("script", at)) escape = Escape::single;
    } else if (is_end_tag_of(raw_name_, at)) {
      return at;
    } else if (escape == Escape::none) {
      if (rest.starts_with("<!--")) {
        escape = Escape::single;
        step = 2;  // its own dashes may end it: <!-->
      }
    } else if (rest.size() > 7 && has_word_at(rest, 1, "script") &&
               (classes_of(rest[7]) & kTagEnd) != 0) {
      escape = Escape::twice;
    }
    at += step;
  }
}

}  // namespace entente::page
