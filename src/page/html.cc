// Tokens to rendered blocks. Only block elements and links are kept on a stack (formatting changes
// no text), so that misnested or unclosed markup costs nothing and loses nothing; the stack is
// capped, deeper elements take the place of the one above them.
#include "page/html.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "page/html_tokens.hpp"
#include "page/shape.hpp"
#include "text/utf8.hpp"

namespace entente::page {
namespace {

enum class Role : unsigned char {
  block,
  item,
  paragraph,
  heading,
  cell,
  list,
  navigation,
  article,
  caption,
  table
};

struct Element {
  std::string_view name;
  Role role;
};

constexpr auto kElements = std::to_array<Element>({
    {"address", Role::block},     {"article", Role::article},   {"aside", Role::navigation},
    {"blockquote", Role::block},  {"body", Role::block},        {"button", Role::navigation},
    {"center", Role::block},      {"dd", Role::item},           {"details", Role::block},
    {"dialog", Role::block},      {"div", Role::block},         {"dl", Role::list},
    {"dt", Role::item},           {"fieldset", Role::block},    {"figcaption", Role::caption},
    {"figure", Role::block},      {"footer", Role::navigation}, {"form", Role::navigation},
    {"h1", Role::heading},        {"h2", Role::heading},        {"h3", Role::heading},
    {"h4", Role::heading},        {"h5", Role::heading},        {"h6", Role::heading},
    {"head", Role::block},        {"header", Role::block},      {"html", Role::block},
    {"li", Role::item},           {"main", Role::article},      {"menu", Role::list},
    {"nav", Role::navigation},    {"ol", Role::list},           {"option", Role::item},
    {"p", Role::paragraph},       {"pre", Role::block},         {"section", Role::block},
    {"select", Role::navigation}, {"summary", Role::block},     {"table", Role::table},
    {"tbody", Role::block},       {"td", Role::cell},           {"th", Role::cell},
    {"thead", Role::block},       {"tr", Role::block},          {"ul", Role::list},
});

constexpr std::array<std::string_view, 9> kRawText = {
    "script", "style", "xmp", "iframe", "noembed", "noframes", "noscript", "template", "svg"};

const Element* find_element(std::string_view name) {
  const auto found = std::lower_bound(
      kElements.begin(), kElements.end(), name,
      [](const Element& element, std::string_view wanted) { return element.name < wanted; });
  return found != kElements.end() && found->name == name ? &*found : nullptr;
}

class Renderer {
 public:
  Renderer(std::string_view markup, const Limits& limits)
      : markup_(markup), limits_(limits), tokens_(markup, limits.html_attributes) {}

  Result<HtmlPage> render() {
    HtmlToken token;
    std::size_t nodes = 0;
    while (tokens_.next(token)) {
      if (++nodes > limits_.html_nodes)
        return Error{ErrorCode::too_large,
                     "the page has more than " + std::to_string(limits_.html_nodes) + " nodes",
                     "byte " + std::to_string(token.begin),
                     "raise Limits::html_nodes or split the page"};
      switch (token.type) {
        case HtmlToken::Type::text: add_text(token.begin, token.end); break;
        case HtmlToken::Type::start_tag: start(token); break;
        case HtmlToken::Type::end_tag: end(token.name); break;
        case HtmlToken::Type::none: break;
      }
    }
    flush(false);
    return std::move(out_);
  }

 private:
  void start(HtmlToken& token) {
    const std::string& name = token.name;
    if (std::find(kRawText.begin(), kRawText.end(), name) != kRawText.end()) {
      // svg and template hold markup: without their end tag nothing says what they hide, so nothing
      // is hidden.
      tokens_.skip_raw(std::string(name), token, name == "svg" || name == "template");
      return;
    }
    if (name == "title" || name == "textarea") return read_text_element(token);
    if (name == "br") return flush(true);
    if (name == "hr") return flush(false);
    if (name == "a") return static_cast<void>(in_link_ = true);
    if (name == "meta") return read_meta(token);
    if (name == "html" && out_.language.empty()) out_.language = token.attribute("lang");
    if (name == "time" && out_.first_time.empty()) out_.first_time = token.attribute("datetime");
    const Element* element = find_element(name);
    if (element == nullptr) {
      if (name == "img" || name == "input") add_blank();
      return;
    }
    flush(false);
    in_link_ = in_link_ && element->role != Role::paragraph && element->role != Role::item;
    close_implied(*element);
    if (stack_.size() >= limits_.html_depth) pop();
    push(element);
  }

  void read_text_element(HtmlToken& token) {
    const std::string name = token.name;
    if (!tokens_.skip_raw(name, token, false) || name != "title" || !out_.title.empty()) return;
    for (std::size_t at = token.begin; at < token.end;) {
      const Reference reference =
          markup_[at] == '&' ? read_reference(markup_, at, false) : Reference{};
      if (reference.size == 0) {
        out_.title.push_back(markup_[at++]);
        continue;
      }
      append_utf8(out_.title, reference.value);
      at += reference.size;
    }
    out_.title = std::string(trim(out_.title));
  }

  void read_meta(const HtmlToken& token) {
    std::string_view name = token.attribute("property");
    if (name.empty()) name = token.attribute("name");
    if (!name.empty() && out_.metas.size() < 256)
      out_.metas.push_back({lower(name), std::string(token.attribute("content"))});
  }

  void end(std::string_view name) {
    if (name == "a") return static_cast<void>(in_link_ = false);
    if (name == "br") return flush(true);
    const Element* element = find_element(name);
    if (element == nullptr) return;
    flush(false);
    if (open_[element] == 0) return;  // closes nothing; looked up, not searched
    while (!stack_.empty()) {
      const Element* top = stack_.back();
      // A paragraph's or item's end stays inside the cell or list item around it.
      if (top != element && (element->role == Role::paragraph || element->role == Role::item) &&
          (top->role == Role::table || top->role == Role::cell))
        return;
      pop();
      if (top == element || (element->role == Role::heading && top->role == Role::heading)) return;
    }
  }

  // Start tags that end an open paragraph, item, cell or row.
  void close_implied(const Element& next) {
    if (!stack_.empty() && stack_.back()->role == Role::paragraph) pop();
    if (!stack_.empty() && stack_.back()->role == Role::heading && next.role == Role::heading)
      pop();
    if (next.role == Role::item) close_until(next, Role::item, Role::list);
    if (next.role == Role::cell) close_until(next, Role::cell, Role::table);
    if (next.name == "tr") close_row();
  }
  void close_until(const Element& next, Role role, Role border) {
    if (open_[&next] == 0) return;
    for (std::size_t i = stack_.size(); i > 0; --i) {
      const Element* element = stack_[i - 1];
      if (element->role == role) {
        while (stack_.size() >= i) pop();
        return;
      }
      if (element->role == border || element->role == Role::navigation ||
          element->role == Role::article || stack_.size() - i >= 4)
        return;
    }
  }
  void close_row() {
    while (!stack_.empty() && (stack_.back()->role == Role::cell || stack_.back()->name == "tr"))
      pop();
  }

  void push(const Element* element) {
    stack_.push_back(element);
    ++open_[element];
    if (element->role == Role::navigation) ++navigation_;
    if (element->role == Role::article) ++article_;
  }
  void pop() {
    const Element* element = stack_.back();
    stack_.pop_back();
    --open_[element];
    if (element->role == Role::navigation) --navigation_;
    if (element->role == Role::article) --article_;
  }

  void add_blank() { blank_ = true; }

  void append(std::string_view bytes, std::size_t input_at, std::size_t atom) {
    if (!in_block_) begin_block();
    if (blank_ && out_.text.size() > block_begin_) {
      out_.offsets.add_run(out_.text.size(), input_at == 0 ? 0 : input_at - 1);
      out_.text.push_back(' ');
      if (in_link_) ++link_bytes_;
    }
    blank_ = false;
    if (atom != 0) {
      out_.offsets.add_atom(out_.text.size(), input_at, atom);
    } else {
      out_.offsets.add_run(out_.text.size(), input_at);
    }
    out_.text.append(bytes);
    if (in_link_) link_bytes_ += bytes.size();
  }

  void add_text(std::size_t begin, std::size_t end) {
    const bool preformatted = !stack_.empty() && stack_.back()->name == "pre";
    std::size_t at = begin;
    while (at < end) {
      const std::size_t blank = blank_size(markup_, at);
      if (blank != 0) {
        if (preformatted && markup_[at] == '\n') flush(true);
        blank_ = true;
        at += blank;
        continue;
      }
      const Reference reference =
          markup_[at] == '&' ? read_reference(markup_, at, false) : Reference{};
      if (reference.size != 0) {
        add_reference(at, reference);
        at += reference.size;
        continue;
      }
      std::size_t run = at + 1;
      while (run < end && markup_[run] != '&' && blank_size(markup_, run) == 0) ++run;
      append(markup_.substr(at, run - at), at, 0);
      at = run;
    }
  }

  void add_reference(std::size_t at, const Reference& reference) {
    std::string bytes;
    append_utf8(bytes, reference.value);
    if (blank_size(bytes, 0) != 0) {
      blank_ = true;
    } else if (reference.value != 0xAD) {  // a soft hyphen is not shown
      append(bytes, at, reference.size);
    }
  }

  void begin_block() {
    if (!out_.text.empty()) out_.text.append(soft_ ? "\n" : "\n\n");
    begun_soft_ = soft_ && !out_.text.empty();
    block_begin_ = out_.text.size();
    in_block_ = true;
    link_bytes_ = 0;
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
    HtmlBlock block;
    block.span = {static_cast<std::uint32_t>(block_begin_),
                  static_cast<std::uint32_t>(out_.text.size())};
    block.element = stack_.empty() ? std::string_view("body") : stack_.back()->name;
    const std::size_t first = stack_.size() > 6 ? stack_.size() - 6 : 0;
    for (std::size_t i = first; i < stack_.size(); ++i) {
      if (i > first) block.path += '>';
      block.path += stack_[i]->name;
    }
    block.link_share = static_cast<double>(link_bytes_) /
                       static_cast<double>(std::max<std::size_t>(1, block.span.size()));
    block.soft = begun_soft_;
    block.in_navigation = navigation_ > 0;
    block.in_article = article_ > 0;
    out_.blocks.push_back(std::move(block));
    soft_ = soft;
  }

  std::string_view markup_;
  const Limits& limits_;
  HtmlTokenizer tokens_;
  HtmlPage out_;
  std::vector<const Element*> stack_;
  std::unordered_map<const Element*, int> open_;
  int navigation_ = 0, article_ = 0;
  bool in_link_ = false, in_block_ = false, blank_ = false;
  bool soft_ = false;        // the next block is set off by one <br>
  bool begun_soft_ = false;  // this one was
  std::size_t block_begin_ = 0, link_bytes_ = 0;
};

}  // namespace

Result<HtmlPage> read_html(std::string_view markup, const Limits& limits) {
  return Renderer(markup, limits).render();
}

}  // namespace entente::page
