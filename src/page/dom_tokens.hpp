// The tokenizer of WHATWG 13.2.5. Not a machine of a state a byte: one function a construct, text
// runs and quoted values found sixteen bytes at a time. Tokens are views into the markup; what must
// be decoded lies in the memory given. Line breaks of text stay as they are (CR is not folded), so
// that every run of text has its place.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/dom.hpp"
#include "page/dom_memory.hpp"
#include "page/dom_references.hpp"

namespace entente::page {

enum class TokenType : std::uint8_t {
  text,  // a run as it stands in the markup, or one decoded character reference
  nul,   // U+0000 in markup whose meaning depends on the place
  start_tag,
  end_tag,
  comment,
  doctype,
  end
};
enum class TokenState : std::uint8_t { data, rcdata, rawtext, script, plaintext, cdata };

struct MarkupToken {
  TokenType type = TokenType::end;
  Tag tag = Tag::unknown;
  bool self_closing = false;
  bool force_quirks = false;  // of a doctype
  TextSpan span;
  std::string_view name;  // of a tag or doctype, in lower case
  std::string_view text;  // of text or a comment
  std::vector<Attribute> attributes;
  std::optional<std::string_view> public_id, system_id;  // of a doctype
};

class MarkupTokenizer {
 public:
  MarkupTokenizer(std::string_view markup, std::size_t most_attributes, DomMemory& memory)
      : markup_(markup), most_attributes_(most_attributes), memory_(memory) {}

  void next(MarkupToken& token);
  // After a start tag whose content is no markup: up to `</name`.
  void switch_to(TokenState state, std::string_view name);
  // <![CDATA[ is text below svg and math and a comment elsewhere.
  void set_foreign(bool foreign) { foreign_ = foreign; }

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::size_t attributes_left_out() const { return attributes_left_out_; }

 private:
  bool next_in_data(MarkupToken& token);
  bool next_in_raw(MarkupToken& token);
  bool next_in_cdata(MarkupToken& token);
  [[nodiscard]] bool opens_markup(std::size_t at) const;
  bool read_markup(MarkupToken& token);  // at '<'; false when it came to nothing
  bool read_declaration(MarkupToken& token);

  // dom_tags.cc
  bool read_tag(MarkupToken& token, bool end_tag);
  bool read_attributes(MarkupToken& token);
  bool read_attribute(MarkupToken& token);  // false at the end of the input
  bool read_value(std::string_view& value);
  std::string_view read_name(std::size_t begin, std::size_t end, unsigned classes);
  std::string_view decode_value(std::size_t begin, std::size_t end);
  void keep_attribute(MarkupToken& token, const Attribute& attribute);
  [[nodiscard]] bool is_double(const MarkupToken& token, std::string_view name);

  // dom_declarations.cc
  void read_comment(MarkupToken& token);
  void read_bogus_comment(MarkupToken& token, std::size_t begin);
  void read_doctype(MarkupToken& token);
  bool read_doctype_ids(MarkupToken& token);
  std::optional<std::string_view> read_quoted_id(MarkupToken& token);
  std::string_view repaired(std::string_view text);  // CR folded, NUL replaced

  bool emit_text(MarkupToken& token, std::size_t begin, std::size_t end);
  bool emit_atom(MarkupToken& token, std::size_t size, std::string_view text);
  [[nodiscard]] std::size_t find_end_tag(std::size_t at) const;
  [[nodiscard]] std::size_t find_script_end() const;
  [[nodiscard]] bool is_end_tag_of(std::string_view name, std::size_t at) const;

  std::string_view markup_;
  std::size_t most_attributes_;
  DomMemory& memory_;
  std::size_t at_ = 0;
  TokenState state_ = TokenState::data;
  std::string_view raw_name_;  // of the element whose content is raw
  std::size_t raw_end_ = 0;    // where it ends
  bool foreign_ = false;
  std::size_t attributes_left_out_ = 0;
  // A reference found while a run was scanned, for the next token.
  std::size_t found_at_ = static_cast<std::size_t>(-1);
  CharacterReference found_;
  std::string scratch_;
  // Numbers plus one of a tag's attributes by their names, once there are many.
  std::vector<std::uint16_t> by_name_;
};

}  // namespace entente::page
