// The stack of open elements and where nodes go. The stack holds at most Limits::html_depth
// elements: a further one is put into the tree but not on the stack, so that what follows becomes
// its sibling; end tags of such elements are counted off. Every walk along the stack is thereby
// bounded.
#include <algorithm>

#include "page/dom_scan.hpp"
#include "page/dom_tree.hpp"

namespace entente::page {

Node* TreeBuilder::make_node(NodeType type, TextSpan span) {
  ++nodes_;
  Node* node = memory_.make<Node>();
  node->type = type;
  node->span = span;
  return node;
}

Node* TreeBuilder::make_element(const MarkupToken& token, Namespace space) {
  Node* node = make_node(NodeType::element, token.span);
  node->space = space;
  node->tag = token.tag;
  node->name = token.name;
  if (const std::size_t n = token.attributes.size(); n != 0) {
    auto* kept = memory_.room<Attribute>(n);
    std::uninitialized_copy_n(token.attributes.begin(), n, kept);
    node->attributes = {kept, n};
  }
  return node;
}

TreeBuilder::StackKey TreeBuilder::key_of(Tag tag, std::string_view name) {
  if (tag != Tag::unknown) return static_cast<StackKey>(tag);
  return static_cast<StackKey>(std::hash<std::string_view>{}(name)) | 0x80000000U;
}

void TreeBuilder::push(Node* node) {
  stack_.push_back(node);
  keys_.push_back(key_of(node->tag, node->name));
  node->marks |= kOpen;
  ++open_[static_cast<std::size_t>(node->tag)];
}

void TreeBuilder::pop() {
  Node* node = stack_.back();
  stack_.pop_back();
  keys_.pop_back();
  node->marks &= static_cast<std::uint8_t>(~kOpen);
  --open_[static_cast<std::size_t>(node->tag)];
  while (!holes_.empty() && holes_.back() >= stack_.size()) holes_.pop_back();
  if (any_beyond_) {
    beyond_.fill(0);
    any_beyond_ = false;
  }
}

void TreeBuilder::pop_until(Tag tag) {
  while (!stack_.empty()) {
    const bool last = current()->tag == tag;
    pop();
    if (last) return;
  }
}

void TreeBuilder::pop_until_node(const Node* node) {
  while (!stack_.empty()) {
    const bool last = current() == node;
    pop();
    if (last) return;
  }
}

void TreeBuilder::remove_from_stack(const Node* node) {
  const auto found = std::find(stack_.rbegin(), stack_.rend(), node);
  if (found == stack_.rend()) return;
  (*found)->marks &= static_cast<std::uint8_t>(~kOpen);
  --open_[static_cast<std::size_t>(node->tag)];
  const std::ptrdiff_t at = std::distance(found, stack_.rend()) - 1;
  stack_.erase(stack_.begin() + at);
  keys_.erase(keys_.begin() + at);
}

void TreeBuilder::close_around(const Node* node) {
  const std::size_t at = place_in_stack(node);
  remove_from_stack(node);
  if (at < stack_.size()) holes_.push_back(at);
}

void TreeBuilder::replace_in_stack(std::size_t at, Node* node) {
  stack_[at]->marks &= static_cast<std::uint8_t>(~kOpen);
  stack_[at] = node;
  node->marks |= kOpen;
}

bool TreeBuilder::in_scope(Tag tag, Scope scope) const {
  if (!is_open(tag)) return false;
  const unsigned borders = scope == Scope::table       ? unsigned{kTableScope}
                           : scope == Scope::list_item ? unsigned{kScope} | kList
                           : scope == Scope::button    ? unsigned{kScope} | kButton
                                                       : unsigned{kScope};
  const auto wanted = static_cast<StackKey>(tag);
  for (std::size_t i = keys_.size(); i > 0; --i) {
    if (keys_[i - 1] == wanted) return true;
    if ((traits_of(keys_[i - 1]) & borders) != 0) return false;
  }
  return false;
}

bool TreeBuilder::in_scope_node(const Node* node) const {
  for (std::size_t i = stack_.size(); i > 0; --i) {
    if (stack_[i - 1] == node) return true;
    if ((traits_of(keys_[i - 1]) & kScope) != 0) return false;
  }
  return false;
}

bool TreeBuilder::heading_in_scope() const {
  for (std::size_t i = keys_.size(); i > 0; --i) {
    if ((traits_of(keys_[i - 1]) & kHeading) != 0) return true;
    if ((traits_of(keys_[i - 1]) & kScope) != 0) return false;
  }
  return false;
}

void TreeBuilder::imply_ends(Tag but) {
  while (!stack_.empty() && has_trait(current()->tag, kImplied) && current()->tag != but) pop();
}

void TreeBuilder::imply_ends_thoroughly() {
  while (!stack_.empty() && has_trait(current()->tag, unsigned{kImplied} | kThorough)) pop();
}

void TreeBuilder::close_p() {
  if (!in_scope(Tag::p, Scope::button)) return;
  imply_ends(Tag::p);
  pop_until(Tag::p);
}

// The appropriate place for a node whose parent would be `target`: what a table may not hold goes
// before the table while fostering.
TreeBuilder::Place TreeBuilder::place_for(Node* target) const {
  if (!fostering_ || !has_trait(target->tag, kFosters)) return {target, nullptr};
  for (std::size_t i = stack_.size(); i > 0; --i) {
    Node* node = stack_[i - 1];
    if (node->tag == Tag::template_) return {node, nullptr};
    if (node->tag != Tag::table) continue;
    if (node->parent != nullptr) return {node->parent, node};
    return {stack_[i - 2], nullptr};
  }
  return {stack_.front(), nullptr};
}

void TreeBuilder::attach(Node* node, Place place) {
  node->parent = place.parent;
  node->next = place.before;
  node->previous = place.before != nullptr ? place.before->previous : place.parent->last;
  (node->previous != nullptr ? node->previous->next : place.parent->first) = node;
  (place.before != nullptr ? place.before->previous : place.parent->last) = node;
}

void TreeBuilder::detach(Node* node) {
  if (node->parent == nullptr) return;
  (node->previous != nullptr ? node->previous->next : node->parent->first) = node->next;
  (node->next != nullptr ? node->next->previous : node->parent->last) = node->previous;
  node->parent = node->previous = node->next = nullptr;
}

Node* TreeBuilder::insert_element(const MarkupToken& token) {
  if (is_full()) {
    insert_beyond(token);
    return nullptr;
  }
  return insert_part(token);
}

void TreeBuilder::insert_beyond(const MarkupToken& token) {
  insert_void(token);
  dom_.depth_limited = any_beyond_ = true;
  ++beyond_[static_cast<std::size_t>(token.tag)];
}

Node* TreeBuilder::insert_part(const MarkupToken& token) {
  Node* node = make_element(token, Namespace::html);
  attach(node, place_for(current()));
  push(node);
  return node;
}

void TreeBuilder::insert_void(const MarkupToken& token) {
  attach(make_element(token, Namespace::html), place_for(current()));
}

Node* TreeBuilder::insert_implied(Tag tag, const MarkupToken& before) {
  Node* node = make_node(NodeType::element, {before.span.begin, before.span.begin});
  node->tag = tag;
  node->name = name(tag);
  attach(node, stack_.empty() ? Place{dom_.document, nullptr} : place_for(current()));
  push(node);
  return node;
}

// Text that follows on text in the tree and in the markup makes it longer.
void TreeBuilder::insert_piece(const Piece& piece) {
  if (piece.text.empty()) return;
  const Place place = place_for(current());
  Node* before = place.before != nullptr ? place.before->previous : place.parent->last;
  if (before != nullptr && before->type == NodeType::text && before->span.end == piece.span.begin &&
      is_verbatim(piece) && is_verbatim({before->text, before->span})) {
    before->span.end = piece.span.end;
    before->text = before->span.in(markup_);
    return;
  }
  Node* node = make_node(NodeType::text, piece.span);
  node->text = piece.text;
  attach(node, place);
}

void TreeBuilder::insert_comment(const MarkupToken& token, Node* parent) {
  Node* node = make_node(NodeType::comment, token.span);
  node->text = token.text;
  attach(node, parent != nullptr ? Place{parent, nullptr} : place_for(current()));
}

// Those that the element does not have (a second <html> or <body>).
void TreeBuilder::add_attributes(Node* node, const MarkupToken& token) {
  const std::size_t room = std::max(limits_.html_attributes, node->attributes.size());
  std::vector<Attribute> added;
  for (const Attribute& one : token.attributes) {
    if (node->attributes.size() + added.size() >= room) {
      ++dom_.attributes_left_out;
    } else if (!node->has(one.name)) {
      added.push_back(one);
    }
  }
  if (added.empty()) return;
  const std::size_t old = node->attributes.size();
  auto* kept = memory_.room<Attribute>(old + added.size());
  std::uninitialized_copy_n(node->attributes.begin(), old, kept);
  std::uninitialized_copy(added.begin(), added.end(), kept + old);
  node->attributes = {kept, old + added.size()};
}

void TreeBuilder::insert_raw(const MarkupToken& token, TokenState state) {
  insert_part(token);
  tokens_.switch_to(state, token.name);
  original_mode_ = mode_;
  mode_ = InsertionMode::text;
}

bool TreeBuilder::take_blank(MarkupToken& token, bool insert) {
  const std::size_t blank = count_blank(token.text);
  if (blank == 0) return false;
  if (insert) {
    Piece piece{token.text.substr(0, blank), token.span};
    if (is_verbatim(piece)) piece.span.end = piece.span.begin + static_cast<std::uint32_t>(blank);
    insert_piece(piece);
  }
  if (blank == token.text.size()) return true;
  token.text.remove_prefix(blank);
  token.span.begin += static_cast<std::uint32_t>(blank);
  return false;
}

}  // namespace entente::page
