// The parser in the field's words: what a reader of news pages relies on, on markup of our own.
#include "page/dom.hpp"

#include <gtest/gtest.h>

#include <string>

namespace entente::page {
namespace {

// One line: names and brackets, text in quotes; html, head and body are left out when implied.
std::string shape(const Node* root) {
  std::string out;
  const Node* node = root;
  while (node != nullptr) {
    switch (node->type) {
      case NodeType::document: break;
      case NodeType::doctype: out += "!" + std::string(node->name) + " "; break;
      case NodeType::comment: out += "{" + std::string(node->text) + "} "; break;
      case NodeType::text: out += "'" + std::string(node->text) + "' "; break;
      case NodeType::element: out += std::string(node->name) + "( "; break;
    }
    if (node->first != nullptr) {
      node = node->first;
      continue;
    }
    if (node->type == NodeType::element) out += ") ";
    while (node != root && node->next == nullptr) {
      node = node->parent;
      if (node->type == NodeType::element) out += ") ";
    }
    node = node == root ? nullptr : node->next;
  }
  if (!out.empty()) out.pop_back();
  return out;
}

class Page {
 public:
  explicit Page(std::string markup, const Limits& limits = {})
      : markup_(std::move(markup)), dom_(parse_html(markup_, limits, arena_).value()) {}

  [[nodiscard]] const Dom& dom() const { return dom_; }
  [[nodiscard]] const std::string& markup() const { return markup_; }
  [[nodiscard]] const Node* find(Tag tag) const {
    for (const Node* node = dom_.document; node != nullptr;
         node = next_in_order(node, dom_.document))
      if (node->type == NodeType::element && node->tag == tag) return node;
    return nullptr;
  }
  // What stands in the body.
  [[nodiscard]] std::string body() const {
    const std::string all = shape(find(Tag::body));
    return all.size() > 8 ? all.substr(6, all.size() - 8) : "";
  }

 private:
  std::string markup_;
  Arena arena_;
  Dom dom_;
};

std::string body(const std::string& markup) {
  return Page(markup).body();
}

TEST(Dom, APageWithoutMarkupIsABody) {
  EXPECT_EQ(shape(Page("Talks ended.").dom().document), "html( head( ) body( 'Talks ended.' ) )");
  EXPECT_EQ(shape(Page("").dom().document), "html( head( ) body( ) )");
}

TEST(Dom, TheHeadEndsWhereTheBodyBegins) {
  EXPECT_EQ(shape(Page("<!DOCTYPE html><title>Talks</title><p>One").dom().document),
            "!html html( head( title( 'Talks' ) ) body( p( 'One' ) ) )");
}

TEST(Dom, AParagraphEndsAtTheNextBlock) {
  EXPECT_EQ(body("<p>One<p>Two<h2>Three</h2>"), "p( 'One' ) p( 'Two' ) h2( 'Three' )");
  EXPECT_EQ(body("<ul><li>One<li>Two</ul>"), "ul( li( 'One' ) li( 'Two' ) )");
}

TEST(Dom, BoldLeftOpenGoesOnInTheNextParagraph) {
  EXPECT_EQ(body("<p><b>One<p>Two"), "p( b( 'One' ) ) p( b( 'Two' ) )");
}

TEST(Dom, MisnestedBoldEndsWhereItsEndTagStands) {
  EXPECT_EQ(body("<b>1<p>2</b>3"), "b( '1' ) p( b( '2' ) '3' )");
  EXPECT_EQ(body("<a href=x>One<a href=y>Two"), "a( 'One' ) a( 'Two' )");
}

TEST(Dom, WhatATableCannotHoldStandsBeforeIt) {
  EXPECT_EQ(body("<table><tr>Lost?<td>Cell</table>"),
            "'Lost?' table( tbody( tr( td( 'Cell' ) ) ) )");
}

TEST(Dom, ATemplateHoldsItsContent) {
  EXPECT_EQ(body("<div><template><p>One</template>Two</div>"),
            "div( template( p( 'One' ) ) 'Two' )");
}

TEST(Dom, NoscriptIsReadBecauseScriptsAreNot) {
  EXPECT_EQ(body("<div>One<noscript><img src=x><p>Two</noscript></div>"),
            "div( 'One' noscript( img( ) p( 'Two' ) ) )");
}

TEST(Dom, AScriptIsOneViewOfTheMarkup) {
  const Page page("<body><script type='application/ld+json'>{\"a\": \"<p>&amp;\"}</script>");
  const Node* script = page.find(Tag::script);
  ASSERT_NE(script->first, nullptr);
  EXPECT_EQ(script->first, script->last);
  EXPECT_EQ(script->first->text, "{\"a\": \"<p>&amp;\"}");
  EXPECT_EQ(script->first->text.data(), page.markup().data() + script->first->span.begin);
  EXPECT_EQ(script->attribute("type"), "application/ld+json");
}

TEST(Dom, ACharacterReferenceIsAnAtomOfItsOwn) {
  const Page page("<p>A&nbsp;&amp B</p>");
  const Node* one = page.find(Tag::p)->first;
  EXPECT_EQ(one->text, "A");
  EXPECT_EQ(one->next->text, "\xC2\xA0");
  EXPECT_EQ(one->next->span.in(page.markup()), "&nbsp;");
  EXPECT_EQ(one->next->next->text, "&");
  EXPECT_EQ(one->next->next->span.in(page.markup()), "&amp");
  EXPECT_EQ(one->next->next->next->text, " B");
}

TEST(Dom, AnAmpersandThatIsNoneAndALoneLessThanAreText) {
  const Page page("<p>A & B < C &nosuch; D</p>");
  const Node* only = page.find(Tag::p)->first;
  EXPECT_EQ(only->text, "A & B < C &nosuch; D");
  EXPECT_EQ(only->next, nullptr);
}

TEST(Dom, AttributesAreDecodedAndTheFirstOfTwoCounts) {
  const Page page("<a HREF='?a=1&amp;b=2&copy=3' href=second data-x>x</a>");
  const Node* link = page.find(Tag::a);
  ASSERT_EQ(link->attributes.size(), 2U);
  EXPECT_EQ(link->attribute("href"), "?a=1&b=2&copy=3");
  EXPECT_EQ(link->attribute("data-x"), "");
}

TEST(Dom, SvgKeepsItsNamesAndItsTagsAreNotHtmls) {
  const Page page("<svg viewbox='0 0 1 1'><title>Icon</title><lineargradient/></svg><p>One");
  EXPECT_EQ(page.body(), "svg( title( 'Icon' ) linearGradient( ) ) p( 'One' )");
  EXPECT_EQ(page.find(Tag::title), nullptr);
  EXPECT_EQ(page.find(Tag::svg_title)->space, Namespace::svg);
  EXPECT_EQ(page.find(Tag::svg)->attribute("viewBox"), "0 0 1 1");
}

TEST(Dom, HtmlTagsLeaveSvg) {
  EXPECT_EQ(body("<svg><g>a<p>b</svg>c"), "svg( g( 'a' ) ) p( 'b' 'c' )");
  EXPECT_EQ(body("<svg><foreignObject><p>a</p></foreignObject><![CDATA[b<c]]></svg>"),
            "svg( foreignObject( p( 'a' ) ) 'b<c' )");
}

TEST(Dom, ListsAndDefinitionsEndTheirItems) {
  EXPECT_EQ(body("<dl><dt>a<dd>b<dt>c</dl>"), "dl( dt( 'a' ) dd( 'b' ) dt( 'c' ) )");
  EXPECT_EQ(body("<ul><li>a<ul><li>b</ul>c</ul>"), "ul( li( 'a' ul( li( 'b' ) ) 'c' ) )");
}

TEST(Dom, TablesGetTheirRowsAndEndTheirCells) {
  EXPECT_EQ(body("<table><td>a<td>b<tr><th>c<table><td>d</table>e</table>"),
            "table( tbody( tr( td( 'a' ) td( 'b' ) ) tr( th( 'c' table( tbody( tr( td( 'd' ) ) ) ) "
            "'e' ) ) ) )");
  EXPECT_EQ(body("<table><caption>a<tr><td>b"), "table( caption( 'a' ) tbody( tr( td( 'b' ) ) ) )");
}

TEST(Dom, OnlyInQuirksATableStandsInAParagraph) {
  EXPECT_EQ(body("<!DOCTYPE html><p>a<table></table>"), "p( 'a' ) table( )");
  EXPECT_EQ(body("<p>a<table></table>"), "p( 'a' table( ) )");
  EXPECT_EQ(body("<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 3.2//EN'><p>a<table></table>"),
            "p( 'a' table( ) )");
}

TEST(Dom, OptionsEndEachOtherAndASelectEndsASelect) {
  EXPECT_EQ(body("<select><option>a<option>b<select>c"),
            "select( option( 'a' ) option( 'b' ) ) 'c'");
}

TEST(Dom, AFormIsClosedAroundWhatIsOpen) {
  EXPECT_EQ(body("<form><div>a</form>b</div>c"), "form( div( 'a' 'b' ) ) 'c'");
}

TEST(Dom, OfEqualFormattingThreeGoOn) {
  EXPECT_EQ(body("<p><b><b><b><b>a<p>b"), "p( b( b( b( b( 'a' ) ) ) ) ) p( b( b( b( 'b' ) ) ) )");
}

TEST(Dom, AStrayParagraphEndIsAParagraph) {
  EXPECT_EQ(body("a</p>b</br>c</nothing>d"), "'a' p( ) 'b' br( ) 'c' 'd'");
}

TEST(Dom, TheFirstLineBreakOfPreformattedTextIsNone) {
  EXPECT_EQ(body("<pre>\n\na</pre>"), "pre( '\na' )");
  EXPECT_EQ(body("<pre>\r\na</pre>"), "pre( 'a' )");
}

TEST(Dom, WhatFollowsTheBodyIsInIt) {
  EXPECT_EQ(shape(Page("<body>a</body></html><p>b<!--c-->").dom().document),
            "html( head( ) body( 'a' p( 'b' {c} ) ) )");
}

TEST(Dom, AFramesetTakesThePlaceOfAnEmptyBody) {
  EXPECT_EQ(shape(Page("<frameset><frame src=a><noframes>b</noframes></frameset>").dom().document),
            "html( head( ) frameset( frame( ) noframes( 'b' ) ) )");
}

TEST(Dom, ZerosAreNoText) {
  const Page page(std::string("<p>a\0b<svg>\0</svg>", 18));
  EXPECT_EQ(page.body(), "p( 'a' 'b' svg( '\xEF\xBF\xBD' ) )");
}

TEST(Dom, CommentsStayAndAnUnclosedOneTakesTheRest) {
  EXPECT_EQ(body("<p>One<!-- two --><p>Three<!-- four <p>five"),
            "p( 'One' { two } ) p( 'Three' { four <p>five} )");
}

TEST(Dom, TooDeepElementsBecomeSiblingsAndNoTextIsLost) {
  std::string markup;
  for (int i = 0; i < 2000; ++i) markup += "<div>" + std::to_string(i) + " ";
  const Page page(markup);
  EXPECT_TRUE(page.dom().depth_limited);
  std::string text;
  std::size_t deepest = 0;
  for (const Node* node = page.dom().document; node != nullptr;
       node = next_in_order(node, page.dom().document)) {
    if (node->type == NodeType::text) text += node->text;
    std::size_t depth = 0;
    for (const Node* up = node; up->parent != nullptr; up = up->parent) ++depth;
    deepest = std::max(deepest, depth);
  }
  std::string wanted;
  for (int i = 0; i < 2000; ++i) wanted += std::to_string(i) + " ";
  EXPECT_EQ(text, wanted);
  EXPECT_LE(deepest, Limits{}.html_depth + 1);
}

TEST(Dom, EndTagsOfTooDeepElementsAreCountedOff) {
  std::string markup = "<article>";
  for (int i = 0; i < 2000; ++i) markup += "<div>";
  for (int i = 0; i < 2000; ++i) markup += "</div>";
  const Page page(markup + "<p>After</article>");
  EXPECT_EQ(page.find(Tag::p)->parent->tag, Tag::article);
}

TEST(Dom, MoreNodesThanTheLimitAreTooLarge) {
  Limits limits;
  limits.html_nodes = 100;
  std::string markup;
  for (int i = 0; i < 200; ++i) markup += "<p>x";
  Arena arena;
  const Result<Dom> dom = parse_html(markup, limits, arena);
  ASSERT_FALSE(dom.ok());
  EXPECT_EQ(dom.error().code, ErrorCode::too_large);
}

TEST(Dom, AttributesBeyondTheLimitAreCounted) {
  Limits limits;
  limits.html_attributes = 20;
  std::string markup = "<p";
  for (int i = 0; i < 30; ++i) markup += " a" + std::to_string(i);
  const Page page(markup + ">x", limits);
  EXPECT_EQ(page.find(Tag::p)->attributes.size(), 20U);
  EXPECT_EQ(page.dom().attributes_left_out, 10U);
}

}  // namespace
}  // namespace entente::page
