// The modes up to the body: initial, before html, before head, in head, in head noscript, after
// head.
#include "page/dom_quirks.hpp"
#include "page/dom_tree.hpp"

namespace entente::page {
namespace {

bool is_head_end(const MarkupToken& token) {
  return token.tag == Tag::head || token.tag == Tag::body || token.tag == Tag::html ||
         token.tag == Tag::br;
}

}  // namespace

bool TreeBuilder::initial(MarkupToken& token) {
  mode_ = InsertionMode::initial;
  if (token.type == TokenType::text && take_blank(token, false)) return true;
  if (token.type == TokenType::comment) {
    insert_comment(token, dom_.document);
    return true;
  }
  mode_ = InsertionMode::before_html;
  if (token.type != TokenType::doctype) {
    quirks_ = true;
    return false;
  }
  quirks_ = means_quirks(token);
  Node* node = make_node(NodeType::doctype, token.span);
  node->name = token.name;
  if (token.public_id || token.system_id) {
    auto* ids = memory_.room<Attribute>(2);
    ids[0] = {"public", token.public_id.value_or(std::string_view())};
    ids[1] = {"system", token.system_id.value_or(std::string_view())};
    node->attributes = {ids, 2};
  }
  attach(node, {dom_.document, nullptr});
  return true;
}

bool TreeBuilder::before_html(MarkupToken& token) {
  if (token.type == TokenType::doctype) return true;
  if (token.type == TokenType::text && take_blank(token, false)) return true;
  if (token.type == TokenType::comment) {
    insert_comment(token, dom_.document);
    return true;
  }
  if (token.type == TokenType::end_tag && !is_head_end(token)) return true;
  mode_ = InsertionMode::before_head;
  if (token.type == TokenType::start_tag && token.tag == Tag::html) {
    Node* node = make_element(token, Namespace::html);
    attach(node, {dom_.document, nullptr});
    push(node);
    return true;
  }
  insert_implied(Tag::html, token);
  return false;
}

bool TreeBuilder::before_head(MarkupToken& token) {
  if (token.type == TokenType::doctype) return true;
  if (token.type == TokenType::text && take_blank(token, false)) return true;
  if (token.type == TokenType::comment) {
    insert_comment(token);
    return true;
  }
  if (token.type == TokenType::end_tag && !is_head_end(token)) return true;
  if (token.type == TokenType::start_tag && token.tag == Tag::html) return in_body(token);
  mode_ = InsertionMode::in_head;
  if (token.type == TokenType::start_tag && token.tag == Tag::head) {
    head_ = insert_part(token);
    return true;
  }
  head_ = insert_implied(Tag::head, token);
  return false;
}

bool TreeBuilder::in_head(MarkupToken& token) {
  switch (token.type) {
    case TokenType::doctype: return true;
    case TokenType::comment: insert_comment(token); return true;
    case TokenType::text:
      if (take_blank(token, true)) return true;
      break;
    case TokenType::start_tag:
      if (in_head_start(token)) return true;
      break;
    case TokenType::end_tag:
      if (in_head_end(token)) return true;
      break;
    case TokenType::nul:
    case TokenType::end: break;
  }
  pop();
  mode_ = InsertionMode::after_head;
  return false;
}

bool TreeBuilder::in_head_start(MarkupToken& token) {
  const Tag tag = token.tag;
  if (tag == Tag::html) return in_body(token);
  if (tag == Tag::head) return true;
  if (tag == Tag::template_) {
    start_template(token);
  } else if (tag == Tag::title) {
    insert_raw(token, TokenState::rcdata);
  } else if (tag == Tag::script) {
    insert_raw(token, TokenState::script);
  } else if (tag == Tag::noframes || tag == Tag::style ||
             (tag == Tag::noscript && options_.scripting)) {
    insert_raw(token, TokenState::rawtext);
  } else if (tag == Tag::noscript) {
    insert_part(token);
    mode_ = InsertionMode::in_head_noscript;
  } else if (has_trait(tag, kHeadElement)) {
    insert_void(token);
  } else {
    return false;
  }
  return true;
}

bool TreeBuilder::in_head_end(MarkupToken& token) {
  if (token.tag == Tag::head) {
    pop();
    mode_ = InsertionMode::after_head;
    return true;
  }
  if (token.tag == Tag::template_) {
    end_template();
    return true;
  }
  return token.tag != Tag::body && token.tag != Tag::html && token.tag != Tag::br;
}

void TreeBuilder::start_template(MarkupToken& token) {
  if (is_full(kTableDepth)) return insert_beyond(token);
  insert_part(token);
  add_marker();
  frameset_ok_ = false;
  mode_ = InsertionMode::in_template;
  template_modes_.push_back(InsertionMode::in_template);
}

void TreeBuilder::end_template() {
  if (!has_template()) return;
  imply_ends_thoroughly();
  pop_until(Tag::template_);
  clear_to_marker();
  template_modes_.pop_back();
  reset_insertion_mode();
}

bool TreeBuilder::in_head_noscript(MarkupToken& token) {
  const bool is_start = token.type == TokenType::start_tag;
  if (token.type == TokenType::doctype) return true;
  if (token.type == TokenType::comment) return in_head(token);
  if (token.type == TokenType::text && take_blank(token, true)) return true;
  if (token.type == TokenType::end_tag) {
    if (token.tag == Tag::noscript) {
      pop();
      mode_ = InsertionMode::in_head;
      return true;
    }
    if (token.tag != Tag::br) return true;
  }
  if (is_start) {
    if (token.tag == Tag::html) return in_body(token);
    if (token.tag == Tag::basefont || token.tag == Tag::bgsound || token.tag == Tag::link ||
        token.tag == Tag::meta || token.tag == Tag::noframes || token.tag == Tag::style)
      return in_head(token);
    if (token.tag == Tag::head || token.tag == Tag::noscript) return true;
  }
  pop();
  mode_ = InsertionMode::in_head;
  return false;
}

bool TreeBuilder::after_head(MarkupToken& token) {
  if (token.type == TokenType::doctype) return true;
  if (token.type == TokenType::text && take_blank(token, true)) return true;
  if (token.type == TokenType::comment) {
    insert_comment(token);
    return true;
  }
  if (token.type == TokenType::end_tag) {
    if (token.tag == Tag::template_) return in_head(token);
    if (token.tag != Tag::body && token.tag != Tag::html && token.tag != Tag::br) return true;
  }
  if (token.type == TokenType::start_tag) {
    if (token.tag == Tag::html) return in_body(token);
    if (token.tag == Tag::head) return true;
    if (token.tag == Tag::body || token.tag == Tag::frameset) {
      insert_part(token);
      frameset_ok_ = frameset_ok_ && token.tag == Tag::frameset;
      mode_ = token.tag == Tag::body ? InsertionMode::in_body : InsertionMode::in_frameset;
      return true;
    }
    if (has_trait(token.tag, kHeadElement)) {
      push(head_);
      in_head(token);
      remove_from_stack(head_);
      return true;
    }
  }
  insert_implied(Tag::body, token);
  mode_ = InsertionMode::in_body;
  return false;
}

}  // namespace entente::page
