// The list of active formatting elements: what was left open is opened again in what follows. Where
// WHATWG sets no bound, ours: a list holds at most 64 elements behind its last marker, and clones
// are paid for by the tags of the page, so that no page makes more than a few for each tag.
#include <algorithm>

#include "page/dom_tree.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kMostListed = 64;
constexpr std::size_t kMostAlike = 3;  // Noah's Ark

// Elements of one name with the same attributes have the same hash, and are taken for alike when it
// agrees: a collision would only close one formatting element early.
std::uint64_t hash_of(const Node& element) {
  std::uint64_t hash = static_cast<std::uint64_t>(element.tag) + 1;
  const auto mix = [](std::string_view text) {
    return std::hash<std::string_view>{}(text)*0x9E3779B97F4A7C15U;
  };
  // The order of attributes does not count.
  for (const Attribute& one : element.attributes) hash += mix(one.name) ^ (mix(one.value) >> 7U);
  return hash;
}

}  // namespace

void TreeBuilder::list_formatting(Node* element) {
  const std::uint64_t hash = hash_of(*element);
  std::size_t alike = 0;
  std::size_t earliest = formatting_.size();
  std::size_t first = formatting_.size();
  for (; first > 0 && formatting_[first - 1].element != nullptr; --first) {
    const Formatting& one = formatting_[first - 1];
    if (one.hash != hash || one.element->tag != element->tag) continue;
    ++alike;
    earliest = first - 1;
  }
  if (alike >= kMostAlike) {
    unlist(earliest);
  } else if (formatting_.size() - first >= kMostListed) {
    unlist(first);
  }
  formatting_.push_back({element, hash});
  element->marks |= kListed;
}

void TreeBuilder::unlist(std::size_t at) {
  formatting_[at].element->marks &= static_cast<std::uint8_t>(~kListed);
  formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(at));
}

void TreeBuilder::clear_to_marker() {
  while (!formatting_.empty()) {
    Node* element = formatting_.back().element;
    formatting_.pop_back();
    if (element == nullptr) return;
    element->marks &= static_cast<std::uint8_t>(~kListed);
  }
}

Node* TreeBuilder::find_formatting(Tag tag) const {
  for (std::size_t i = formatting_.size(); i > 0 && formatting_[i - 1].element != nullptr; --i)
    if (formatting_[i - 1].element->tag == tag) return formatting_[i - 1].element;
  return nullptr;
}

std::size_t TreeBuilder::place_in_list(const Node* node) const {
  std::size_t at = formatting_.size();
  while (at > 0 && formatting_[at - 1].element != node) --at;
  return at - 1;
}

std::size_t TreeBuilder::place_in_stack(const Node* node) const {
  std::size_t at = stack_.size();
  while (at > 0 && stack_[at - 1] != node) --at;
  return at - 1;
}

bool TreeBuilder::pay(std::size_t clones) {
  if (clones > clones_left_) return false;
  clones_left_ -= clones;
  return true;
}

Node* TreeBuilder::clone(const Node* element) {
  Node* copy = make_node(NodeType::element, {element->span.begin, element->span.begin});
  copy->tag = element->tag;
  copy->name = element->name;
  copy->attributes = element->attributes;
  return copy;
}

// Opens again what is listed behind the last entry that is a marker or still open. A full stack
// takes none; when the page cannot pay, what it left open ends.
void TreeBuilder::reopen_closed() {
  std::size_t first = formatting_.size();
  while (first > 0 && formatting_[first - 1].element != nullptr &&
         (formatting_[first - 1].element->marks & kOpen) == 0)
    --first;
  const std::size_t wanted = formatting_.size() - first;
  if (is_full(wanted)) return;
  if (!pay(wanted)) {
    while (formatting_.size() > first) unlist(formatting_.size() - 1);
    return;
  }
  for (std::size_t i = first; i < formatting_.size(); ++i) {
    Node* element = clone(formatting_[i].element);
    attach(element, place_for(current()));
    push(element);
    formatting_[i].element->marks &= static_cast<std::uint8_t>(~kListed);
    formatting_[i].element = element;
    element->marks |= kListed;
  }
}

}  // namespace entente::page
