// Tags and their attributes. Names in lower case and values without references are views; the first
// of two equal names counts.
#include <algorithm>

#include "page/dom_scan.hpp"
#include "page/dom_tokens.hpp"

namespace entente::page {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::size_t kFewAttributes = 12;
constexpr std::size_t kNameSlots = 2048;  // of by_name_; at least twice html_attributes

std::size_t slot_of(std::string_view name, std::size_t slots) {
  std::uint32_t hash = 0x811C9DC5U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return (hash ^ (hash >> 13U)) % slots;
}

}  // namespace

// False when the input ends inside the tag: then there is no tag.
bool MarkupTokenizer::read_tag(MarkupToken& token, bool end_tag) {
  const std::size_t begin = at_;
  std::size_t scan = begin + (end_tag ? 2 : 1);
  const std::size_t name_begin = scan;
  unsigned classes = 0;
  for (; scan < markup_.size(); ++scan) {
    const unsigned one = classes_of(markup_[scan]);
    if ((one & kTagEnd) != 0) break;
    classes |= one;
  }
  token.attributes.clear();
  token.self_closing = false;
  token.tag = (classes & kNoTagByte) == 0 ? find_tag(markup_.substr(name_begin, scan - name_begin))
                                          : Tag::unknown;
  at_ = scan;
  if (scan < markup_.size() && markup_[scan] == '>') {
    ++at_;
  } else if (!read_attributes(token)) {
    at_ = markup_.size();
    return false;
  }
  token.name = token.tag != Tag::unknown ? name(token.tag) : read_name(name_begin, scan, classes);
  token.type = end_tag ? TokenType::end_tag : TokenType::start_tag;
  token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  return true;
}

// Up to and with '>'.
bool MarkupTokenizer::read_attributes(MarkupToken& token) {
  while (at_ < markup_.size()) {
    const char c = markup_[at_];
    if (c == '>') {
      ++at_;
      return true;
    }
    if (c == '/') {
      ++at_;
      if (at_ < markup_.size() && markup_[at_] == '>') token.self_closing = true;
    } else if (is_html_space(c)) {
      ++at_;
    } else if (!read_attribute(token)) {
      return false;
    }
  }
  return false;
}

bool MarkupTokenizer::read_attribute(MarkupToken& token) {
  const std::size_t begin = at_;
  unsigned classes = classes_of(markup_[begin]);
  std::size_t scan = begin + 1;  // a leading '=' belongs to the name
  for (; scan < markup_.size(); ++scan) {
    const unsigned one = classes_of(markup_[scan]);
    if ((one & kNameEnd) != 0) break;
    classes |= one;
  }
  const std::size_t end = scan;
  while (scan < markup_.size() && is_html_space(markup_[scan])) ++scan;
  Attribute attribute;
  if (scan < markup_.size() && markup_[scan] == '=') {
    at_ = scan + 1;
    if (!read_value(attribute.value)) return false;
  } else {
    at_ = scan;
  }
  if (at_ >= markup_.size()) return false;
  attribute.name = read_name(begin, end, classes);
  keep_attribute(token, attribute);
  return true;
}

// After '='. Leaves at_ behind the value.
bool MarkupTokenizer::read_value(std::string_view& value) {
  while (at_ < markup_.size() && is_html_space(markup_[at_])) ++at_;
  if (at_ >= markup_.size()) return false;
  const char quote = markup_[at_];
  if (quote == '>') return true;  // no value; the tag ends
  const bool quoted = quote == '"' || quote == '\'';
  const std::size_t begin = at_ + (quoted ? 1 : 0);
  std::size_t end = begin;
  bool plain = true;
  if (quoted) {
    end = quote == '"' ? find_first_of<'"', '&', '\r', '\0'>(markup_, begin)
                       : find_first_of<'\'', '&', '\r', '\0'>(markup_, begin);
    if (end < markup_.size() && markup_[end] != quote) {
      plain = false;
      end = std::min(markup_.find(quote, end), markup_.size());
    }
    if (end == markup_.size()) return false;
    at_ = end + 1;
  } else {
    for (; end < markup_.size(); ++end) {
      const char c = markup_[end];
      if (c == '>' || is_html_space(c)) break;
      plain = plain && c != '&' && c != '\0';
    }
    at_ = end;
  }
  value = plain ? markup_.substr(begin, end - begin) : decode_value(begin, end);
  return true;
}

// As it stands, or a copy in lower case with U+0000 replaced.
std::string_view MarkupTokenizer::read_name(std::size_t begin, std::size_t end, unsigned classes) {
  const std::string_view name = markup_.substr(begin, end - begin);
  if ((classes & kOddByte) == 0) return name;
  scratch_.clear();
  for (const char c : name) {
    if (c == '\0') {
      scratch_ += kReplacement;
    } else {
      scratch_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    }
  }
  return memory_.keep(scratch_);
}

std::string_view MarkupTokenizer::decode_value(std::size_t begin, std::size_t end) {
  const std::string_view text = markup_.substr(0, end);
  scratch_.clear();
  while (begin < end) {
    const std::size_t stop = find_first_of<'&', '\r', '\0'>(text, begin);
    scratch_.append(text.substr(begin, stop - begin));
    begin = stop;
    if (stop == end) break;
    if (text[stop] == '&') {
      const CharacterReference reference = find_reference(markup_, stop, true, memory_);
      scratch_.append(reference.size == 0 ? std::string_view("&") : reference.text);
      begin += std::max<std::size_t>(1, reference.size);
    } else if (text[stop] == '\r') {
      scratch_ += '\n';
      begin += stop + 1 < end && text[stop + 1] == '\n' ? 2 : 1;
    } else {
      scratch_ += kReplacement;
      ++begin;
    }
  }
  return memory_.keep(scratch_);
}

void MarkupTokenizer::keep_attribute(MarkupToken& token, const Attribute& attribute) {
  if (token.attributes.size() >= most_attributes_) {
    ++attributes_left_out_;
    return;
  }
  if (!is_double(token, attribute.name)) token.attributes.push_back(attribute);
}

// A walk along a few names; a table of their places once there are more, so that a tag with
// hundreds costs no squares.
bool MarkupTokenizer::is_double(const MarkupToken& token, std::string_view name) {
  const std::vector<Attribute>& known = token.attributes;
  if (known.size() < kFewAttributes || most_attributes_ > kNameSlots / 2) {
    return std::any_of(known.begin(), known.end(),
                       [&](const Attribute& one) { return one.name == name; });
  }
  const auto find_slot = [&](std::string_view wanted) {
    std::size_t at = slot_of(wanted, kNameSlots);
    while (by_name_[at] != 0 && known[by_name_[at] - 1U].name != wanted) at = (at + 1) % kNameSlots;
    return at;
  };
  if (known.size() == kFewAttributes) {
    by_name_.assign(kNameSlots, 0);
    for (std::size_t i = 0; i < known.size(); ++i)
      by_name_[find_slot(known[i].name)] = static_cast<std::uint16_t>(i + 1);
  }
  const std::size_t slot = find_slot(name);
  if (by_name_[slot] != 0) return true;
  by_name_[slot] = static_cast<std::uint16_t>(known.size() + 1);
  return false;
}

}  // namespace entente::page
