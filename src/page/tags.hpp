// The element names that the tree builder or the extractor tells apart, and what the standard says
// of each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente::page {

enum class Tag : std::uint16_t {
  unknown,
  a,
  abbr,
  address,
  applet,
  area,
  article,
  aside,
  audio,
  b,
  base,
  basefont,
  bgsound,
  big,
  blockquote,
  body,
  br,
  button,
  canvas,
  caption,
  center,
  cite,
  code,
  col,
  colgroup,
  data,
  datalist,
  dd,
  del,
  details,
  dfn,
  dialog,
  dir,
  div,
  dl,
  dt,
  em,
  embed,
  fieldset,
  figcaption,
  figure,
  font,
  footer,
  form,
  frame,
  frameset,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hgroup,
  hr,
  html,
  i,
  iframe,
  image,
  img,
  input,
  ins,
  kbd,
  keygen,
  label,
  legend,
  li,
  link,
  listing,
  main,
  malignmark,
  map,
  mark,
  marquee,
  math,
  menu,
  meta,
  meter,
  mglyph,
  nav,
  nobr,
  noembed,
  noframes,
  noscript,
  object,
  ol,
  optgroup,
  option,
  output,
  p,
  param,
  picture,
  plaintext,
  pre,
  progress,
  q,
  rb,
  rp,
  rt,
  rtc,
  ruby,
  s,
  samp,
  script,
  search,
  section,
  select,
  small,
  source,
  span,
  strike,
  strong,
  style,
  sub,
  summary,
  sup,
  svg,
  table,
  tbody,
  td,
  template_,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  track,
  tt,
  u,
  ul,
  var,
  video,
  wbr,
  xmp,
  // Below svg and math. Their other elements are unknown, so that a tag without prefix is HTML's.
  math_annotation_xml,
  math_mi,
  math_mn,
  math_mo,
  math_ms,
  math_mtext,
  svg_desc,
  svg_foreign_object,
  svg_script,
  svg_style,
  svg_title
};
inline constexpr std::size_t kTags = static_cast<std::size_t>(Tag::svg_title) + 1;

// Traits, by the lists of WHATWG 13.2.4 and 13.2.6.
enum TagTrait : std::uint16_t {
  kSpecial = 1,        // "special": end tags of other names do not reach past it
  kScope = 2,          // ends a scope
  kList = 4,           // ends a list item scope too
  kTableScope = 8,     // ends a table scope
  kImplied = 16,       // its end tag is implied
  kThorough = 32,      // its end tag is implied when a template ends
  kHeading = 64,       // h1 to h6
  kFormatting = 128,   // reopened by what follows when it was left open
  kBreakout = 256,     // leaves svg and math
  kFosters = 512,      // what may not stand in it goes before the table
  kButton = 1024,      // ends a button scope too
  kHeadElement = 2048  // by the rules of the head wherever it stands
};

// What a start tag does in the body, and an end tag.
enum class BodyStart : std::uint8_t {
  other,
  html,
  head_element,
  body,
  frameset,
  block,
  heading,
  preformatted,
  form,
  item,
  plaintext,
  button,
  link,
  formatting,
  nobr,
  marked,
  table,
  void_element,
  input,
  void_beside,
  hr,
  image,
  textarea,
  xmp,
  iframe,
  noembed,
  noscript,
  select,
  option,
  optgroup,
  ruby_base,
  ruby_text,
  math,
  svg,
  ignored
};
enum class BodyEnd : std::uint8_t {
  other,
  template_end,
  body,
  html,
  block,
  form,
  p,
  li,
  item,
  heading,
  formatting,
  marked,
  br
};

struct TagFacts {
  std::string_view name;
  std::uint16_t traits = 0;
  BodyStart start = BodyStart::other;
  BodyEnd end = BodyEnd::other;
};

// By the number of the tag.
extern const std::array<TagFacts, kTags> kTagFacts;

[[nodiscard]] inline std::string_view name(Tag tag) {
  return kTagFacts[static_cast<std::size_t>(tag)].name;
}
[[nodiscard]] inline bool has_trait(Tag tag, unsigned traits) {
  return (kTagFacts[static_cast<std::size_t>(tag)].traits & traits) != 0;
}
// The tag of an HTML element by its name in any case, unknown when it is none. One probe of a
// table.
[[nodiscard]] Tag find_tag(std::string_view name);

}  // namespace entente::page
