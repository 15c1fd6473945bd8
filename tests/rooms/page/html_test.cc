// The rendered page: blocks, what is hidden, references, offsets.
#include "page/html.hpp"

#include <gtest/gtest.h>

namespace entente::page {
namespace {

HtmlPage render(std::string_view markup, Arena& arena) {
  auto dom = parse_html(markup, Limits{}, arena);
  EXPECT_TRUE(dom.ok());
  return dom.ok() ? render_html(dom.value()) : HtmlPage{};
}

std::string rendered(std::string_view markup) {
  Arena arena;
  return render(markup, arena).text;
}

TEST(Html, BlocksAndImpliedEnds) {
  EXPECT_EQ(rendered("<p>One<p>Two <b>bold</b><div>Three</div>"), "One\n\nTwo bold\n\nThree");
  EXPECT_EQ(rendered("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>"), "a\n\nb\n\nc\n\nd");
  EXPECT_EQ(rendered("a<br>b<br/>c"), "a\nb\nc");
  EXPECT_EQ(rendered("<table><tr><td>1<td>2<tr><td>3</table>"), "1\n\n2\n\n3");
  EXPECT_EQ(rendered("<p>  a \n b\t<i> c</i></p>"), "a b c");
  EXPECT_EQ(rendered("<pre>a\nb</pre>"), "a\nb");
}

TEST(Html, HiddenText) {
  EXPECT_EQ(rendered("a<script>b</ script><p></script>c"), "ac");
  EXPECT_EQ(rendered("a<!-- b --><!--> c<!-- d --!>e<!doctype x><?php f ?>"), "a ce");
  EXPECT_EQ(rendered("<title>b</title>a<textarea><p>c</textarea><svg><p>d</svg>"), "a\n\nd");
  EXPECT_EQ(rendered("a<select><option>b</select><iframe>c</iframe><template>d</template>e"), "ae");
}

TEST(Html, References) {
  EXPECT_EQ(rendered("&amp;&lt;&copy&eacute;&hellip;&notit;&nosuch; &"),
            "&<\xC2\xA9\xC3\xA9\xE2\x80\xA6\xC2\xACit;&nosuch; &");
  EXPECT_EQ(rendered("a&nbsp;b"), "a b");
  EXPECT_EQ(rendered("pre&shy;fix"), "prefix");
}

TEST(Html, OffsetsLinksAndElements) {
  const std::string_view markup =
      "<div class=x><p>A <a href='?a=1&copy=2'>big  link</a>&rdquo;</p></div>";
  Arena arena;
  const HtmlPage page = render(markup, arena);
  ASSERT_EQ(page.blocks.size(), 1U);
  const HtmlBlock& block = page.blocks.front();
  EXPECT_EQ(page.elements[static_cast<std::size_t>(block.element)].node->name, "p");
  EXPECT_EQ(block.links, 1);
  EXPECT_NEAR(static_cast<double>(block.link_bytes) / block.span.size(), 8.0 / 13.0, 0.1);
  EXPECT_EQ(page.offsets.input(block.span).in(markup),
            "A <a href='?a=1&copy=2'>big  link</a>&rdquo;");
  const auto link = static_cast<std::uint32_t>(page.text.find("link"));
  EXPECT_EQ(page.offsets.input({link, link + 4}).in(markup), "link");
}

TEST(Html, TheElementOfABlockHoldsAllOfIt) {
  Arena arena;
  const HtmlPage page =
      render("<div><span class=caption>One</span></div><div><b>Two</b> more", arena);
  ASSERT_EQ(page.blocks.size(), 2U);
  const auto& inner = page.elements[static_cast<std::size_t>(page.blocks[0].element)];
  EXPECT_EQ(inner.node->name, "span");
  EXPECT_TRUE(has(inner.own, Mark::caption));
  EXPECT_EQ(page.elements[static_cast<std::size_t>(page.blocks[1].element)].node->name, "div");
}

TEST(Html, TagsInPlainProseAreText) {
  EXPECT_EQ(rendered("a < b and 3<4 <3"), "a < b and 3<4 <3");
}

TEST(Marks, WordsOfClassesInAnySpelling) {
  const auto marks = [](std::string_view markup) {
    Arena arena;
    const HtmlPage page = render(markup, arena);
    return page.elements[static_cast<std::size_t>(page.blocks.front().element)].own;
  };
  EXPECT_TRUE(has(marks("<div class=article-body>a"), Mark::body));
  EXPECT_TRUE(has(marks("<div class=storyContent>a"), Mark::body));
  EXPECT_TRUE(has(marks("<div id=comments>a"), Mark::comment));
  EXPECT_TRUE(has(marks("<div class='c-relatedPosts__list'>a"), Mark::related));
  EXPECT_TRUE(has(marks("<div itemprop=articleBody>a"), Mark::item_body));
  EXPECT_FALSE(has(marks("<div class='text-lg share-nothing-at-all-x'>a"), Mark::body));
}

}  // namespace
}  // namespace entente::page
