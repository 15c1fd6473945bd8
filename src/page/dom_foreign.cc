// svg and math (WHATWG 13.2.6.5): names as their languages write them, and the ways back to HTML.
#include <algorithm>
#include <array>
#include <utility>

#include "page/dom_scan.hpp"
#include "page/dom_tree.hpp"

namespace entente::page {
namespace {

// In the order of their lower-case forms.
constexpr auto kSvgElements = std::to_array<std::string_view>({"altGlyph",
                                                               "altGlyphDef",
                                                               "altGlyphItem",
                                                               "animateColor",
                                                               "animateMotion",
                                                               "animateTransform",
                                                               "clipPath",
                                                               "feBlend",
                                                               "feColorMatrix",
                                                               "feComponentTransfer",
                                                               "feComposite",
                                                               "feConvolveMatrix",
                                                               "feDiffuseLighting",
                                                               "feDisplacementMap",
                                                               "feDistantLight",
                                                               "feDropShadow",
                                                               "feFlood",
                                                               "feFuncA",
                                                               "feFuncB",
                                                               "feFuncG",
                                                               "feFuncR",
                                                               "feGaussianBlur",
                                                               "feImage",
                                                               "feMerge",
                                                               "feMergeNode",
                                                               "feMorphology",
                                                               "feOffset",
                                                               "fePointLight",
                                                               "feSpecularLighting",
                                                               "feSpotLight",
                                                               "feTile",
                                                               "feTurbulence",
                                                               "foreignObject",
                                                               "glyphRef",
                                                               "linearGradient",
                                                               "radialGradient",
                                                               "textPath"});
constexpr auto kSvgAttributes = std::to_array<std::string_view>({"attributeName",
                                                                 "attributeType",
                                                                 "baseFrequency",
                                                                 "baseProfile",
                                                                 "calcMode",
                                                                 "clipPathUnits",
                                                                 "diffuseConstant",
                                                                 "edgeMode",
                                                                 "filterUnits",
                                                                 "glyphRef",
                                                                 "gradientTransform",
                                                                 "gradientUnits",
                                                                 "kernelMatrix",
                                                                 "kernelUnitLength",
                                                                 "keyPoints",
                                                                 "keySplines",
                                                                 "keyTimes",
                                                                 "lengthAdjust",
                                                                 "limitingConeAngle",
                                                                 "markerHeight",
                                                                 "markerUnits",
                                                                 "markerWidth",
                                                                 "maskContentUnits",
                                                                 "maskUnits",
                                                                 "numOctaves",
                                                                 "pathLength",
                                                                 "patternContentUnits",
                                                                 "patternTransform",
                                                                 "patternUnits",
                                                                 "pointsAtX",
                                                                 "pointsAtY",
                                                                 "pointsAtZ",
                                                                 "preserveAlpha",
                                                                 "preserveAspectRatio",
                                                                 "primitiveUnits",
                                                                 "refX",
                                                                 "refY",
                                                                 "repeatCount",
                                                                 "repeatDur",
                                                                 "requiredExtensions",
                                                                 "requiredFeatures",
                                                                 "specularConstant",
                                                                 "specularExponent",
                                                                 "spreadMethod",
                                                                 "startOffset",
                                                                 "stdDeviation",
                                                                 "stitchTiles",
                                                                 "surfaceScale",
                                                                 "systemLanguage",
                                                                 "tableValues",
                                                                 "targetX",
                                                                 "targetY",
                                                                 "textLength",
                                                                 "viewBox",
                                                                 "viewTarget",
                                                                 "xChannelSelector",
                                                                 "yChannelSelector",
                                                                 "zoomAndPan"});

constexpr char low(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}
// -1, 0, 1 as the lower-case form of `cased` stands to `name`.
constexpr int compare_lowered(std::string_view cased, std::string_view name) {
  const std::size_t n = std::min(cased.size(), name.size());
  for (std::size_t i = 0; i < n; ++i)
    if (low(cased[i]) != name[i]) return low(cased[i]) < name[i] ? -1 : 1;
  return cased.size() == name.size() ? 0 : (cased.size() < name.size() ? -1 : 1);
}
template <std::size_t kSize>
std::string_view with_case(const std::array<std::string_view, kSize>& table,
                           std::string_view name) {
  const auto found = std::lower_bound(table.begin(), table.end(), name,
                                      [](std::string_view cased, std::string_view wanted) {
                                        return compare_lowered(cased, wanted) < 0;
                                      });
  return found != table.end() && compare_lowered(*found, name) == 0 ? *found : name;
}

constexpr auto kForeignTags = std::to_array<std::pair<std::string_view, Tag>>({
    {"annotation-xml", Tag::math_annotation_xml},
    {"mi", Tag::math_mi},
    {"mn", Tag::math_mn},
    {"mo", Tag::math_mo},
    {"ms", Tag::math_ms},
    {"mtext", Tag::math_mtext},
    {"desc", Tag::svg_desc},
    {"foreignObject", Tag::svg_foreign_object},
    {"script", Tag::svg_script},
    {"style", Tag::svg_style},
    {"title", Tag::svg_title},
});
constexpr std::size_t kMathTags = 6;

bool is_word(std::string_view text, std::string_view word) {
  return text.size() == word.size() && has_word_at(text, 0, word);
}

bool leaves_foreign(const MarkupToken& token) {
  if (token.type == TokenType::end_tag) return token.tag == Tag::br || token.tag == Tag::p;
  if (token.tag != Tag::font) return has_trait(token.tag, kBreakout);
  return std::any_of(token.attributes.begin(), token.attributes.end(), [](const Attribute& one) {
    return one.name == "color" || one.name == "face" || one.name == "size";
  });
}

}  // namespace

Tag TreeBuilder::foreign_tag(Namespace space, std::string_view name) {
  if (name == "svg" && space == Namespace::svg) return Tag::svg;
  if (name == "math" && space == Namespace::math) return Tag::math;
  for (std::size_t i = 0; i < kForeignTags.size(); ++i)
    if (kForeignTags[i].first == name && (i < kMathTags) == (space == Namespace::math))
      return kForeignTags[i].second;
  return Tag::unknown;
}

bool TreeBuilder::is_math_text_point(const Node& node) {
  return node.tag == Tag::math_mi || node.tag == Tag::math_mo || node.tag == Tag::math_mn ||
         node.tag == Tag::math_ms || node.tag == Tag::math_mtext;
}

bool TreeBuilder::makes_html_point(const Node& node) {
  if (node.tag == Tag::svg_foreign_object || node.tag == Tag::svg_desc ||
      node.tag == Tag::svg_title)
    return true;
  if (node.tag != Tag::math_annotation_xml) return false;
  const std::string_view encoding = node.attribute("encoding");
  return is_word(encoding, "text/html") || is_word(encoding, "application/xhtml+xml");
}

void TreeBuilder::insert_foreign(MarkupToken& token, Namespace space) {
  if (space == Namespace::svg) token.name = with_case(kSvgElements, token.name);
  for (Attribute& one : token.attributes) {
    if (space == Namespace::svg) one.name = with_case(kSvgAttributes, one.name);
    if (space == Namespace::math && one.name == "definitionurl") one.name = "definitionURL";
  }
  Node* node = make_element(token, space);
  node->tag = foreign_tag(space, token.name);
  if (makes_html_point(*node)) node->marks |= kHtmlPoint;
  attach(node, place_for(current()));
  if (token.self_closing) return;
  if (is_full()) {
    dom_.depth_limited = any_beyond_ = true;
    ++beyond_[static_cast<std::size_t>(token.tag)];
  } else {
    push(node);
  }
}

bool TreeBuilder::in_foreign(MarkupToken& token) {
  switch (token.type) {
    case TokenType::nul: insert_piece({"\xEF\xBF\xBD", token.span}); return true;
    case TokenType::text:
      insert_text(token);
      if (count_blank(token.text) < token.text.size()) frameset_ok_ = false;
      return true;
    case TokenType::comment: insert_comment(token); return true;
    case TokenType::start_tag:
      if (!leaves_foreign(token)) {
        insert_foreign(token, adjusted_current()->space);
        return true;
      }
      break;
    case TokenType::end_tag:
      if (!leaves_foreign(token)) return in_foreign_end(token);
      break;
    case TokenType::doctype:
    case TokenType::end: return true;
  }
  while (current()->space != Namespace::html && !is_math_text_point(*current()) &&
         !is_html_point(*current()))
    pop();
  return false;
}

// Up from the current node to the nearest of that name; from where HTML begins, by its rules.
bool TreeBuilder::in_foreign_end(const MarkupToken& token) {
  for (std::size_t i = stack_.size(); i > 1; --i) {
    const Node* node = stack_[i - 1];
    if (i < stack_.size() && node->space == Namespace::html) return false;
    if (node->name.size() == token.name.size() && has_word_at(node->name, 0, token.name)) {
      pop_until_node(node);
      return true;
    }
  }
  return true;
}

}  // namespace entente::page
