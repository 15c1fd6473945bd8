// In body: end tags, by BodyEnd of the table of tags; and the text mode, where raw text stands.
#include "page/dom_tree.hpp"

namespace entente::page {

bool TreeBuilder::in_body_end(MarkupToken& token) {
  switch (kTagFacts[static_cast<std::size_t>(token.tag)].end) {
    case BodyEnd::other: end_other(token); break;
    case BodyEnd::template_end: end_template(); break;
    case BodyEnd::body:
    case BodyEnd::html:
      if (!in_scope(Tag::body)) break;
      mode_ = InsertionMode::after_body;
      return token.tag == Tag::body;
    case BodyEnd::block: end_block(token.tag); break;
    case BodyEnd::form: end_form(); break;
    case BodyEnd::p: end_p(token); break;
    case BodyEnd::li: end_item(token.tag, Scope::list_item); break;
    case BodyEnd::item: end_item(token.tag, Scope::any); break;
    case BodyEnd::heading: end_heading(); break;
    case BodyEnd::formatting:
      if (!adopt(token)) end_other(token);
      break;
    case BodyEnd::marked: end_marked(token.tag); break;
    case BodyEnd::br:  // is read as <br>
      token.attributes.clear();
      start_void(token);
      break;
  }
  return true;
}

void TreeBuilder::end_block(Tag tag) {
  if (!in_scope(tag)) return;
  imply_ends();
  pop_until(tag);
}

void TreeBuilder::end_form() {
  if (has_template()) return end_block(Tag::form);
  const Node* form = form_;
  form_ = nullptr;
  if (form == nullptr || !in_scope_node(form)) return;
  imply_ends();
  close_around(form);
}

void TreeBuilder::end_p(MarkupToken& token) {
  if (in_scope(Tag::p, Scope::button)) return close_p();
  token.attributes.clear();
  insert_void(token);  // <p></p>
}

void TreeBuilder::end_item(Tag tag, Scope scope) {
  if (!in_scope(tag, scope)) return;
  imply_ends(tag);
  pop_until(tag);
}

void TreeBuilder::end_heading() {
  if (!heading_in_scope()) return;
  imply_ends();
  while (!has_trait(current()->tag, kHeading)) pop();
  pop();
}

void TreeBuilder::end_marked(Tag tag) {
  if (!in_scope(tag)) return;
  imply_ends();
  pop_until(tag);
  clear_to_marker();
}

// Ends the nearest open element of that name, but not through the wall of a special one.
void TreeBuilder::end_other(const MarkupToken& token) {
  if (!is_open(token.tag)) return;  // unknown names share one count
  const StackKey wanted = key_of(token.tag, token.name);
  for (std::size_t i = keys_.size(); i > 0; --i) {
    if (keys_[i - 1] == wanted) {
      const Node* node = stack_[i - 1];
      if (node->space == Namespace::html && node->name == token.name) return pop_until_node(node);
    }
    if ((traits_of(keys_[i - 1]) & kSpecial) != 0) return;
  }
}

bool TreeBuilder::text(MarkupToken& token) {
  if (token.type == TokenType::text) {
    insert_text(token);
    return true;
  }
  pop();
  mode_ = original_mode_;
  return token.type != TokenType::end;
}

}  // namespace entente::page
