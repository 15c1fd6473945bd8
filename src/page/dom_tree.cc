// The driver: tokens from the tokenizer to the mode that holds, or to the rules of svg and math.
#include "page/dom_tree.hpp"

#include <algorithm>
#include <string>

namespace entente::page {
namespace {

constexpr std::size_t kLeastDepth = 32;
constexpr std::size_t kFreeClones = 1U << 16U;

}  // namespace

TreeBuilder::TreeBuilder(std::string_view markup, const Limits& limits, Arena& arena,
                         const DomOptions& options)
    : markup_(markup),
      limits_(limits),
      options_(options),
      memory_(arena),
      tokens_(markup, limits.html_attributes, memory_),
      most_depth_(std::max(limits.html_depth, kLeastDepth)),
      clones_left_(kFreeClones) {
  stack_.reserve(most_depth_ + kTableDepth);
  keys_.reserve(most_depth_ + kTableDepth);
}

Result<Dom> TreeBuilder::build() {
  dom_.document = make_node(NodeType::document, {0, 0});
  if (options_.fragment) open_fragment();
  MarkupToken token;
  do {
    tokens_.set_foreign(!stack_.empty() && adjusted_current()->space != Namespace::html);
    tokens_.next(token);
    if (skip_newline_ && takes_skipped_newline(token)) continue;
    process(token);
    if (nodes_ > limits_.html_nodes)
      return Error{ErrorCode::too_large,
                   "the page has more than " + std::to_string(limits_.html_nodes) + " nodes",
                   "byte " + std::to_string(token.span.begin),
                   "raise Limits::html_nodes or split the page"};
  } while (token.type != TokenType::end);
  dom_.attributes_left_out += tokens_.attributes_left_out();
  return dom_;
}

// WHATWG 13.4: as if the markup were the innerHTML of the context.
void TreeBuilder::open_fragment() {
  context_ = make_node(NodeType::element, {0, 0});
  context_->space = options_.context_space;
  context_->name = options_.context_name;
  MarkupToken token;
  token.name = options_.context_name;
  token.span = {0, 0};
  if (context_->space == Namespace::html) {
    const Tag tag = context_->tag = find_tag(context_->name);
    if (tag == Tag::title || tag == Tag::textarea) tokens_.switch_to(TokenState::rcdata, {});
    if (tag == Tag::style || tag == Tag::xmp || tag == Tag::iframe || tag == Tag::noembed ||
        tag == Tag::noframes || (tag == Tag::noscript && options_.scripting))
      tokens_.switch_to(TokenState::rawtext, {});
    if (tag == Tag::script) tokens_.switch_to(TokenState::script, {});
    if (tag == Tag::plaintext) tokens_.switch_to(TokenState::plaintext, {});
    if (tag == Tag::template_) template_modes_.push_back(InsertionMode::in_template);
    if (tag == Tag::form) form_ = context_;
  } else {
    context_->tag = foreign_tag(context_->space, context_->name);
    if (makes_html_point(*context_)) context_->marks |= kHtmlPoint;
  }
  insert_implied(Tag::html, token);
  reset_insertion_mode();
}

// A line feed right behind <pre>, <listing> or <textarea> is no content.
bool TreeBuilder::takes_skipped_newline(MarkupToken& token) {
  skip_newline_ = false;
  if (token.type != TokenType::text || token.text.empty()) return false;
  const bool verbatim = is_verbatim({token.text, token.span});
  std::size_t skipped = 0;
  if (token.text.starts_with("\n")) skipped = 1;
  if (verbatim && token.text.starts_with("\r")) skipped = token.text.starts_with("\r\n") ? 2 : 1;
  if (skipped == token.text.size()) return true;
  token.text.remove_prefix(skipped);
  token.span.begin += static_cast<std::uint32_t>(skipped);
  return false;
}

bool TreeBuilder::goes_by_foreign_rules(const MarkupToken& token) const {
  if (stack_.empty()) return false;
  const Node& node = *adjusted_current();
  if (node.space == Namespace::html || token.type == TokenType::end) return false;
  const bool is_start = token.type == TokenType::start_tag;
  const bool is_text = token.type == TokenType::text || token.type == TokenType::nul;
  if (is_math_text_point(node) &&
      (is_text || (is_start && token.tag != Tag::mglyph && token.tag != Tag::malignmark)))
    return false;
  if (node.tag == Tag::math_annotation_xml && is_start && token.tag == Tag::svg) return false;
  return !(is_html_point(node) && (is_start || is_text));
}

void TreeBuilder::process(MarkupToken& token) {
  if (token.type == TokenType::start_tag) {
    clones_left_ += 2;
  } else if (token.type == TokenType::end_tag && any_beyond_ &&
             beyond_[static_cast<std::size_t>(token.tag)] != 0) {
    --beyond_[static_cast<std::size_t>(token.tag)];
    return;
  }
  if (goes_by_foreign_rules(token) && in_foreign(token)) return;
  while (!process_in(mode_, token)) {
  }
}

bool TreeBuilder::process_in(InsertionMode mode, MarkupToken& token) {
  switch (mode) {
    case InsertionMode::initial: return initial(token);
    case InsertionMode::before_html: return before_html(token);
    case InsertionMode::before_head: return before_head(token);
    case InsertionMode::in_head: return in_head(token);
    case InsertionMode::in_head_noscript: return in_head_noscript(token);
    case InsertionMode::after_head: return after_head(token);
    case InsertionMode::in_body: return in_body(token);
    case InsertionMode::text: return text(token);
    case InsertionMode::in_table: return in_table(token);
    case InsertionMode::in_table_text: return in_table_text(token);
    case InsertionMode::in_caption: return in_caption(token);
    case InsertionMode::in_column_group: return in_column_group(token);
    case InsertionMode::in_table_body: return in_table_body(token);
    case InsertionMode::in_row: return in_row(token);
    case InsertionMode::in_cell: return in_cell(token);
    case InsertionMode::in_template: return in_template(token);
    case InsertionMode::after_body: return after_body(token);
    case InsertionMode::in_frameset: return in_frameset(token);
    case InsertionMode::after_frameset: return after_frameset(token);
    case InsertionMode::after_after_body: return after_after_body(token);
    case InsertionMode::after_after_frameset: return after_after_frameset(token);
  }
  return true;
}

// The mode that an open element calls for. `last`: it stands for the bottom of the stack.
std::optional<InsertionMode> TreeBuilder::mode_for(Tag tag, bool last) const {
  if (tag == Tag::td || tag == Tag::th)
    return last ? std::nullopt : std::optional(InsertionMode::in_cell);
  if (tag == Tag::tr) return InsertionMode::in_row;
  if (tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot)
    return InsertionMode::in_table_body;
  if (tag == Tag::caption) return InsertionMode::in_caption;
  if (tag == Tag::colgroup) return InsertionMode::in_column_group;
  if (tag == Tag::table) return InsertionMode::in_table;
  if (tag == Tag::template_) return template_modes_.back();
  if (tag == Tag::head && !last) return InsertionMode::in_head;
  if (tag == Tag::body) return InsertionMode::in_body;
  if (tag == Tag::frameset) return InsertionMode::in_frameset;
  if (tag == Tag::html)
    return head_ == nullptr ? InsertionMode::before_head : InsertionMode::after_head;
  return std::nullopt;
}

void TreeBuilder::reset_insertion_mode() {
  for (std::size_t i = stack_.size(); i > 0; --i) {
    const bool last = i == 1;
    const Node* node = last && context_ != nullptr ? context_ : stack_[i - 1];
    if (const std::optional<InsertionMode> mode = mode_for(node->tag, last)) {
      mode_ = *mode;
      return;
    }
  }
  mode_ = InsertionMode::in_body;
}

Result<Dom> parse_html(std::string_view markup, const Limits& limits, Arena& arena,
                       const DomOptions& options) {
  return TreeBuilder(markup, limits, arena, options).build();
}

Result<Dom> parse_html(std::string_view markup, const Limits& limits, Arena& arena) {
  return parse_html(markup, limits, arena, DomOptions{});
}

}  // namespace entente::page
