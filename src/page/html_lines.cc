// Rendered blocks to lines, and what the markup says of itself: title, site, authors, day.
#include <array>

#include "page/html.hpp"
#include "page/lines.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

Origin origin_of(std::string_view element) {
  if (element == "p") return Origin::paragraph;
  if (element.size() == 2 && element[0] == 'h' && is_digit(element[1])) return Origin::heading;
  if (element == "li" || element == "dd" || element == "dt") return Origin::list_item;
  if (element == "td" || element == "th") return Origin::cell;
  return element == "figcaption" ? Origin::caption : Origin::text;
}

void read_metas(const HtmlPage& html, FlatPage& out) {
  for (const HtmlMeta& meta : html.metas) {
    if (meta.name == "og:title" && !meta.content.empty()) out.title = meta.content;
    if (meta.name == "og:site_name") out.site_name = meta.content;
    if (meta.name == "author" && meta.content.find("://") == std::string::npos)
      out.authors.push_back(meta.content);
    constexpr std::array<std::string_view, 5> names = {"article:published_time", "datepublished",
                                                       "date", "pubdate", "dc.date.issued"};
    for (const std::string_view name : names)
      if (meta.name == name && !out.published && meta.content.size() >= 10)
        out.published = parse_moment(meta.content, "meta");
  }
  if (out.title.empty()) out.title = html.title;
  if (!out.published && html.first_time.size() >= 10)
    out.published = parse_moment(html.first_time, "time");
}

}  // namespace

Result<FlatPage> lines_of_html(Decoded decoded, const Limits& limits) {
  TRY(HtmlPage html, read_html(decoded.text, limits));
  FlatPage out;
  out.markup = true;
  out.language = lower(html.language.substr(0, 2));
  read_metas(html, out);
  out.rendered = std::move(html.offsets);
  out.decoded = std::move(decoded.offsets);
  out.text = std::make_shared<const std::string>(std::move(html.text));
  out.lines.reserve(html.blocks.size());
  for (const HtmlBlock& block : html.blocks) {
    Line line;
    line.span = block.span;
    line.input = out.input(block.span);
    line.text = block.span.in(*out.text);
    line.gap = block.soft || out.lines.empty() ? 0 : 1;
    line.origin = origin_of(block.element);
    line.heading = line.origin == Origin::heading ? block.element[1] - '0' : 0;
    line.link_share = block.link_share;
    line.in_navigation = block.in_navigation;
    line.in_article = block.in_article;
    out.lines.push_back(line);
  }
  return out;
}

}  // namespace entente::page
