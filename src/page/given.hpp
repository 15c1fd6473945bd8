// What a record says beside its page (a feed's title, a database's byline): it fills what the page
// itself left open and never replaces what is printed there.
#pragma once

#include "page/page.hpp"

namespace entente::page {

void add_given(const Page& page, Reading& reading);

// A page that is all story: each line that is not blank is a paragraph and no zone of furniture is
// looked for; datelines, sign-offs, marks of versions and subheads are seen as on any page. The
// text is valid UTF-8 without NUL bytes.
[[nodiscard]] Reading read_story(const Page& page, const Limits& limits);

}  // namespace entente::page
