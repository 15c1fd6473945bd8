// Tree: quick questions about one parsed block: children, subtrees, quotes. Built once a block in
// linear time; every other file of the room asks here and never walks heads by itself.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/parsed.hpp"

namespace entente {

constexpr int kNone = -1;

class Tree {
 public:
  explicit Tree(const Parsed& parsed);

  [[nodiscard]] int size() const { return static_cast<int>(parsed_.tokens.size()); }
  [[nodiscard]] const Token& operator[](int i) const {
    return parsed_.tokens[static_cast<std::size_t>(i)];
  }
  [[nodiscard]] const Parsed& parsed() const { return parsed_; }
  [[nodiscard]] std::span<const int> children(int i) const;  // in text order
  [[nodiscard]] int head(int i) const { return heads_[static_cast<std::size_t>(i)]; }
  [[nodiscard]] std::string_view label(int i) const { return labels_[static_cast<std::size_t>(i)]; }
  [[nodiscard]] bool root(int i) const { return head(i) == i; }
  [[nodiscard]] TokenRange subtree(
      int i) const;  // left and right edge; contiguous for projective trees
  [[nodiscard]] int sentence(int i) const { return sentences_[static_cast<std::size_t>(i)]; }
  [[nodiscard]] bool quoted(int i) const { return quoted_[static_cast<std::size_t>(i)]; }

  [[nodiscard]] int child(
      int i, std::initializer_list<std::string_view> labels) const;  // the first, or kNone
  [[nodiscard]] bool is(
      int i, std::initializer_list<std::string_view> labels) const;  // label of i is one of
  [[nodiscard]] bool verb(int i) const;
  [[nodiscard]] bool noun(int i) const;
  [[nodiscard]] const std::string& lemma(int i) const {
    return lemmas_[static_cast<std::size_t>(i)];
  }                                                     // lower case
  [[nodiscard]] bool under(int i, int ancestor) const;  // i is ancestor or below it
  // i and everything coordinated with it, in text order.
  [[nodiscard]] std::vector<int> coordinated(int i) const;
  [[nodiscard]] TextSpan span(TokenRange range) const;
  [[nodiscard]] std::string_view text(TokenRange range) const {
    return span(range).in(parsed_.text);
  }

 private:
  void mend_coordinated_speech();
  void link();

  Parsed parsed_;
  std::vector<int> heads_, sentences_, first_, list_, left_, right_;
  std::vector<std::string_view> labels_;
  std::vector<std::string> lemmas_;
  std::vector<bool> quoted_;
};

}  // namespace entente
