// The tokenizer of WHATWG 13.2.5 in the states that simple pages use. Tokens are views; nothing is
// copied but attribute values.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::page {

struct HtmlAttribute {
  std::string name, value;  // name in lower case, value with references decoded
};

struct HtmlToken {
  enum class Type : unsigned char {
    text,
    start_tag,
    end_tag,
    none
  };  // comments and doctypes are passed over
  Type type = Type::none;
  std::size_t begin = 0, end = 0;  // in the markup
  std::string name;                // of a tag, in lower case
  std::vector<HtmlAttribute> attributes;
  bool raw = false;  // text without references: script, style

  [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
};

class HtmlTokenizer {
 public:
  HtmlTokenizer(std::string_view markup, std::size_t most_attributes)
      : markup_(markup), most_attributes_(most_attributes) {}

  bool next(HtmlToken& token);  // false at the end
  // Called after a start tag: the text up to `</name` comes as one token; at the end of input when
  // there is no such tag.
  bool skip_raw(std::string_view name, HtmlToken& token, bool needs_end);

 private:
  bool read_tag(HtmlToken& token, bool end_tag);
  void read_attributes(HtmlToken& token);
  void skip_comment();
  std::size_t find_end_tag(std::string_view name) const;

  std::string_view markup_;
  std::size_t most_attributes_;
  std::size_t at_ = 0;
  std::vector<std::string> missing_;  // names without an end tag in the rest: searched once only
};

struct Reference {
  std::size_t size = 0;  // bytes of markup it takes, 0 when `&` is no reference
  char32_t value = 0;
};
// The character reference at `at`, where markup[at] is '&'.
[[nodiscard]] Reference read_reference(std::string_view markup, std::size_t at, bool in_attribute);

}  // namespace entente::page
