// Markup to lines: the tree, what it shows, what it says of itself, and the extractor's word on
// every block.
#include <algorithm>

#include "page/article.hpp"
#include "page/html.hpp"
#include "page/lines.hpp"
#include "page/metadata.hpp"
#include "page/shape.hpp"
#include "page/title.hpp"

namespace entente::page {
namespace {

Origin origin_of(const HtmlPage& page, const HtmlBlock& block, int& heading) {
  Origin origin = Origin::text;
  int above = 0;
  for (int at = block.element; at >= 0; at = page.elements[static_cast<std::size_t>(at)].parent) {
    const Tag tag = page.elements[static_cast<std::size_t>(at)].node->tag;
    if (tag >= Tag::h1 && tag <= Tag::h6) {
      heading = static_cast<int>(tag) - static_cast<int>(Tag::h1) + 1;
      return Origin::heading;
    }
    if (tag == Tag::p && origin == Origin::text) origin = Origin::paragraph;
    if (tag == Tag::li || tag == Tag::dd || tag == Tag::dt) return Origin::list_item;
    if (tag == Tag::td || tag == Tag::th) return Origin::cell;
    if (tag == Tag::blockquote) return Origin::quotation;
    if (tag == Tag::figcaption) return Origin::caption;
    // A paragraph may stand in a list item, a quotation or a cell.
    if (at <= block.block && (tag != Tag::p || ++above > 1)) break;
  }
  return origin;
}

BlockReason reason_of(const BlockVerdict& verdict, TextSpan span) {
  BlockReason reason;
  reason.span = span;
  reason.story = verdict.body;
  reason.probability = verdict.body ? verdict.second : 1 - verdict.second;
  for (std::size_t k = 0; k < reason.features.size(); ++k)
    reason.features[k] = verdict.reasons[k].value > 0 ? verdict.reasons[k].index : std::uint16_t{0};
  return reason;
}

// Names in elements that are marked as the author's, right around the head or the end of the story.
std::vector<std::string> printed_authors(const HtmlPage& page, const Article& article) {
  constexpr int above = 6, below = 8, most_words = 14;
  const auto count = static_cast<int>(page.blocks.size());
  int first = count, last = -1;
  for (int i = 0; i < count; ++i)
    if (article.verdicts[static_cast<std::size_t>(i)].body) {
      first = std::min(first, i);
      last = i;
    }
  if (last < 0) return {};
  const int head = article.title >= 0 ? std::min(article.title, first) : first;
  const auto read = [&](int begin, int end) {
    std::vector<std::string> names;
    for (int i = std::max(0, begin); i < std::min(end, count); ++i) {
      const HtmlBlock& block = page.blocks[static_cast<std::size_t>(i)];
      Marks marks = 0;
      for (int at = block.element, up = 0; at >= 0 && up < 3;
           at = page.elements[static_cast<std::size_t>(at)].parent, ++up)
        marks |= page.elements[static_cast<std::size_t>(at)].own;
      const std::string_view text = block.span.in(page.text);
      if (!has(marks, Mark::author) || has(marks, Mark::comment) || i == article.title ||
          count_words(text) > most_words)
        continue;
      for (std::string& name : clean_authors(text))
        if (is_person_name(name) && std::find(names.begin(), names.end(), name) == names.end())
          names.push_back(std::move(name));
    }
    return names;
  };
  std::vector<std::string> names = read(head - above, std::max(first, head) + 2);
  return names.empty() ? read(last + 1, last + below) : names;
}

void take_metadata(Metadata metadata, FlatPage& out) {
  out.site_name = std::move(metadata.site_name);
  out.language = std::move(metadata.language);
  out.authors = std::move(metadata.authors);
  out.organisations = std::move(metadata.organisations);
  out.published = std::move(metadata.published);
  out.modified = std::move(metadata.modified);
  out.url = std::move(metadata.url);
  out.dateline = std::move(metadata.dateline);
  out.publisher = std::move(metadata.publisher);
  out.accessible_for_free = metadata.accessible_for_free;
  out.live_blog = metadata.live_blog;
  out.fact_check = metadata.fact_check;
  out.collection = metadata.collection;
}

struct StoryRange {
  std::size_t first = 0, last = 0, blocks = 0;  // of the story's text, title included
  bool large = false;                           // the page is large, and the story is sure
};

StoryRange range_of(const HtmlPage& page, const Article& article) {
  constexpr std::size_t many_blocks = 120, sure = 4;
  StoryRange range;
  range.first = page.blocks.size();
  for (std::size_t i = 0; i < article.verdicts.size(); ++i) {
    if (!article.verdicts[i].body && static_cast<int>(i) != article.title) continue;
    range.first = std::min(range.first, i);
    range.last = i;
    ++range.blocks;
  }
  range.large = page.blocks.size() >= many_blocks && range.blocks >= sure;
  return range;
}

// Far from the story nothing is looked for in a short line: no byline, date or sign-off of it.
bool is_remote(std::size_t i, const StoryRange& story, const Article& article, const Line& line) {
  constexpr std::size_t reach = 24, short_bytes = 60;
  return story.large && !article.verdicts[i].body && line.text.size() < short_bytes &&
         line.heading == 0 && (i + reach < story.first || i > story.last + reach);
}

// A page that prints none of its story, and carries it for machines only: the paragraphs of the
// JSON-LD articleBody become lines below the others. Their place is the script's as a whole.
void add_carried_body(const Metadata& metadata, HtmlPage& page, Article& article) {
  constexpr std::size_t printed_enough = 30, least = 60;
  std::size_t printed = 0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i)
    if (article.verdicts[i].body) printed += count_words(page.blocks[i].span.in(page.text));
  if (printed >= printed_enough || metadata.article_body_at.empty() || page.elements.empty() ||
      count_words(metadata.article_body) < least)
    return;
  for (BlockVerdict& verdict : article.verdicts) verdict.body = false;
  std::string_view rest = metadata.article_body;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty()) continue;
    if (!page.text.empty()) page.text += "\n\n";
    HtmlBlock block;
    block.span.begin = static_cast<std::uint32_t>(page.text.size());
    page.offsets.add_atom(page.text.size(), metadata.article_body_at.begin,
                          metadata.article_body_at.size());
    page.text += line;
    block.span.end = static_cast<std::uint32_t>(page.text.size());
    page.blocks.push_back(block);
    BlockVerdict verdict;
    verdict.first = verdict.second = 1;
    verdict.body = true;
    verdict.reasons[0] = {static_cast<std::uint16_t>(First::json_in), 1.0F};
    article.verdicts.push_back(verdict);
  }
}

}  // namespace

Result<FlatPage> lines_of_html(Decoded decoded, const Limits& limits, Arena& arena) {
  TRY(const Dom dom, parse_html(decoded.text, limits, arena));
  HtmlPage html = render_html(dom);
  Metadata metadata = read_metadata(dom);
  Article article = find_article(html, metadata, article_model());
  FlatPage out;
  const auto printed = static_cast<std::size_t>(std::max(0, article.title));
  out.title = choose_title(
      metadata, article.title < 0 ? std::string_view{} : html.blocks[printed].span.in(html.text));
  if (metadata.authors.empty()) metadata.authors = printed_authors(html, article);
  add_carried_body(metadata, html, article);
  out.markup = true;
  take_metadata(std::move(metadata), out);
  out.rendered = std::move(html.offsets);
  out.decoded = std::move(decoded.offsets);
  out.text = std::make_shared<const std::string>(std::move(html.text));
  out.title_line = article.title;
  const StoryRange story = range_of(html, article);
  out.blocks.reserve(html.blocks.size());
  out.lines.reserve(html.blocks.size());
  constexpr Marks around = bit(Mark::in_nav) | bit(Mark::in_footer) | bit(Mark::in_aside) |
                           bit(Mark::in_form) | bit(Mark::in_button);
  for (std::size_t i = 0; i < html.blocks.size(); ++i) {
    const HtmlBlock& block = html.blocks[i];
    const HtmlElement& element = html.elements[static_cast<std::size_t>(block.element)];
    const Marks marks = element.own | element.above;
    Line line;
    line.span = block.span;
    line.input = out.input(block.span);
    line.text = block.span.in(*out.text);
    line.gap = block.soft || out.lines.empty() ? 0 : 1;
    line.origin = origin_of(html, block, line.heading);
    line.link_share = static_cast<double>(block.link_bytes) /
                      static_cast<double>(std::max<std::uint32_t>(1, block.span.size()));
    line.in_navigation = (marks & around) != 0;
    line.in_article = has(marks, Mark::in_article) || has(marks, Mark::in_main);
    line.strong = block.strong_bytes * 10 > block.span.size() * 9;
    line.body = article.verdicts[i].body;
    line.remote = is_remote(i, story, article, line);
    out.lines.push_back(line);
    out.blocks.push_back(reason_of(article.verdicts[i], block.span));
  }
  return out;
}

}  // namespace entente::page
