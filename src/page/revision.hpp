// Marks of a version: `UPDATE 1-` before a title, `(Adds quotes)` above a text, `(This story
// corrects ...)` below it, editor's notes, kills. They are fields of the item, none of its text.
#pragma once

#include <optional>
#include <string_view>

#include "page/page.hpp"

namespace entente::page {

struct RevisionMatch {
  RevisionKind kind = RevisionKind::update;
  int number = 0;
  std::string_view note;  // the words, without the mark; empty for a bare mark
  std::size_t size = 0;   // bytes of the text it takes
};
// The mark that opens a title; more may follow it ("RPT-UPDATE 2-").
[[nodiscard]] std::optional<RevisionMatch> read_title_mark(std::string_view title);
// The mark that ends a title: `... talks (UPDATED)`; its size counts from the end.
[[nodiscard]] std::optional<RevisionMatch> read_title_tail(std::string_view title);
// The whole paragraph is a note on the version.
[[nodiscard]] std::optional<RevisionMatch> read_revision_note(std::string_view paragraph);

}  // namespace entente::page
