// The HTML door: rendered blocks, offsets, references.
#include "page/html.hpp"

#include <gtest/gtest.h>

namespace entente::page {
namespace {

std::string rendered(std::string_view markup) {
  auto page = read_html(markup, Limits{});
  return page.ok() ? page.value().text : "error";
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
  EXPECT_EQ(rendered("<title>b</title>a<textarea><p>c</textarea><svg><p>d</svg>"), "a");
}

TEST(Html, References) {
  EXPECT_EQ(rendered("&amp;&lt;&copy&eacute;&hellip;&notit;&nosuch; &"),
            "&<\xC2\xA9\xC3\xA9\xE2\x80\xA6\xC2\xACit;&nosuch; &");
  EXPECT_EQ(rendered("&#65;&#x42;&#x43 &#150;&#0;&#xD800;&#99999999;"),
            "ABC \xE2\x80\x93\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(rendered("a&nbsp;b"), "a b");
}

TEST(Html, OffsetsAndLinks) {
  const std::string_view markup =
      "<div class=x><p>A <a href='?a=1&copy=2'>big  link</a>&rdquo;</p></div>";
  const auto page = read_html(markup, Limits{});
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page.value().blocks.size(), 1U);
  const HtmlBlock& block = page.value().blocks.front();
  EXPECT_EQ(block.element, "p");
  EXPECT_EQ(block.path, "div>p");
  EXPECT_NEAR(block.link_share, 8.0 / 13.0, 0.1);
  EXPECT_EQ(page.value().offsets.input(block.span).in(markup),
            "A <a href='?a=1&copy=2'>big  link</a>&rdquo;");
  const auto link = static_cast<std::uint32_t>(page.value().text.find("link"));
  EXPECT_EQ(page.value().offsets.input({link, link + 4}).in(markup), "link");
}

TEST(Html, TagsInPlainProseAreText) {
  EXPECT_EQ(rendered("a < b and 3<4 <3"), "a < b and 3<4 <3");
}

}  // namespace
}  // namespace entente::page
