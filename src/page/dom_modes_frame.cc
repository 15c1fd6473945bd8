// In template, after body, and framesets. A frameset page shows no text, and so none is kept of it.
#include "page/dom_scan.hpp"
#include "page/dom_tree.hpp"

namespace entente::page {

bool TreeBuilder::in_template(MarkupToken& token) {
  if (token.type == TokenType::start_tag) {
    const Tag tag = token.tag;
    if (has_trait(tag, kHeadElement)) return in_head(token);
    InsertionMode mode = InsertionMode::in_body;
    if (tag == Tag::caption || tag == Tag::colgroup || tag == Tag::tbody || tag == Tag::tfoot ||
        tag == Tag::thead)
      mode = InsertionMode::in_table;
    if (tag == Tag::col) mode = InsertionMode::in_column_group;
    if (tag == Tag::tr) mode = InsertionMode::in_table_body;
    if (tag == Tag::td || tag == Tag::th) mode = InsertionMode::in_row;
    template_modes_.back() = mode_ = mode;
    return false;
  }
  if (token.type == TokenType::end_tag) {
    if (token.tag == Tag::template_) end_template();
    return true;
  }
  if (token.type != TokenType::end) return in_body(token);
  if (!has_template()) return true;
  pop_until(Tag::template_);
  clear_to_marker();
  template_modes_.pop_back();
  reset_insertion_mode();
  return false;
}

bool TreeBuilder::after_body(MarkupToken& token) {
  if (token.type == TokenType::doctype || token.type == TokenType::end) return true;
  if (token.type == TokenType::comment) {
    insert_comment(token, stack_.front());
    return true;
  }
  if (token.type == TokenType::text && count_blank(token.text) == token.text.size())
    return in_body(token);
  if (token.type == TokenType::start_tag && token.tag == Tag::html) return in_body(token);
  if (token.type == TokenType::end_tag && token.tag == Tag::html) {
    if (context_ == nullptr) mode_ = InsertionMode::after_after_body;
    return true;
  }
  mode_ = InsertionMode::in_body;
  return false;
}

// The blanks of a text token, one run after another.
void TreeBuilder::take_blanks_only(MarkupToken& token) {
  const bool verbatim = is_verbatim({token.text, token.span});
  for (std::size_t at = 0; at < token.text.size();) {
    const std::size_t blank = count_blank(token.text.substr(at));
    if (blank == 0) {
      ++at;
      continue;
    }
    Piece piece{token.text.substr(at, blank), token.span};
    if (verbatim) {
      piece.span.begin += static_cast<std::uint32_t>(at);
      piece.span.end = piece.span.begin + static_cast<std::uint32_t>(blank);
    }
    insert_piece(piece);
    at += blank;
  }
}

bool TreeBuilder::in_frameset(MarkupToken& token) {
  switch (token.type) {
    case TokenType::text: take_blanks_only(token); return true;
    case TokenType::comment: insert_comment(token); return true;
    case TokenType::start_tag:
      if (token.tag == Tag::html) return in_body(token);
      if (token.tag == Tag::frameset) insert_element(token);
      if (token.tag == Tag::frame) insert_void(token);
      if (token.tag == Tag::noframes) return in_head(token);
      return true;
    case TokenType::end_tag:
      if (token.tag != Tag::frameset || stack_.size() == 1) return true;
      pop();
      if (context_ == nullptr && !current_is(Tag::frameset)) mode_ = InsertionMode::after_frameset;
      return true;
    case TokenType::nul:
    case TokenType::doctype:
    case TokenType::end: return true;
  }
  return true;
}

bool TreeBuilder::after_frameset(MarkupToken& token) {
  switch (token.type) {
    case TokenType::text: take_blanks_only(token); return true;
    case TokenType::comment: insert_comment(token); return true;
    case TokenType::start_tag:
      if (token.tag == Tag::html) return in_body(token);
      return token.tag != Tag::noframes || in_head(token);
    case TokenType::end_tag:
      if (token.tag == Tag::html) mode_ = InsertionMode::after_after_frameset;
      return true;
    case TokenType::nul:
    case TokenType::doctype:
    case TokenType::end: return true;
  }
  return true;
}

bool TreeBuilder::after_after_body(MarkupToken& token) {
  if (token.type == TokenType::end || token.type == TokenType::doctype) return true;
  if (token.type == TokenType::comment) {
    insert_comment(token, dom_.document);
    return true;
  }
  if (token.type == TokenType::text && count_blank(token.text) == token.text.size())
    return in_body(token);
  if (token.type == TokenType::start_tag && token.tag == Tag::html) return in_body(token);
  mode_ = InsertionMode::in_body;
  return false;
}

bool TreeBuilder::after_after_frameset(MarkupToken& token) {
  if (token.type == TokenType::comment) {
    insert_comment(token, dom_.document);
    return true;
  }
  if (token.type == TokenType::text) take_blanks_only(token);
  if (token.type == TokenType::start_tag) {
    if (token.tag == Tag::html) return in_body(token);
    if (token.tag == Tag::noframes) return in_head(token);
  }
  return true;
}

}  // namespace entente::page
