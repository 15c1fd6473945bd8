// Tables: in table, in table text, in caption, in column group, in table body, in row, in cell.
// What may not stand in a table goes before it.
#include <algorithm>

#include "page/dom_scan.hpp"
#include "page/dom_tree.hpp"

namespace entente::page {
namespace {

bool is_section(Tag tag) {
  return tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot;
}
bool is_cell(Tag tag) {
  return tag == Tag::td || tag == Tag::th;
}
// Start tags that end a caption or cell.
bool is_table_part(Tag tag) {
  return is_section(tag) || is_cell(tag) || tag == Tag::caption || tag == Tag::col ||
         tag == Tag::colgroup || tag == Tag::tr;
}
// End tags without meaning where no such element is open.
bool is_stray_end(Tag tag) {
  return tag == Tag::body || tag == Tag::caption || tag == Tag::col || tag == Tag::colgroup ||
         tag == Tag::html;
}

}  // namespace

void TreeBuilder::clear_to(Tag one, Tag two, Tag three) {
  for (;;) {
    const Tag tag = current()->tag;
    if (tag == one || tag == Tag::template_ || tag == Tag::html) return;
    if (two != Tag::unknown && (tag == two || tag == three)) return;
    pop();
  }
}

bool TreeBuilder::in_table(MarkupToken& token) {
  switch (token.type) {
    case TokenType::text:
    case TokenType::nul:
      if (!has_trait(current()->tag, kFosters) && !current_is(Tag::template_)) break;
      table_text_.clear();
      original_mode_ = mode_;
      mode_ = InsertionMode::in_table_text;
      return false;
    case TokenType::comment: insert_comment(token); return true;
    case TokenType::doctype: return true;
    case TokenType::start_tag: return in_table_start(token);
    case TokenType::end_tag:
      if (token.tag == Tag::table) {
        if (in_scope(Tag::table, Scope::table)) {
          pop_until(Tag::table);
          reset_insertion_mode();
        }
        return true;
      }
      if (is_stray_end(token.tag) || is_table_part(token.tag)) return true;
      if (token.tag == Tag::template_) return in_head(token);
      break;
    case TokenType::end: return in_body(token);
  }
  return in_table_other(token);
}

bool TreeBuilder::in_table_start(MarkupToken& token) {
  const Tag tag = token.tag;
  if (is_table_part(tag)) {
    clear_to(Tag::table);
    if (tag == Tag::caption) {
      add_marker();
      insert_part(token);
      mode_ = InsertionMode::in_caption;
    } else if (tag == Tag::colgroup) {
      insert_part(token);
      mode_ = InsertionMode::in_column_group;
    } else if (tag == Tag::col) {
      insert_implied(Tag::colgroup, token);
      mode_ = InsertionMode::in_column_group;
      return false;
    } else if (is_section(tag)) {
      insert_part(token);
      mode_ = InsertionMode::in_table_body;
    } else {
      insert_implied(Tag::tbody, token);
      mode_ = InsertionMode::in_table_body;
      return false;
    }
    return true;
  }
  if (tag == Tag::table) {
    if (!in_scope(Tag::table, Scope::table)) return true;
    pop_until(Tag::table);
    reset_insertion_mode();
    return false;
  }
  if (tag == Tag::style || tag == Tag::script || tag == Tag::template_) return in_head(token);
  if (tag == Tag::input && is_hidden_input(token)) {
    insert_void(token);
    return true;
  }
  if (tag == Tag::form) {
    if (form_ != nullptr || has_template()) return true;
    form_ = insert_part(token);
    pop();
    return true;
  }
  return in_table_other(token);
}

bool TreeBuilder::in_table_other(MarkupToken& token) {
  fostering_ = true;
  const bool done = in_body(token);
  fostering_ = false;
  return done;
}

// Blank text stays in the table; when any of it is not blank, all goes before the table.
bool TreeBuilder::in_table_text(MarkupToken& token) {
  if (token.type == TokenType::nul) return true;
  if (token.type == TokenType::text) {
    table_text_.push_back({token.text, token.span});
    return true;
  }
  const bool blank = std::all_of(table_text_.begin(), table_text_.end(), [](const Piece& piece) {
    return count_blank(piece.text) == piece.text.size();
  });
  fostering_ = !blank;
  for (const Piece& piece : table_text_) {
    if (!blank) {
      reopen_formatting();
      frameset_ok_ = false;
    }
    insert_piece(piece);
  }
  fostering_ = false;
  mode_ = original_mode_;
  return false;
}

bool TreeBuilder::in_caption(MarkupToken& token) {
  const bool is_start = token.type == TokenType::start_tag;
  const bool is_end = token.type == TokenType::end_tag;
  const bool ends = is_end && token.tag == Tag::caption;
  if (ends || (is_start && is_table_part(token.tag)) || (is_end && token.tag == Tag::table)) {
    if (!in_scope(Tag::caption, Scope::table)) return true;
    imply_ends();
    pop_until(Tag::caption);
    clear_to_marker();
    mode_ = InsertionMode::in_table;
    return ends;
  }
  if (is_end && (is_stray_end(token.tag) || is_table_part(token.tag))) return true;
  return in_body(token);
}

bool TreeBuilder::in_column_group(MarkupToken& token) {
  if (token.type == TokenType::doctype) return true;
  if (token.type == TokenType::end) return in_body(token);
  if (token.type == TokenType::text && take_blank(token, true)) return true;
  if (token.type == TokenType::comment) {
    insert_comment(token);
    return true;
  }
  if (token.type == TokenType::start_tag) {
    if (token.tag == Tag::html) return in_body(token);
    if (token.tag == Tag::template_) return in_head(token);
    if (token.tag == Tag::col) {
      insert_void(token);
      return true;
    }
  }
  const bool ends = token.type == TokenType::end_tag && token.tag == Tag::colgroup;
  if (token.type == TokenType::end_tag) {
    if (token.tag == Tag::col) return true;
    if (token.tag == Tag::template_) return in_head(token);
  }
  if (!current_is(Tag::colgroup)) return true;
  pop();
  mode_ = InsertionMode::in_table;
  return ends;
}

bool TreeBuilder::in_table_body(MarkupToken& token) {
  const Tag tag = token.tag;
  if (token.type == TokenType::start_tag) {
    if (tag == Tag::tr || is_cell(tag)) {
      clear_to(Tag::tbody, Tag::thead, Tag::tfoot);
      mode_ = InsertionMode::in_row;
      if (tag == Tag::tr) {
        insert_part(token);
        return true;
      }
      insert_implied(Tag::tr, token);
      return false;
    }
  }
  const bool is_end = token.type == TokenType::end_tag;
  if (is_end && is_section(tag)) {
    if (!in_scope(tag, Scope::table)) return true;
    clear_to(Tag::tbody, Tag::thead, Tag::tfoot);
    pop();
    mode_ = InsertionMode::in_table;
    return true;
  }
  if ((token.type == TokenType::start_tag && is_table_part(tag)) || (is_end && tag == Tag::table)) {
    if (!in_scope(Tag::tbody, Scope::table) && !in_scope(Tag::thead, Scope::table) &&
        !in_scope(Tag::tfoot, Scope::table))
      return true;
    clear_to(Tag::tbody, Tag::thead, Tag::tfoot);
    pop();
    mode_ = InsertionMode::in_table;
    return false;
  }
  if (is_end && (is_stray_end(tag) || is_cell(tag) || tag == Tag::tr)) return true;
  return in_table(token);
}

bool TreeBuilder::in_row(MarkupToken& token) {
  const Tag tag = token.tag;
  const bool is_start = token.type == TokenType::start_tag;
  const bool is_end = token.type == TokenType::end_tag;
  if (is_start && is_cell(tag)) {
    clear_to(Tag::tr);
    insert_part(token);
    mode_ = InsertionMode::in_cell;
    add_marker();
    return true;
  }
  const bool ends = is_end && tag == Tag::tr;
  if (is_end && is_section(tag) && !in_scope(tag, Scope::table)) return true;
  if (ends || (is_start && is_table_part(tag)) ||
      (is_end && (tag == Tag::table || is_section(tag)))) {
    if (!in_scope(Tag::tr, Scope::table)) return true;
    clear_to(Tag::tr);
    pop();
    mode_ = InsertionMode::in_table_body;
    return ends;
  }
  if (is_end && (is_stray_end(tag) || is_cell(tag))) return true;
  return in_table(token);
}

bool TreeBuilder::in_cell(MarkupToken& token) {
  const Tag tag = token.tag;
  if (token.type == TokenType::start_tag && is_table_part(tag)) {
    if (!in_scope(Tag::td, Scope::table) && !in_scope(Tag::th, Scope::table)) return true;
    close_cell();
    return false;
  }
  if (token.type == TokenType::end_tag) {
    if (is_cell(tag)) {
      if (!in_scope(tag, Scope::table)) return true;
      imply_ends();
      pop_until(tag);
      clear_to_marker();
      mode_ = InsertionMode::in_row;
      return true;
    }
    if (is_stray_end(tag)) return true;
    if (tag == Tag::table || is_section(tag) || tag == Tag::tr) {
      if (!in_scope(tag, Scope::table)) return true;
      close_cell();
      return false;
    }
  }
  return in_body(token);
}

void TreeBuilder::close_cell() {
  imply_ends();
  while (!stack_.empty()) {
    const bool last = is_cell(current()->tag);
    pop();
    if (last) break;
  }
  clear_to_marker();
  mode_ = InsertionMode::in_row;
}

}  // namespace entente::page
