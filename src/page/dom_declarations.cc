// Comments, bogus comments and doctypes.
#include <algorithm>

#include "page/dom_scan.hpp"
#include "page/dom_tokens.hpp"

namespace entente::page {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Bytes at the end of an unclosed comment that are the beginning of its end.
std::size_t unfinished_end(std::string_view text) {
  if (text.ends_with("--!")) return 3;
  if (text.ends_with("--")) return 2;
  return text.ends_with("-") ? 1 : 0;
}

}  // namespace

std::string_view MarkupTokenizer::repaired(std::string_view text) {
  if (find_first_of<'\r', '\0'>(text, 0) == text.size()) return text;
  scratch_.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\0') {
      scratch_ += kReplacement;
    } else if (text[i] != '\r') {
      scratch_ += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      scratch_ += '\n';
    }
  }
  return memory_.keep(scratch_);
}

void MarkupTokenizer::read_comment(MarkupToken& token) {
  const std::size_t opened = at_;
  const std::size_t begin = opened + 4;
  std::size_t end = begin;
  const std::string_view rest = markup_.substr(begin);
  if (rest.starts_with(">") || rest.starts_with("->")) {
    at_ = begin + (rest[0] == '>' ? 1 : 2);
  } else {
    std::size_t scan = find_first_of<'>'>(markup_, begin);
    for (; scan < markup_.size(); scan = find_first_of<'>'>(markup_, scan + 1)) {
      const std::string_view inside = markup_.substr(begin, scan - begin);
      if (!inside.ends_with("--") && !inside.ends_with("--!")) continue;
      end = scan - (inside.back() == '!' ? 3 : 2);
      break;
    }
    if (scan == markup_.size()) end = scan - unfinished_end(rest);
    at_ = std::min(scan + 1, markup_.size());
  }
  token.type = TokenType::comment;
  token.text = repaired(markup_.substr(begin, end - begin));
  token.span = {static_cast<std::uint32_t>(opened), static_cast<std::uint32_t>(at_)};
}

void MarkupTokenizer::read_bogus_comment(MarkupToken& token, std::size_t begin) {
  const std::size_t opened = at_;
  const std::size_t end = find_first_of<'>'>(markup_, begin);
  at_ = std::min(end + 1, markup_.size());
  token.type = TokenType::comment;
  token.text = repaired(markup_.substr(begin, end - begin));
  token.span = {static_cast<std::uint32_t>(opened), static_cast<std::uint32_t>(at_)};
}

void MarkupTokenizer::read_doctype(MarkupToken& token) {
  const std::size_t opened = at_;
  token.type = TokenType::doctype;
  token.force_quirks = false;
  token.public_id.reset();
  token.system_id.reset();
  token.name = {};
  at_ = opened + 9;
  const auto skip_space = [&] {
    while (at_ < markup_.size() && is_html_space(markup_[at_])) ++at_;
  };
  skip_space();
  const std::size_t begin = at_;
  unsigned classes = 0;
  for (; at_ < markup_.size() && markup_[at_] != '>' && !is_html_space(markup_[at_]); ++at_)
    classes |= classes_of(markup_[at_]);
  token.name = read_name(begin, at_, classes);
  token.force_quirks = token.name.empty();
  skip_space();
  bool trash = false;
  if (at_ < markup_.size() && markup_[at_] != '>') trash = read_doctype_ids(token);
  at_ = find_first_of<'>'>(markup_, at_);
  // Trash behind a system identifier is no reason for quirks, not even when the input ends in it.
  token.force_quirks = token.force_quirks || (at_ == markup_.size() && !trash);
  at_ = std::min(at_ + 1, markup_.size());
  token.span = {static_cast<std::uint32_t>(opened), static_cast<std::uint32_t>(at_)};
}

// After the name: PUBLIC "..." "..." or SYSTEM "...". True when something else follows them.
bool MarkupTokenizer::read_doctype_ids(MarkupToken& token) {
  const auto skip_space = [&] {
    while (at_ < markup_.size() && is_html_space(markup_[at_])) ++at_;
  };
  const bool is_public = has_word_at(markup_, at_, "public");
  if (!is_public && !has_word_at(markup_, at_, "system")) {
    token.force_quirks = true;
    return true;
  }
  at_ += 6;
  skip_space();
  if (is_public) {
    token.public_id = read_quoted_id(token);
    skip_space();
    if (token.force_quirks || at_ >= markup_.size() || markup_[at_] == '>') return false;
  }
  token.system_id = read_quoted_id(token);
  skip_space();
  return at_ < markup_.size() && markup_[at_] != '>';
}

// A quoted identifier; '>' ends it too, with force_quirks. None where no quote stands.
std::optional<std::string_view> MarkupTokenizer::read_quoted_id(MarkupToken& token) {
  if (at_ >= markup_.size() || (markup_[at_] != '"' && markup_[at_] != '\'')) {
    token.force_quirks = true;
    return std::nullopt;
  }
  const char quote = markup_[at_++];
  const std::size_t begin = at_;
  at_ = quote == '"' ? find_first_of<'"', '>'>(markup_, begin)
                     : find_first_of<'\'', '>'>(markup_, begin);
  const std::string_view id = repaired(markup_.substr(begin, at_ - begin));
  if (at_ < markup_.size() && markup_[at_] == quote) {
    ++at_;
  } else {
    token.force_quirks = true;
  }
  return id;
}

}  // namespace entente::page
