// The tree builder of WHATWG 13.2.6, one class in files by groups of insertion modes: dom_tree
// (driver), dom_insert (stack and places), dom_modes_head, dom_modes_body(_end), dom_modes_table,
// dom_modes_frame, dom_foreign, dom_formatting. A mode's function returns false when the token goes
// to the mode that now holds.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "page/dom.hpp"
#include "page/dom_memory.hpp"
#include "page/dom_tokens.hpp"

namespace entente::page {

// What only tests ask for: parsing as innerHTML of an element, and noscript as raw text.
struct DomOptions {
  bool scripting = false;
  bool fragment = false;
  Namespace context_space = Namespace::html;
  std::string_view context_name;
};

[[nodiscard]] Result<Dom> parse_html(std::string_view markup, const Limits& limits, Arena& arena,
                                     const DomOptions& options);

enum class InsertionMode : std::uint8_t {
  initial,
  before_html,
  before_head,
  in_head,
  in_head_noscript,
  after_head,
  in_body,
  text,
  in_table,
  in_table_text,
  in_caption,
  in_column_group,
  in_table_body,
  in_row,
  in_cell,
  in_template,
  after_body,
  in_frameset,
  after_frameset,
  after_after_body,
  after_after_frameset
};

[[nodiscard]] bool is_hidden_input(const MarkupToken& token);  // <input type=hidden>

class TreeBuilder {
 public:
  TreeBuilder(std::string_view markup, const Limits& limits, Arena& arena,
              const DomOptions& options);
  [[nodiscard]] Result<Dom> build();

 private:
  // Below a table or template so deep the elements of its modes may reach, so it needs that much
  // room.
  static constexpr std::size_t kTableDepth = 8;
  enum Mark : std::uint8_t { kOpen = 1, kListed = 2, kHtmlPoint = 4 };
  enum class Scope : std::uint8_t { any, list_item, button, table };
  // The number of a tag, or for a name without one a hash of it with the top bit set.
  using StackKey = std::uint32_t;
  struct Place {
    Node* parent;
    Node* before;  // nullptr: after the last child
  };
  struct Formatting {
    Node* element;  // nullptr: a marker
    std::uint64_t hash;
  };
  struct Piece {
    std::string_view text;
    TextSpan span;
  };

  // Driver: dom_tree.cc.
  void open_fragment();
  void process(MarkupToken& token);
  bool process_in(InsertionMode mode, MarkupToken& token);
  [[nodiscard]] bool goes_by_foreign_rules(const MarkupToken& token) const;
  bool takes_skipped_newline(MarkupToken& token);
  void reset_insertion_mode();
  [[nodiscard]] std::optional<InsertionMode> mode_for(Tag tag, bool last) const;

  // Stack and places: dom_insert.cc.
  [[nodiscard]] Node* current() const { return stack_.back(); }
  [[nodiscard]] bool current_is(Tag tag) const { return !stack_.empty() && current()->tag == tag; }
  [[nodiscard]] const Node* adjusted_current() const {
    return stack_.size() == 1 && context_ != nullptr ? context_ : current();
  }
  [[nodiscard]] bool is_open(Tag tag) const { return open_[static_cast<std::size_t>(tag)] != 0; }
  [[nodiscard]] bool is_full(std::size_t reserve = 0) const {
    return stack_.size() + holes_.size() + reserve >= most_depth_;
  }
  [[nodiscard]] static StackKey key_of(Tag tag, std::string_view name);
  [[nodiscard]] static unsigned traits_of(StackKey key) {
    return key < kTags ? kTagFacts[key].traits : 0;
  }
  Node* make_node(NodeType type, TextSpan span);
  Node* make_element(const MarkupToken& token, Namespace space);
  void push(Node* node);
  void pop();
  void pop_until(Tag tag);  // with it
  void pop_until_node(const Node* node);
  void remove_from_stack(const Node* node);
  void close_around(const Node* node);  // leaves the stack, but what is open in it stays in it
  void replace_in_stack(std::size_t at, Node* node);
  [[nodiscard]] bool in_scope(Tag tag, Scope scope = Scope::any) const;
  [[nodiscard]] bool in_scope_node(const Node* node) const;
  [[nodiscard]] bool heading_in_scope() const;
  void imply_ends(Tag but = Tag::unknown);
  void imply_ends_thoroughly();
  void close_p();  // when one is in button scope
  [[nodiscard]] Place place_for(Node* target) const;
  void attach(Node* node, Place place);
  static void detach(Node* node);
  Node* insert_element(const MarkupToken& token);  // pushed; nullptr when the stack is full
  Node* insert_part(const MarkupToken& token);     // pushed in any case
  void insert_void(const MarkupToken& token);      // not pushed
  void insert_beyond(
      const MarkupToken& token);  // not pushed for want of depth; its end is counted off
  Node* insert_implied(Tag tag, const MarkupToken& before);  // pushed in any case
  void insert_text(const MarkupToken& token) { insert_piece({token.text, token.span}); }
  void insert_piece(const Piece& piece);
  void insert_comment(const MarkupToken& token, Node* parent = nullptr);
  void add_attributes(Node* node, const MarkupToken& token);
  void insert_raw(const MarkupToken& token, TokenState state);  // its content is text
  [[nodiscard]] bool is_verbatim(const Piece& piece) const {
    return piece.text.data() == markup_.data() + piece.span.begin;
  }
  // Inserts the leading blanks of a text token; true when nothing else is left of it.
  bool take_blank(MarkupToken& token, bool insert);

  // Modes: dom_modes_head.cc, dom_modes_body.cc, dom_modes_body_end.cc, dom_modes_table.cc,
  // dom_modes_frame.cc.
  bool initial(MarkupToken& token);
  bool before_html(MarkupToken& token);
  bool before_head(MarkupToken& token);
  bool in_head(MarkupToken& token);
  bool in_head_start(MarkupToken& token);
  bool in_head_end(MarkupToken& token);
  void start_template(MarkupToken& token);
  void end_template();
  bool in_head_noscript(MarkupToken& token);
  bool after_head(MarkupToken& token);
  bool in_body(MarkupToken& token);
  void in_body_text(MarkupToken& token);
  void in_body_start(MarkupToken& token);
  bool in_body_end(MarkupToken& token);
  bool in_body_eof(MarkupToken& token);
  void start_html(const MarkupToken& token);
  void start_body(const MarkupToken& token);
  void start_frameset(const MarkupToken& token);
  void start_block(const MarkupToken& token);
  void start_item(const MarkupToken& token);
  void start_button(const MarkupToken& token);
  void start_formatting(const MarkupToken& token);
  void start_void(const MarkupToken& token);
  void start_raw(MarkupToken& token);
  bool is_taken_by_select();
  void start_select_part(const MarkupToken& token);
  void start_ruby_part(const MarkupToken& token);
  void start_foreign(MarkupToken& token, Namespace space);
  void start_marked(const MarkupToken& token);
  void start_table(const MarkupToken& token);
  void start_other(const MarkupToken& token);
  void end_block(Tag tag);
  void end_form();
  void end_p(MarkupToken& token);
  void end_item(Tag tag, Scope scope);
  void end_heading();
  void end_marked(Tag tag);
  void end_other(const MarkupToken& token);
  bool text(MarkupToken& token);
  bool in_table(MarkupToken& token);
  bool in_table_start(MarkupToken& token);
  bool in_table_other(MarkupToken& token);
  bool in_table_text(MarkupToken& token);
  bool in_caption(MarkupToken& token);
  bool in_column_group(MarkupToken& token);
  bool in_table_body(MarkupToken& token);
  bool in_row(MarkupToken& token);
  bool in_cell(MarkupToken& token);
  void close_cell();
  void clear_to(Tag one, Tag two = Tag::unknown, Tag three = Tag::unknown);
  bool in_template(MarkupToken& token);
  bool after_body(MarkupToken& token);
  bool in_frameset(MarkupToken& token);
  bool after_frameset(MarkupToken& token);
  bool after_after_body(MarkupToken& token);
  bool after_after_frameset(MarkupToken& token);
  void take_blanks_only(MarkupToken& token);
  [[nodiscard]] bool has_template() const { return is_open(Tag::template_); }

  // svg and math: dom_foreign.cc.
  bool in_foreign(MarkupToken& token);  // false: by the rules of HTML
  bool in_foreign_end(const MarkupToken& token);
  void insert_foreign(MarkupToken& token, Namespace space);
  [[nodiscard]] static Tag foreign_tag(Namespace space, std::string_view name);
  // In it HTML is read again: foreignObject, desc, title, some annotations.
  [[nodiscard]] static bool is_html_point(const Node& node) {
    return (node.marks & kHtmlPoint) != 0;
  }
  [[nodiscard]] static bool makes_html_point(const Node& node);
  [[nodiscard]] static bool is_math_text_point(const Node& node);

  // Formatting elements: dom_formatting.cc.
  void reopen_formatting() {
    if (!formatting_.empty() && formatting_.back().element != nullptr &&
        (formatting_.back().element->marks & kOpen) == 0)
      reopen_closed();
  }
  void reopen_closed();
  void list_formatting(Node* element);
  void add_marker() { formatting_.push_back({nullptr, 0}); }
  void clear_to_marker();
  [[nodiscard]] Node* find_formatting(Tag tag) const;  // behind the last marker
  [[nodiscard]] std::size_t place_in_list(const Node* node) const;
  [[nodiscard]] std::size_t place_in_stack(const Node* node) const;
  void unlist(std::size_t at);
  Node* clone(const Node* element);
  [[nodiscard]] bool pay(std::size_t clones);

  // The adoption agency: dom_adoption.cc. False: the token ends as any other end tag does.
  bool adopt(const MarkupToken& token);
  void adopt_block(Node* formatting, std::size_t formatting_at, std::size_t block_at);
  Node* gather(std::size_t formatting_at, std::size_t block_at, const Node** bookmark);

  std::string_view markup_;
  const Limits& limits_;
  DomOptions options_;
  DomMemory memory_;
  MarkupTokenizer tokens_;
  Dom dom_;
  std::size_t nodes_ = 0;
  std::size_t most_depth_;
  std::size_t clones_left_;

  InsertionMode mode_ = InsertionMode::initial;
  InsertionMode original_mode_ = InsertionMode::initial;  // behind text and in_table_text
  std::vector<InsertionMode> template_modes_;
  std::vector<Node*> stack_;
  std::vector<std::size_t> holes_;  // where an element left the stack around others: depth goes on
  std::vector<StackKey> keys_;      // of the same elements: walks look at these, close together
  std::array<std::uint32_t, kTags> open_{};    // how many of a tag are on the stack
  std::array<std::uint32_t, kTags> beyond_{};  // how many of a tag the full stack did not take
  bool any_beyond_ = false;
  std::vector<Formatting> formatting_;
  std::vector<Piece> table_text_;
  Node* context_ = nullptr;  // of a fragment
  Node* head_ = nullptr;
  Node* form_ = nullptr;
  bool quirks_ = false;
  bool frameset_ok_ = true;
  bool fostering_ = false;
  bool skip_newline_ = false;
};

}  // namespace entente::page
