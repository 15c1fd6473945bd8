// The table of tags, and the way from a name to its tag: names of up to eight letters are one
// number, so that a lookup is a multiplication and, nearly always, one comparison.
#include "page/tags.hpp"

namespace entente::page {
namespace {

constexpr std::array<TagFacts, kTags> kFacts = {{
    // clang-format off
    {""},
    {"a", kFormatting, BodyStart::link, BodyEnd::formatting},
    {"abbr"},
    {"address", kSpecial, BodyStart::block, BodyEnd::block},
    {"applet", kSpecial | kScope, BodyStart::marked, BodyEnd::marked},
    {"area", kSpecial, BodyStart::void_element},
    {"article", kSpecial, BodyStart::block, BodyEnd::block},
    {"aside", kSpecial, BodyStart::block, BodyEnd::block},
    {"audio"},
    {"b", kFormatting | kBreakout, BodyStart::formatting, BodyEnd::formatting},
    {"base", kSpecial | kHeadElement, BodyStart::head_element},
    {"basefont", kSpecial | kHeadElement, BodyStart::head_element},
    {"bgsound", kSpecial | kHeadElement, BodyStart::head_element},
    {"big", kFormatting | kBreakout, BodyStart::formatting, BodyEnd::formatting},
    {"blockquote", kSpecial | kBreakout, BodyStart::block, BodyEnd::block},
    {"body", kSpecial | kBreakout, BodyStart::body, BodyEnd::body},
    {"br", kSpecial | kBreakout, BodyStart::void_element, BodyEnd::br},
    {"button", kSpecial | kButton, BodyStart::button, BodyEnd::block},
    {"canvas"},
    {"caption", kSpecial | kScope | kThorough, BodyStart::ignored},
    {"center", kSpecial | kBreakout, BodyStart::block, BodyEnd::block},
    {"cite"},
    {"code", kFormatting | kBreakout, BodyStart::formatting, BodyEnd::formatting},
    {"col", kSpecial, BodyStart::ignored},
    {"colgroup", kSpecial | kThorough, BodyStart::ignored},
    {"data"},
    {"datalist"},
    {"dd", kSpecial | kImplied | kBreakout, BodyStart::item, BodyEnd::item},
    {"del"},
    {"details", kSpecial, BodyStart::block, BodyEnd::block},
    {"dfn"},
    {"dialog", 0, BodyStart::block, BodyEnd::block},
    {"dir", kSpecial, BodyStart::block, BodyEnd::block},
    {"div", kSpecial | kBreakout, BodyStart::block, BodyEnd::block},
    {"dl", kSpecial | kBreakout, BodyStart::block, BodyEnd::block},
    {"dt", kSpecial | kImplied | kBreakout, BodyStart::item, BodyEnd::item},
    {"em", kFormatting | kBreakout, BodyStart::formatting, BodyEnd::formatting},
    {"embed", kSpecial | kBreakout, BodyStart::void_element},
    {"fieldset", kSpecial, BodyStart::block, BodyEnd::block},
    {"figcaption", kSpecial, BodyStart::block, BodyEnd::block},
    {"figure", kSpecial, BodyStart::block, BodyEnd::block},
    {"font", kFormatting, BodyStart::formatting, BodyEnd::formatting},
    {"footer", kSpecial, BodyStart::block, BodyEnd::block},
    {"form", kSpecial, BodyStart::form, BodyEnd::form},
    {"frame", kSpecial, BodyStart::ignored},
    {"frameset", kSpecial, BodyStart::frameset},
    {"h1", kSpecial | kHeading | kBreakout, BodyStart::heading, BodyEnd::heading},
    {"h2", kSpecial | kHeading | kBreakout, BodyStart::heading, BodyEnd::heading},
    {"h3", kSpecial | kHeading | kBreakout, BodyStart::heading, BodyEnd::heading},
    {"h4", kSpecial | kHeading | kBreakout, BodyStart::heading, BodyEnd::heading},
    {"h5", kSpecial | kHeading | kBreakout, BodyStart::heading, BodyEnd::heading},
    {"h6", kSpecial | kHeading | kBreakout, BodyStart::heading, BodyEnd::heading},
    {"head", kSpecial | kBreakout, BodyStart::ignored},
    {"header", kSpecial, BodyStart::block, BodyEnd::block},
    {"hgroup", kSpecial, BodyStart::block, BodyEnd::block},
    {"hr", kSpecial | kBreakout, BodyStart::hr},
    {"html", kSpecial | kScope | kTableScope, BodyStart::html, BodyEnd::html},
    {"i", kFormatting | kBreakout, BodyStart::formatting, BodyEnd::formatting},
    {"iframe", kSpecial, BodyStart::iframe},
    {"image", 0, BodyStart::image},
    {"img", kSpecial | kBreakout, BodyStart::void_element},
    {"input", kSpecial, BodyStart::input},
    {"ins"},
    {"kbd"},
    {"keygen", kSpecial, BodyStart::void_element},
    {"label"},
    {"legend"},
    {"li", kSpecial | kImplied | kBreakout, BodyStart::item, BodyEnd::li},
    {"link", kSpecial | kHeadElement, BodyStart::head_element},
    {"listing", kSpecial | kBreakout, BodyStart::preformatted, BodyEnd::block},
    {"main", kSpecial, BodyStart::block, BodyEnd::block},
    {"malignmark"},
    {"map"},
    {"mark"},
    {"marquee", kSpecial | kScope, BodyStart::marked, BodyEnd::marked},
    {"math", 0, BodyStart::math},
    {"menu", kSpecial | kBreakout, BodyStart::block, BodyEnd::block},
    {"meta", kSpecial | kBreakout | kHeadElement, BodyStart::head_element},
    {"meter"},
    {"mglyph"},
    {"nav", kSpecial, BodyStart::block, BodyEnd::block},
    {"nobr", kFormatting | kBreakout, BodyStart::nobr, BodyEnd::formatting},
    {"noembed", kSpecial, BodyStart::noembed},
    {"noframes", kSpecial | kHeadElement, BodyStart::head_element},
    {"noscript", kSpecial, BodyStart::noscript},
    {"object", kSpecial | kScope, BodyStart::marked, BodyEnd::marked},
    {"ol", kSpecial | kList | kBreakout, BodyStart::block, BodyEnd::block},
    {"optgroup", kImplied, BodyStart::optgroup},
    {"option", kImplied, BodyStart::option},
    {"output"},
    {"p", kSpecial | kImplied | kBreakout, BodyStart::block, BodyEnd::p},
    {"param", kSpecial, BodyStart::void_beside},
    {"picture"},
    {"plaintext", kSpecial, BodyStart::plaintext},
    {"pre", kSpecial | kBreakout, BodyStart::preformatted, BodyEnd::block},
    {"progress"},
    {"q"},
    {"rb", kImplied, BodyStart::ruby_base},
    {"rp", kImplied, BodyStart::ruby_text},
    {"rt", kImplied, BodyStart::ruby_text},
    {"rtc", kImplied, BodyStart::ruby_base},
    {"ruby", kBreakout},
    {"s", kFormatting | kBreakout, BodyStart::formatting, BodyEnd::formatting},
    {"samp"},
    {"script", kSpecial | kHeadElement, BodyStart::head_element},
    {"search", kSpecial, BodyStart::block, BodyEnd::block},
    {"section", kSpecial, BodyStart::block, BodyEnd::block},
    {"select", kSpecial | kScope, BodyStart::select, BodyEnd::block},
    {"small", kFormatting | kBreakout, BodyStart::formatting, BodyEnd::formatting},
    {"source", kSpecial, BodyStart::void_beside},
    {"span", kBreakout},
    {"strike", kFormatting | kBreakout, BodyStart::formatting, BodyEnd::formatting},
    {"strong", kFormatting | kBreakout, BodyStart::formatting, BodyEnd::formatting},
    {"style", kSpecial | kHeadElement, BodyStart::head_element},
    {"sub", kBreakout},
    {"summary", kSpecial, BodyStart::block, BodyEnd::block},
    {"sup", kBreakout},
    {"svg", 0, BodyStart::svg},
    {"table", kSpecial | kScope | kTableScope | kBreakout | kFosters, BodyStart::table},
    {"tbody", kSpecial | kThorough | kFosters, BodyStart::ignored},
    {"td", kSpecial | kScope | kThorough, BodyStart::ignored},
    {"template", kSpecial | kScope | kTableScope | kHeadElement, BodyStart::head_element, BodyEnd::template_end},
    {"textarea", kSpecial, BodyStart::textarea},
    {"tfoot", kSpecial | kThorough | kFosters, BodyStart::ignored},
    {"th", kSpecial | kScope | kThorough, BodyStart::ignored},
    {"thead", kSpecial | kThorough | kFosters, BodyStart::ignored},
    {"time"},
    {"title", kSpecial | kHeadElement, BodyStart::head_element},
    {"tr", kSpecial | kThorough | kFosters, BodyStart::ignored},
    {"track", kSpecial, BodyStart::void_beside},
    {"tt", kFormatting | kBreakout, BodyStart::formatting, BodyEnd::formatting},
    {"u", kFormatting | kBreakout, BodyStart::formatting, BodyEnd::formatting},
    {"ul", kSpecial | kList | kBreakout, BodyStart::block, BodyEnd::block},
    {"var", kBreakout},
    {"video"},
    {"wbr", kSpecial, BodyStart::void_element},
    {"xmp", kSpecial, BodyStart::xmp},
    {"annotation-xml", kSpecial | kScope},
    {"mi", kSpecial | kScope},
    {"mn", kSpecial | kScope},
    {"mo", kSpecial | kScope},
    {"ms", kSpecial | kScope},
    {"mtext", kSpecial | kScope},
    {"desc", kSpecial | kScope},
    {"foreignObject", kSpecial | kScope},
    {"script"},
    {"style"},
    {"title", kSpecial | kScope},
    // clang-format on
}};

constexpr std::size_t kSlots = 1024;
constexpr std::size_t kHtmlTags = static_cast<std::size_t>(Tag::math_annotation_xml);

constexpr char lowered(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}
constexpr std::uint64_t key_of(std::string_view name) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < name.size() && i < 8; ++i)
    key |= std::uint64_t{static_cast<unsigned char>(lowered(name[i]))} << (8 * i);
  return key ^ (std::uint64_t{name.size()} << 59U);
}
constexpr std::size_t slot_of(std::uint64_t key) {
  return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 54U);
}

struct Slot {
  std::uint64_t key = 0;
  Tag tag = Tag::unknown;
};
constexpr std::array<Slot, kSlots> make_slots() {
  std::array<Slot, kSlots> slots{};
  for (std::size_t tag = 1; tag < kHtmlTags; ++tag) {
    const std::uint64_t key = key_of(kFacts[tag].name);
    std::size_t at = slot_of(key);
    while (slots[at].tag != Tag::unknown) at = (at + 1) % kSlots;
    slots[at] = {key, static_cast<Tag>(tag)};
  }
  return slots;
}
constexpr std::array<Slot, kSlots> kSlotTable = make_slots();

// Of two names of one size and key: what the key does not hold.
bool same_rest(std::string_view name, std::string_view wanted) {
  if (name.size() != wanted.size()) return false;
  for (std::size_t i = 8; i < wanted.size(); ++i)
    if (lowered(name[i]) != wanted[i]) return false;
  return true;
}

}  // namespace

const std::array<TagFacts, kTags> kTagFacts = kFacts;

Tag find_tag(std::string_view name) {
  if (name.size() > 10) return Tag::unknown;  // blockquote and figcaption are the longest
  const std::uint64_t key = key_of(name);
  for (std::size_t at = slot_of(key); kSlotTable[at].tag != Tag::unknown; at = (at + 1) % kSlots)
    if (kSlotTable[at].key == key && same_rest(name, page::name(kSlotTable[at].tag)))
      return kSlotTable[at].tag;
  return Tag::unknown;
}

}  // namespace entente::page
