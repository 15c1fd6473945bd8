// Tokenizer: tags, attributes, comments, raw text. Every byte is looked at a bounded number of
// times.
#include "page/html_tokens.hpp"

#include <algorithm>

#include "page/shape.hpp"
#include "text/utf8.hpp"

namespace entente::page {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}
bool is_letter(char c) {
  return is_upper(c) || is_lower(c);
}

std::string decode_value(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  std::size_t at = 0;
  while (at < raw.size()) {
    const Reference reference = raw[at] == '&' ? read_reference(raw, at, true) : Reference{};
    if (reference.size == 0) {
      out.push_back(raw[at++]);
      continue;
    }
    append_utf8(out, reference.value);
    at += reference.size;
  }
  return out;
}

}  // namespace

std::string_view HtmlToken::attribute(std::string_view wanted) const {
  for (const HtmlAttribute& attribute : attributes)
    if (attribute.name == wanted) return attribute.value;
  return {};
}

bool HtmlTokenizer::next(HtmlToken& token) {
  token.attributes.clear();
  token.name.clear();
  token.raw = false;
  while (at_ < markup_.size()) {
    const std::size_t begin = at_;
    if (markup_[at_] == '<' && at_ + 1 < markup_.size()) {
      const char c = markup_[at_ + 1];
      if (is_letter(c)) return read_tag(token, false);
      if (c == '/' && at_ + 2 < markup_.size() && is_letter(markup_[at_ + 2]))
        return read_tag(token, true);
      if (c == '!' || c == '?' || (c == '/' && at_ + 2 < markup_.size())) {
        skip_comment();
        continue;
      }
    }
    std::size_t end = markup_.find('<', begin + 1);
    if (end == std::string_view::npos) end = markup_.size();
    token.type = HtmlToken::Type::text;
    token.begin = begin;
    token.end = at_ = end;
    return true;
  }
  token.type = HtmlToken::Type::none;
  return false;
}

void HtmlTokenizer::skip_comment() {
  const std::string_view rest = markup_.substr(at_);
  if (rest.starts_with("<!--")) {
    if (rest.substr(4).starts_with(">")) return static_cast<void>(at_ += 5);
    if (rest.substr(4).starts_with("->")) return static_cast<void>(at_ += 6);
    const std::size_t end = std::min(rest.find("-->", 4), rest.size());
    const std::string_view inside = rest.substr(0, end);
    const std::size_t bang = inside.find("--!>", 4);
    if (bang != std::string_view::npos) {
      at_ += bang + 4;
    } else {
      at_ = std::min(at_ + end + 3, markup_.size());
    }
    return;
  }
  const std::size_t end = rest.find('>');
  at_ = end == std::string_view::npos ? markup_.size() : at_ + end + 1;
}

bool HtmlTokenizer::read_tag(HtmlToken& token, bool end_tag) {
  token.type = end_tag ? HtmlToken::Type::end_tag : HtmlToken::Type::start_tag;
  token.begin = at_;
  at_ += end_tag ? 2 : 1;
  const std::size_t begin = at_;
  while (at_ < markup_.size() && !is_space(markup_[at_]) && markup_[at_] != '>' &&
         markup_[at_] != '/')
    ++at_;
  token.name = lower(markup_.substr(begin, at_ - begin));
  read_attributes(token);
  token.end = at_;
  return true;
}

void HtmlTokenizer::read_attributes(HtmlToken& token) {
  while (at_ < markup_.size()) {
    while (at_ < markup_.size() && (is_space(markup_[at_]) || markup_[at_] == '/')) ++at_;
    if (at_ >= markup_.size()) return;
    if (markup_[at_] == '>') {
      ++at_;
      return;
    }
    const std::size_t name_begin = at_++;  // a leading '=' belongs to the name
    while (at_ < markup_.size() && !is_space(markup_[at_]) && markup_[at_] != '>' &&
           markup_[at_] != '/' && markup_[at_] != '=')
      ++at_;
    const std::string_view name = markup_.substr(name_begin, at_ - name_begin);
    while (at_ < markup_.size() && is_space(markup_[at_])) ++at_;
    std::string_view value;
    if (at_ < markup_.size() && markup_[at_] == '=') {
      ++at_;
      while (at_ < markup_.size() && is_space(markup_[at_])) ++at_;
      const char quote = at_ < markup_.size() ? markup_[at_] : '>';
      std::size_t end = at_;
      if (quote == '"' || quote == '\'') {
        end = std::min(markup_.find(quote, at_ + 1), markup_.size());
        value = markup_.substr(at_ + 1, end - at_ - 1);
        at_ = std::min(end + 1, markup_.size());
      } else {
        while (end < markup_.size() && !is_space(markup_[end]) && markup_[end] != '>') ++end;
        value = markup_.substr(at_, end - at_);
        at_ = end;
      }
    }
    if (token.attributes.size() >= most_attributes_) continue;
    std::string lowered = lower(name);
    // The first of two equal names counts; elements with many attributes are rare, and capped.
    if (token.attribute(lowered).empty())
      token.attributes.push_back({std::move(lowered), decode_value(value)});
  }
}

std::size_t HtmlTokenizer::find_end_tag(std::string_view name) const {
  for (std::size_t at = markup_.find("</", at_); at != std::string_view::npos;
       at = markup_.find("</", at + 2)) {
    const std::size_t end = at + 2 + name.size();
    if (end > markup_.size()) return std::string_view::npos;
    if (!same_word(markup_.substr(at + 2, name.size()), name)) continue;
    if (end == markup_.size() || is_space(markup_[end]) || markup_[end] == '>' ||
        markup_[end] == '/')
      return at;
  }
  return std::string_view::npos;
}

bool HtmlTokenizer::skip_raw(std::string_view name, HtmlToken& token, bool needs_end) {
  const bool known_missing = std::find(missing_.begin(), missing_.end(), name) != missing_.end();
  std::size_t end = known_missing ? std::string_view::npos : find_end_tag(name);
  if (end == std::string_view::npos) {
    if (!known_missing) missing_.emplace_back(name);
    if (needs_end) return false;
    end = markup_.size();
  }
  token.type = HtmlToken::Type::text;
  token.begin = at_;
  token.end = at_ = end;
  token.raw = true;
  return true;
}

}  // namespace entente::page
