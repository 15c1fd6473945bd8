// In body: text and start tags. What a tag does stands in the table of tags (BodyStart); here is
// how.
#include "page/dom_scan.hpp"
#include "page/dom_tree.hpp"

namespace entente::page {

bool is_hidden_input(const MarkupToken& token) {
  for (const Attribute& one : token.attributes)
    if (one.name == "type") return one.value.size() == 6 && has_word_at(one.value, 0, "hidden");
  return false;
}

bool TreeBuilder::in_body(MarkupToken& token) {
  switch (token.type) {
    case TokenType::text: in_body_text(token); return true;
    case TokenType::start_tag: in_body_start(token); return true;
    case TokenType::end_tag: return in_body_end(token);
    case TokenType::comment: insert_comment(token); return true;
    case TokenType::nul:
    case TokenType::doctype: return true;
    case TokenType::end: return in_body_eof(token);
  }
  return true;
}

void TreeBuilder::in_body_text(MarkupToken& token) {
  reopen_formatting();
  insert_text(token);
  if (frameset_ok_ && count_blank(token.text) < token.text.size()) frameset_ok_ = false;
}

bool TreeBuilder::in_body_eof(MarkupToken& token) {
  return template_modes_.empty() || in_template(token);
}

void TreeBuilder::in_body_start(MarkupToken& token) {
  switch (kTagFacts[static_cast<std::size_t>(token.tag)].start) {
    case BodyStart::other: start_other(token); return;
    case BodyStart::html: start_html(token); return;
    case BodyStart::head_element: in_head(token); return;
    case BodyStart::body: start_body(token); return;
    case BodyStart::frameset: start_frameset(token); return;
    case BodyStart::block:
    case BodyStart::heading:
    case BodyStart::preformatted:
    case BodyStart::form: start_block(token); return;
    case BodyStart::item: start_item(token); return;
    case BodyStart::button: start_button(token); return;
    case BodyStart::link:
    case BodyStart::formatting:
    case BodyStart::nobr: start_formatting(token); return;
    case BodyStart::marked: start_marked(token); return;
    case BodyStart::table: start_table(token); return;
    case BodyStart::image:  // is read as img
      token.tag = Tag::img;
      token.name = name(Tag::img);
      [[fallthrough]];
    case BodyStart::void_element:
    case BodyStart::input:
    case BodyStart::void_beside:
    case BodyStart::hr: start_void(token); return;
    case BodyStart::plaintext:
    case BodyStart::textarea:
    case BodyStart::xmp:
    case BodyStart::iframe:
    case BodyStart::noembed:
    case BodyStart::noscript: start_raw(token); return;
    case BodyStart::select:
    case BodyStart::option:
    case BodyStart::optgroup: start_select_part(token); return;
    case BodyStart::ruby_base:
    case BodyStart::ruby_text: start_ruby_part(token); return;
    case BodyStart::math: start_foreign(token, Namespace::math); return;
    case BodyStart::svg: start_foreign(token, Namespace::svg); return;
    case BodyStart::ignored: return;
  }
}

void TreeBuilder::start_other(const MarkupToken& token) {
  reopen_formatting();
  insert_element(token);
}

void TreeBuilder::start_html(const MarkupToken& token) {
  if (!has_template()) add_attributes(stack_.front(), token);
}

void TreeBuilder::start_body(const MarkupToken& token) {
  if (stack_.size() < 2 || stack_[1]->tag != Tag::body || has_template()) return;
  frameset_ok_ = false;
  add_attributes(stack_[1], token);
}

void TreeBuilder::start_frameset(const MarkupToken& token) {
  if (stack_.size() < 2 || stack_[1]->tag != Tag::body || !frameset_ok_) return;
  detach(stack_[1]);
  while (stack_.size() > 1) pop();
  insert_part(token);
  mode_ = InsertionMode::in_frameset;
}

void TreeBuilder::start_block(const MarkupToken& token) {
  const BodyStart kind = kTagFacts[static_cast<std::size_t>(token.tag)].start;
  if (kind == BodyStart::form && form_ != nullptr && !has_template()) return;
  close_p();
  if (kind == BodyStart::heading && has_trait(current()->tag, kHeading)) pop();
  Node* node = insert_element(token);
  if (kind == BodyStart::form && !has_template()) form_ = node;
  if (kind == BodyStart::preformatted) {
    skip_newline_ = true;
    frameset_ok_ = false;
  }
}

// li ends an open li, dd and dt an open dd or dt, but not through the wall of another block.
void TreeBuilder::start_item(const MarkupToken& token) {
  frameset_ok_ = false;
  const bool is_li = token.tag == Tag::li;
  for (std::size_t i = keys_.size(); i > 0; --i) {
    if (keys_[i - 1] >= kTags) continue;
    const Tag tag = static_cast<Tag>(keys_[i - 1]);
    if (is_li ? tag == Tag::li : tag == Tag::dd || tag == Tag::dt) {
      imply_ends(tag);
      pop_until(tag);
      break;
    }
    if (has_trait(tag, kSpecial) && tag != Tag::address && tag != Tag::div && tag != Tag::p) break;
  }
  close_p();
  insert_element(token);
}

void TreeBuilder::start_button(const MarkupToken& token) {
  if (in_scope(Tag::button)) {
    imply_ends();
    pop_until(Tag::button);
  }
  reopen_formatting();
  insert_element(token);
  frameset_ok_ = false;
}

void TreeBuilder::start_formatting(const MarkupToken& token) {
  if (token.tag == Tag::a) {
    if (const Node* open = find_formatting(Tag::a)) {
      if (!adopt(token)) end_other(token);
      if ((open->marks & kListed) != 0) unlist(place_in_list(open));
      if ((open->marks & kOpen) != 0) close_around(open);
    }
  }
  reopen_formatting();
  if (token.tag == Tag::nobr && in_scope(Tag::nobr)) {
    if (!adopt(token)) end_other(token);
    reopen_formatting();
  }
  if (Node* node = insert_element(token)) list_formatting(node);
}

void TreeBuilder::start_marked(const MarkupToken& token) {
  reopen_formatting();
  if (insert_element(token) != nullptr) add_marker();
  frameset_ok_ = false;
}

void TreeBuilder::start_table(const MarkupToken& token) {
  if (!quirks_) close_p();
  frameset_ok_ = false;
  if (is_full(kTableDepth)) return insert_beyond(token);
  insert_part(token);
  mode_ = InsertionMode::in_table;
}

void TreeBuilder::start_void(const MarkupToken& token) {
  const BodyStart kind = kTagFacts[static_cast<std::size_t>(token.tag)].start;
  if (kind == BodyStart::void_beside) return insert_void(token);
  if (kind == BodyStart::hr) {
    close_p();
    if (in_scope(Tag::select)) imply_ends();
  } else {
    if (kind == BodyStart::input && is_taken_by_select()) return;
    reopen_formatting();
  }
  insert_void(token);
  if (kind != BodyStart::input || !is_hidden_input(token)) frameset_ok_ = false;
}

void TreeBuilder::start_raw(MarkupToken& token) {
  const BodyStart kind = kTagFacts[static_cast<std::size_t>(token.tag)].start;
  if (kind == BodyStart::plaintext || kind == BodyStart::xmp) close_p();
  if (kind == BodyStart::plaintext) {
    insert_element(token);
    return tokens_.switch_to(TokenState::plaintext, token.name);
  }
  if (kind == BodyStart::noscript && !options_.scripting) return start_other(token);
  if (kind == BodyStart::xmp) reopen_formatting();
  if (kind != BodyStart::noembed && kind != BodyStart::noscript) frameset_ok_ = false;
  skip_newline_ = kind == BodyStart::textarea;
  insert_raw(token, kind == BodyStart::textarea ? TokenState::rcdata : TokenState::rawtext);
}

// An input or a select ends the select that it stands in. True when it is ignored: the content of a
// select, parsed by itself, takes neither.
bool TreeBuilder::is_taken_by_select() {
  if (context_ != nullptr && context_->tag == Tag::select) return true;
  if (in_scope(Tag::select)) pop_until(Tag::select);
  return false;
}

void TreeBuilder::start_select_part(const MarkupToken& token) {
  if (token.tag == Tag::select) {
    const bool was_open = in_scope(Tag::select);
    if (is_taken_by_select() || was_open) return;
    reopen_formatting();
    insert_element(token);
    frameset_ok_ = false;
    return;
  }
  if (in_scope(Tag::select)) {
    imply_ends(token.tag == Tag::option ? Tag::optgroup : Tag::unknown);
  } else if (current_is(Tag::option)) {
    pop();
  }
  reopen_formatting();
  insert_element(token);
}

void TreeBuilder::start_ruby_part(const MarkupToken& token) {
  const bool is_text = kTagFacts[static_cast<std::size_t>(token.tag)].start == BodyStart::ruby_text;
  if (in_scope(Tag::ruby)) imply_ends(is_text ? Tag::rtc : Tag::unknown);
  insert_element(token);
}

void TreeBuilder::start_foreign(MarkupToken& token, Namespace space) {
  reopen_formatting();
  insert_foreign(token, space);
}

}  // namespace entente::page
