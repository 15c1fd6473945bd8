// Bodies of records to story text, a paragraph a line: HTML fragments of feeds and agencies, and
// plain text with or without wrapped lines. Not for whole pages: all of a body is taken for story
// but what can never be (scripts, figures, forms).
#pragma once

#include <string>
#include <string_view>

#include "base/limits.hpp"
#include "base/result.hpp"

namespace entente::page {

// Headings become subheads as agencies write them, `- X -`. Errors: too_large.
[[nodiscard]] Result<std::string> story_of_html(std::string_view fragment, const Limits& limits);
// Lines wrapped inside a paragraph are joined where blank lines stand between paragraphs.
[[nodiscard]] std::string story_of_text(std::string_view text);
// The words of a fragment on one line: titles, names. What is no markup stays as it is.
[[nodiscard]] std::string words_of_html(std::string_view fragment, const Limits& limits);

// What feeds put behind a text: "Continue reading", "The post X appeared first on Y." Takes it off
// and says whether it means that the text goes on elsewhere.
[[nodiscard]] bool cut_feed_tail(std::string& story);

}  // namespace entente::page
