// Tree to rendered blocks, one walk in document order. A block ends where a block element begins or
// ends; what a browser shows as one run of text stays one block.
#include "page/html.hpp"

#include <array>

#include "page/shape.hpp"

namespace entente::page {
namespace {

enum class Flow : std::uint8_t { inside, block, skipped, line_break, rule, gap };

// What a browser does with an element by its default style; what shows no text is skipped.
constexpr std::array<Flow, kTags> make_flows() {
  std::array<Flow, kTags> flows{};
  for (const Tag tag : {Tag::head, Tag::script, Tag::style, Tag::svg, Tag::iframe, Tag::template_,
                        Tag::select, Tag::title, Tag::textarea, Tag::noframes, Tag::noembed,
                        Tag::object, Tag::audio, Tag::video, Tag::canvas, Tag::datalist})
    flows[static_cast<std::size_t>(tag)] = Flow::skipped;
  for (const Tag tag :
       {Tag::address, Tag::article,  Tag::aside,   Tag::blockquote, Tag::body,       Tag::button,
        Tag::caption, Tag::center,   Tag::dd,      Tag::details,    Tag::dialog,     Tag::dir,
        Tag::div,     Tag::dl,       Tag::dt,      Tag::fieldset,   Tag::figcaption, Tag::figure,
        Tag::footer,  Tag::form,     Tag::h1,      Tag::h2,         Tag::h3,         Tag::h4,
        Tag::h5,      Tag::h6,       Tag::header,  Tag::hgroup,     Tag::html,       Tag::legend,
        Tag::li,      Tag::listing,  Tag::main,    Tag::menu,       Tag::nav,        Tag::noscript,
        Tag::ol,      Tag::optgroup, Tag::option,  Tag::p,          Tag::plaintext,  Tag::pre,
        Tag::search,  Tag::section,  Tag::summary, Tag::table,      Tag::tbody,      Tag::td,
        Tag::tfoot,   Tag::th,       Tag::thead,   Tag::tr,         Tag::ul,         Tag::xmp})
    flows[static_cast<std::size_t>(tag)] = Flow::block;
  flows[static_cast<std::size_t>(Tag::br)] = Flow::line_break;
  flows[static_cast<std::size_t>(Tag::hr)] = Flow::rule;
  for (const Tag tag : {Tag::img, Tag::input, Tag::picture})
    flows[static_cast<std::size_t>(tag)] = Flow::gap;
  return flows;
}
constexpr std::array<Flow, kTags> kFlows = make_flows();

Flow flow_of(const Node& node) {
  if (node.space == Namespace::svg) return Flow::skipped;
  return kFlows[static_cast<std::size_t>(node.tag)];
}

// Bytes that may begin a blank or a soft hyphen; all others are copied without a look.
constexpr bool stops(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == '\xC2' || c == '\xE2' || c == '\xE3' ||
         c == '\xEF';
}

class Renderer {
 public:
  explicit Renderer(const Dom& dom) : root_(dom.document) {}

  HtmlPage render() {
    const Node* node = root_;
    while (node != nullptr) {
      const bool deeper = enter(*node) && node->first != nullptr;
      if (deeper) {
        node = node->first;
        continue;
      }
      leave(*node);
      while (node != root_ && node->next == nullptr) {
        node = node->parent;
        if (node == nullptr) break;
        leave(*node);
      }
      if (node == nullptr || node == root_) break;
      node = node->next;
    }
    flush(false);
    return std::move(out_);
  }

 private:
  struct Open {
    const Node* node;
    int element;  // in out_.elements
    int block;
    bool link, strong, preformatted;
  };

  // True when its children are to be read.
  bool enter(const Node& node) {
    switch (node.type) {
      case NodeType::document: return true;
      case NodeType::doctype:
      case NodeType::comment: return false;
      case NodeType::text: add_text(node); return false;
      case NodeType::element: return enter_element(node);
    }
    return false;
  }

  bool enter_element(const Node& node) {
    const Flow flow = flow_of(node);
    switch (flow) {
      case Flow::skipped: return false;
      case Flow::line_break: flush(true); return false;
      case Flow::rule: flush(false); return false;
      case Flow::gap: blank_ = true; return false;
      case Flow::block: flush(false); break;
      case Flow::inside: break;
    }
    if (node.tag == Tag::html) out_.language = std::string(node.attribute("lang"));
    Open open{&node, static_cast<int>(out_.elements.size()), 0, false, false, false};
    if (!open_.empty())
      open = {&node,
              open.element,
              open_.back().block,
              open_.back().link,
              open_.back().strong,
              open_.back().preformatted};
    if (flow == Flow::block) open.block = open.element;
    if (node.tag == Tag::a) {
      open.link = true;
      link_begins_ = true;
    }
    if (node.tag == Tag::b || node.tag == Tag::strong) open.strong = true;
    if (node.tag == Tag::pre) open.preformatted = true;
    HtmlElement element;
    element.node = &node;
    element.own = marks_of(node);
    if (!open_.empty()) {
      element.parent = open_.back().element;
      const HtmlElement& above = out_.elements[static_cast<std::size_t>(element.parent)];
      element.above = above.above | above.own;
    }
    out_.elements.push_back(element);
    open_.push_back(open);
    return true;
  }

  void leave(const Node& node) {
    if (open_.empty() || open_.back().node != &node) return;
    if (open_.back().block == open_.back().element) flush(false);
    open_.pop_back();
  }

  void add_text(const Node& node) {
    if (open_.empty()) return;
    const std::string_view text = node.text;
    const bool verbatim = node.span.size() == text.size();
    std::size_t at = 0;
    while (at < text.size()) {
      if (stops(text[at])) {
        if (const std::size_t blank = blank_size(text, at); blank != 0) {
          if (open_.back().preformatted && text[at] == '\n') flush(true);
          blank_ = true;
          at += blank;
          continue;
        }
        if (text.substr(at, 2) == "\xC2\xAD") {  // a soft hyphen is not shown
          at += 2;
          continue;
        }
      }
      std::size_t run = at + 1;
      while (run < text.size() && !stops(text[run])) ++run;
      append(text.substr(at, run - at), verbatim ? node.span.begin + at : node.span.begin,
             verbatim ? 0 : node.span.size());
      at = run;
    }
  }

  void append(std::string_view bytes, std::size_t input_at, std::size_t atom) {
    const Open& open = open_.back();
    if (!in_block_) begin_block(open);
    std::size_t added = bytes.size();
    if (blank_ && out_.text.size() > block_.span.begin) {
      // The blank stands for the last byte before this run: one blank mostly is one byte.
      out_.offsets.add_run(out_.text.size(), input_at == 0 ? 0 : input_at - 1);
      out_.text.push_back(' ');
      ++added;
    }
    blank_ = false;
    if (atom != 0) {
      out_.offsets.add_atom(out_.text.size(), input_at, atom);
    } else {
      out_.offsets.add_run(out_.text.size(), input_at);
    }
    out_.text.append(bytes);
    if (block_.element != open.element) lift(open.element);
    if (open.link) {
      block_.link_bytes += static_cast<std::uint32_t>(added);
      if (link_begins_) ++block_.links;
      link_begins_ = false;
    }
    if (open.strong) block_.strong_bytes += static_cast<std::uint32_t>(added);
  }

  // The element of the block becomes the innermost one that also holds `other`.
  void lift(int other) {
    int mine = block_.element;
    while (mine != other) {
      int& later = mine > other ? mine : other;  // parents come before their children
      later = out_.elements[static_cast<std::size_t>(later)].parent;
    }
    block_.element = mine;
  }

  void begin_block(const Open& open) {
    const bool soft = soft_ && !out_.text.empty();
    if (!out_.text.empty()) out_.text.append(soft ? "\n" : "\n\n");
    block_ = {};
    block_.span.begin = static_cast<std::uint32_t>(out_.text.size());
    block_.element = open.element;
    block_.block = open.block;
    block_.soft = soft;
    in_block_ = true;
    blank_ = false;
  }

  // Ends the block. Two <br> in a row set apart like a paragraph.
  void flush(bool soft) {
    blank_ = false;
    if (!in_block_) {
      soft_ = false;
      return;
    }
    in_block_ = false;
    block_.span.end = static_cast<std::uint32_t>(out_.text.size());
    out_.blocks.push_back(block_);
    soft_ = soft;
  }

  const Node* root_;
  HtmlPage out_;
  std::vector<Open> open_;
  HtmlBlock block_;
  bool in_block_ = false, blank_ = false, link_begins_ = false;
  bool soft_ = false;  // the next block is set off by one <br>
};

}  // namespace

HtmlPage render_html(const Dom& dom) {
  return Renderer(dom).render();
}

}  // namespace entente::page
