// Marks: what an element's name, role, class and id words say about what stands in it, as bits.
// Words are of many sites and languages; each is weak evidence that the article model weighs.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "page/dom.hpp"

namespace entente::page {

using Marks = std::uint64_t;

enum class Mark : std::uint8_t {
  article,
  body,
  content,
  paragraph,
  lead,
  title,
  meta,
  author,
  date,
  caption,
  gallery,
  nav,
  footer,
  header,
  sidebar,
  related,
  share,
  comment,
  advert,
  newsletter,
  paywall,
  topic,
  widget,
  cookie,
  hidden,
  account,
  search,
  player,
  quote,
  embed,
  live,
  data,
  note,
  tool,
  list,
  promo,
  teaser,
  rich,
  // by the element's name
  in_nav,
  in_footer,
  in_header,
  in_aside,
  in_figure,
  in_form,
  in_button,
  in_list,
  in_table,
  in_quote,
  in_article,
  in_main,
  in_section,
  in_link,
  in_heading,
  in_paragraph,
  in_noscript,
  in_dialog,
  in_caption,
  in_time,
  in_pre,
  in_definition,
  item_body  // itemprop="articleBody"
};
inline constexpr std::size_t kMarks = static_cast<std::size_t>(Mark::item_body) + 1;
static_assert(kMarks <= 64);

[[nodiscard]] constexpr Marks bit(Mark mark) {
  return Marks{1} << static_cast<unsigned>(mark);
}
[[nodiscard]] constexpr bool has(Marks marks, Mark mark) {
  return (marks & bit(mark)) != 0;
}
[[nodiscard]] std::string_view name(Mark mark);  // "related", "in_nav": for reasons
[[nodiscard]] Marks marks_of(const Node& element);

}  // namespace entente::page
