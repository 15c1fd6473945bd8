// Which doctypes mean quirks: only there may a table stand in a paragraph.
#pragma once

#include "page/dom_tokens.hpp"

namespace entente::page {

[[nodiscard]] bool means_quirks(const MarkupToken& doctype);

}  // namespace entente::page
