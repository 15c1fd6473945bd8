// Edges are found by passes over the tokens, as spaCy does it: on crossing arcs the passes may end
// before the edges are final, and the sentence starts follow that.
#include "parse/tree.hpp"

#include <algorithm>

namespace entente {
namespace {

using Index = std::int32_t;
constexpr Index none = -1;
constexpr int most_passes = 12;

struct Edges {
  std::vector<Index> left, right;
};

std::size_t at(Index token) {
  return static_cast<std::size_t>(token);
}

void widen(const Tree& tree, Edges& edges, std::size_t child) {
  const std::size_t head = at(tree.heads[child]);
  edges.left[head] = std::min(edges.left[head], edges.left[child]);
  edges.right[head] = std::max(edges.right[head], edges.right[child]);
}

std::vector<bool> starts_of(const Tree& tree, const Edges& edges) {
  std::vector<bool> starts(tree.heads.size(), false);
  for (std::size_t i = 0; i < tree.heads.size(); ++i)
    if (at(tree.heads[i]) == i) starts[at(edges.left[i])] = true;
  return starts;
}

// Whether every head lies in the sentence of its child; the last token is not looked at, as in
// spaCy.
bool heads_within(const Tree& tree, const std::vector<bool>& starts) {
  const std::size_t size = tree.heads.size();
  std::size_t begin = 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (!(i > 0 && starts[i]) && i + 1 != size) continue;
    for (std::size_t j = begin; j < i; ++j)
      if (at(tree.heads[j]) < begin || at(tree.heads[j]) > i) return false;
    begin = i;
  }
  return true;
}

Edges edges_of(const Tree& tree) {
  const std::size_t size = tree.heads.size();
  Edges edges{std::vector<Index>(size), {}};
  for (std::size_t i = 0; i < size; ++i) edges.left[i] = static_cast<Index>(i);
  edges.right = edges.left;
  for (int pass = 0; pass < most_passes; ++pass) {
    for (std::size_t i = 0; i < size; ++i) widen(tree, edges, i);
    for (std::size_t i = size; i-- > 0;) widen(tree, edges, i);
    if (heads_within(tree, starts_of(tree, edges))) break;
  }
  return edges;
}

// The children of each token in text order, as lists threaded through the tokens.
struct Children {
  std::vector<Index> first, next;

  explicit Children(const Tree& tree)
      : first(tree.heads.size(), none), next(tree.heads.size(), none) {
    for (std::size_t i = tree.heads.size(); i-- > 0;)
      if (at(tree.heads[i]) != i) add(static_cast<Index>(i), tree.heads[i]);
  }
  void add(Index child, Index head) {
    Index* link = &first[at(head)];
    while (*link != none && *link < child) link = &next[at(*link)];
    next[at(child)] = *link;
    *link = child;
  }
  void remove(Index child, Index head) {
    Index* link = &first[at(head)];
    while (*link != none && *link != child) link = &next[at(*link)];
    if (*link == child) *link = next[at(child)];
  }
};

// Breadth first below the head of `token`: the first token labelled `label`, else the head itself.
// Edges are those from before any arc was put back: a child beyond them is not seen, as in spaCy.
Index new_head(const Tree& tree, const Children& children, const Edges& edges,
               std::span<const Piece> pieces, Index token, std::string_view label) {
  const Index head = tree.heads[at(token)];
  std::vector<Index> queue{head};
  for (std::size_t i = 0; i < queue.size(); ++i) {
    const std::size_t parent = at(queue[i]);
    for (Index child = children.first[parent]; child != none; child = children.next[at(child)]) {
      if (child < edges.left[parent] || child > edges.right[parent]) continue;
      if (pieces[at(child)].is_space || child == token) continue;
      if (tree.labels[at(child)] == label) return child;
      queue.push_back(child);
    }
  }
  return head;
}

}  // namespace

std::vector<bool> finish_tree(Tree& tree, std::span<const Piece> pieces) {
  Edges edges = edges_of(tree);
  const auto lifted = [](std::string_view label) {
    return label.find("||") != std::string_view::npos;
  };
  if (std::any_of(tree.labels.begin(), tree.labels.end(), lifted)) {
    Children children(tree);
    for (std::size_t i = 0; i < tree.labels.size(); ++i) {
      const std::size_t bar = tree.labels[i].find("||");
      if (bar == std::string_view::npos) continue;
      const Index token = static_cast<Index>(i);
      const Index head =
          new_head(tree, children, edges, pieces, token, tree.labels[i].substr(bar + 2));
      if (tree.heads[i] != token) children.remove(token, tree.heads[i]);
      tree.heads[i] = head;
      if (head != token) children.add(token, head);
      tree.labels[i] = tree.labels[i].substr(0, bar);
    }
    edges = edges_of(tree);
  }
  return starts_of(tree, edges);
}

}  // namespace entente
