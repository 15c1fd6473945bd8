// The tokenizer by itself: comments, doctypes, scripts, raw text, names, and the search for bytes
// against a walk.
#include "page/dom_tokens.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "page/dom_scan.hpp"

namespace entente::page {
namespace {

std::string shown(const MarkupToken& token) {
  switch (token.type) {
    case TokenType::text: return "'" + std::string(token.text) + "'";
    case TokenType::nul: return "0";
    case TokenType::comment: return "{" + std::string(token.text) + "}";
    case TokenType::doctype: {
      std::string out = "!" + std::string(token.name);
      if (token.public_id) out += " public " + std::string(*token.public_id);
      if (token.system_id) out += " system " + std::string(*token.system_id);
      return out + (token.force_quirks ? " quirks" : "");
    }
    case TokenType::end_tag: return "</" + std::string(token.name) + ">";
    case TokenType::start_tag: {
      std::string out = "<" + std::string(token.name);
      for (const Attribute& one : token.attributes)
        out += " " + std::string(one.name) + "=" + std::string(one.value);
      return out + (token.self_closing ? "/>" : ">");
    }
    case TokenType::end: break;
  }
  return "";
}

std::string tokens(const std::string& markup, TokenState state = TokenState::data,
                   std::string_view element = {}) {
  Arena arena;
  DomMemory memory(arena);
  MarkupTokenizer tokenizer(markup, 512, memory);
  tokenizer.switch_to(state, element);
  std::string out;
  MarkupToken token;
  for (tokenizer.next(token); token.type != TokenType::end; tokenizer.next(token))
    out += (out.empty() ? "" : " ") + shown(token);
  return out;
}

TEST(DomTokens, AnUnfinishedTagIsNone) {
  EXPECT_EQ(tokens("one<p class='two"), "'one'");
  EXPECT_EQ(tokens("one<"), "'one<'");
  EXPECT_EQ(tokens("one</"), "'one</'");
  EXPECT_EQ(tokens("a</>b< c"), "'a' 'b< c'");
}

TEST(DomTokens, CommentsEndInSeveralWays) {
  EXPECT_EQ(tokens("<!--a--><!--><!---><!--b--!><!--c--d-->"), "{a} {} {} {b} {c--d}");
  EXPECT_EQ(tokens("<!--a--"), "{a}");
  EXPECT_EQ(tokens("<!--a>b"), "{a>b}");
  EXPECT_EQ(tokens("<?php x ?></ y><!z><![CDATA[w]]>"), "{?php x ?} { y} {z} {[CDATA[w]]}");
}

TEST(DomTokens, DoctypesNameTheirIds) {
  EXPECT_EQ(tokens("<!DOCTYPE HTML>"), "!html");
  EXPECT_EQ(tokens("<!doctype html PUBLIC '-//X' \"y\" z>"), "!html public -//X system y");
  EXPECT_EQ(tokens("<!doctype html SYSTEM 'about:legacy-compat'>"),
            "!html system about:legacy-compat");
  EXPECT_EQ(tokens("<!doctype>"), "! quirks");
  EXPECT_EQ(tokens("<!doctype html public 'a>b"), "!html public a quirks 'b'");
}

TEST(DomTokens, AScriptEndsAtItsOwnEndTag) {
  const auto script = [](const std::string& text) {
    return tokens(text, TokenState::script, "script");
  };
  EXPECT_EQ(script("a<b</scripts></SCRIPT >c"), "'a<b</scripts>' </script> 'c'");
  EXPECT_EQ(script("<!--<script></script>--></script>d"),
            "'<!--<script></script>-->' </script> 'd'");
  EXPECT_EQ(script("<!--></script>e"), "'<!-->' </script> 'e'");
  EXPECT_EQ(script("<!--</script>f"), "'<!--' </script> 'f'");
}

TEST(DomTokens, ATitleHoldsReferencesAndNoTags) {
  EXPECT_EQ(tokens("a<b>&amp;c</title>d", TokenState::rcdata, "title"),
            "'a<b>' '&' 'c' </title> 'd'");
  EXPECT_EQ(tokens("a&amp;</style", TokenState::rawtext, "style"), "'a&amp;</style'");
}

TEST(DomTokens, ReferencesByNameAndNumber) {
  EXPECT_EQ(tokens("&eacute;&#233;&#xE9;&eacute"), "'\xC3\xA9' '\xC3\xA9' '\xC3\xA9' '\xC3\xA9'");
  EXPECT_EQ(tokens("&#150;"), "'\xE2\x80\x93'");  // windows-1252, as the web reads it
  EXPECT_EQ(tokens("&#0;&#xD800;&#x110000;"), "'\xEF\xBF\xBD' '\xEF\xBF\xBD' '\xEF\xBF\xBD'");
  EXPECT_EQ(tokens("&notin;&notit;"), "'\xE2\x88\x89' '\xC2\xAC' 'it;'");
  EXPECT_EQ(tokens("&CounterClockwiseContourIntegral;"), "'\xE2\x88\xB3'");
  EXPECT_EQ(tokens("&;&#;&#x;&zz;AT&T"), "'&;&#;&#x;&zz;AT&T'");
}

TEST(DomTokens, AttributesInEveryForm) {
  EXPECT_EQ(tokens("<A B=c D='e\"f' g=\"h'i\" j k = l/>"), "<a b=c d=e\"f g=h'i j= k=l/>");
  EXPECT_EQ(tokens("<a b=c/ d/e=f>"), "<a b=c/ d= e=f>");
  EXPECT_EQ(tokens("<a =b=c x=1 X=2>"), "<a =b=c x=1>");
  EXPECT_EQ(tokens("<a b='1\r\n2\r3'>"), "<a b=1\n2\n3>");
}

TEST(DomTokens, OfHundredsOfAttributesTheFirstOfTwoCounts) {
  std::string markup = "<a";
  for (int round = 0; round < 2; ++round)
    for (int i = 0; i < 100; ++i) markup += " n" + std::to_string(i) + "=" + std::to_string(round);
  std::string wanted = "<a";
  for (int i = 0; i < 100; ++i) wanted += " n" + std::to_string(i) + "=0";
  EXPECT_EQ(tokens(markup + ">"), wanted + ">");
}

TEST(DomTokens, TheQuickSearchFindsWhatAWalkFinds) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text(random() % 70, 'x');
    for (char& c : text)
      if (random() % 16 == 0) c = "<&\0>"[random() % 4];
    const std::size_t from = text.empty() ? 0 : random() % text.size();
    std::size_t walked = from;
    while (walked < text.size() && text[walked] != '<' && text[walked] != '&' &&
           text[walked] != '\0')
      ++walked;
    EXPECT_EQ((find_first_of<'<', '&', '\0'>(text, from)), walked);
  }
}

TEST(DomTokens, EveryTagIsFoundByItsNameInAnyCase) {
  for (std::size_t i = 1; i < static_cast<std::size_t>(Tag::math_annotation_xml); ++i) {
    const auto tag = static_cast<Tag>(i);
    std::string upper(name(tag));
    for (char& c : upper)
      if (c >= 'a') c = static_cast<char>(c - 32);
    EXPECT_EQ(find_tag(name(tag)), tag) << upper;
    EXPECT_EQ(find_tag(upper), tag) << upper;
    EXPECT_EQ(find_tag(upper + "x"), Tag::unknown) << upper;
  }
}

}  // namespace
}  // namespace entente::page
