// The adoption agency (WHATWG 13.2.6.4.7): the end tag of a formatting element that blocks were
// left open in. <b>1<p>2</b>3 means that 2 is bold and 3 is not.
#include <algorithm>

#include "page/dom_tree.hpp"

namespace entente::page {
namespace {

constexpr int kMostRounds = 8;
constexpr int kMostKept = 3;  // formatting elements between, that are cloned

}  // namespace

bool TreeBuilder::adopt(const MarkupToken& token) {
  const Tag tag = token.tag;
  if (current_is(tag) && (current()->marks & kListed) == 0) {
    pop();
    return true;
  }
  for (int round = 0; round < kMostRounds; ++round) {
    Node* formatting = find_formatting(tag);
    if (formatting == nullptr) return false;
    if ((formatting->marks & kOpen) == 0) {
      unlist(place_in_list(formatting));
      return true;
    }
    if (!in_scope_node(formatting)) return true;
    const std::size_t formatting_at = place_in_stack(formatting);
    std::size_t block_at = formatting_at + 1;
    while (block_at < keys_.size() && (traits_of(keys_[block_at]) & kSpecial) == 0) ++block_at;
    if (block_at == stack_.size() || !pay(kMostKept + 1)) {
      pop_until_node(formatting);
      unlist(place_in_list(formatting));
      return true;
    }
    adopt_block(formatting, formatting_at, block_at);
  }
  return true;
}

// The block leaves the formatting element, and its children get one of their own.
void TreeBuilder::adopt_block(Node* formatting, std::size_t formatting_at, std::size_t block_at) {
  Node* const block = stack_[block_at];
  Node* const ancestor = stack_[formatting_at - 1];
  const Node* bookmark = nullptr;  // the listed element that the new one follows
  Node* const last = gather(formatting_at, block_at, &bookmark);
  detach(last);
  attach(last, place_for(ancestor));

  Node* const inner = clone(formatting);
  inner->first = block->first;
  inner->last = block->last;
  block->first = block->last = nullptr;
  for (Node* child = inner->first; child != nullptr; child = child->next) child->parent = inner;
  attach(inner, {block, nullptr});

  const std::size_t listed_at = place_in_list(formatting);
  const std::uint64_t hash = formatting_[listed_at].hash;
  std::size_t to = bookmark == nullptr ? listed_at : place_in_list(bookmark) + 1;
  if (to > listed_at) --to;
  unlist(listed_at);
  formatting_.insert(formatting_.begin() + static_cast<std::ptrdiff_t>(to), {inner, hash});
  inner->marks |= kListed;

  remove_from_stack(formatting);
  const std::size_t below = place_in_stack(block) + 1;
  push(inner);
  const auto at = static_cast<std::ptrdiff_t>(below);
  std::rotate(stack_.begin() + at, stack_.end() - 1, stack_.end());
  std::rotate(keys_.begin() + at, keys_.end() - 1, keys_.end());
}

// From the block up to the formatting element: those between that are listed are cloned, each clone
// takes what was gathered so far; the others leave the stack. Gives the topmost.
Node* TreeBuilder::gather(std::size_t formatting_at, std::size_t block_at, const Node** bookmark) {
  Node* last = stack_[block_at];
  int kept = 0;
  for (std::size_t at = block_at - 1; at > formatting_at; --at) {
    Node* node = stack_[at];
    ++kept;
    if (kept > kMostKept && (node->marks & kListed) != 0) unlist(place_in_list(node));
    if ((node->marks & kListed) == 0) {
      remove_from_stack(node);
      continue;
    }
    Node* copy = clone(node);
    Formatting& entry = formatting_[place_in_list(node)];
    node->marks &= static_cast<std::uint8_t>(~kListed);
    entry.element = copy;
    copy->marks |= kListed;
    replace_in_stack(at, copy);
    if (*bookmark == nullptr) *bookmark = copy;
    detach(last);
    attach(last, {copy, nullptr});
    last = copy;
  }
  return last;
}

}  // namespace entente::page
