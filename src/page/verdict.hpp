// The verdict on a page: what it is as a whole, with the evidence in words. The strongest kind that
// has evidence wins: fact check, live blog, paywall, truncated, article.
#pragma once

#include "page/layout.hpp"
#include "page/lines.hpp"
#include "page/page.hpp"

namespace entente::page {

struct Verdict {
  PageKind kind = PageKind::not_article;
  std::vector<Reason> reasons;
};
// `main` is the number of the main story in the layout, -1 when there is none.
[[nodiscard]] Verdict judge_page(const FlatPage& flat, const Layout& layout, int main);

}  // namespace entente::page
