// A walk along the tree: block elements part paragraphs, the rest is words.
#include "page/readers/markup.hpp"

#include <algorithm>
#include <vector>

#include "page/dom.hpp"
#include "page/shape.hpp"
#include "text/utf8.hpp"

namespace entente::page {
namespace {

bool is_left_out(Tag tag) {
  switch (static_cast<int>(tag)) {
    case static_cast<int>(Tag::script):
    case static_cast<int>(Tag::style):
    case static_cast<int>(Tag::figure):
    case static_cast<int>(Tag::figcaption):
    case static_cast<int>(Tag::form):
    case static_cast<int>(Tag::button):
    case static_cast<int>(Tag::nav):
    case static_cast<int>(Tag::iframe):
    case static_cast<int>(Tag::template_):
    case static_cast<int>(Tag::svg): return true;
    default: return false;
  }
}

bool is_inline(Tag tag) {
  constexpr Tag inlines[] = {
      Tag::a,    Tag::abbr, Tag::b,     Tag::big,  Tag::cite,   Tag::code,   Tag::data, Tag::del,
      Tag::dfn,  Tag::em,   Tag::font,  Tag::i,    Tag::ins,    Tag::kbd,    Tag::mark, Tag::q,
      Tag::s,    Tag::samp, Tag::small, Tag::span, Tag::strike, Tag::strong, Tag::sub,  Tag::sup,
      Tag::time, Tag::tt,   Tag::u,     Tag::var,  Tag::wbr,    Tag::unknown};
  return std::find(std::begin(inlines), std::end(inlines), tag) != std::end(inlines);
}

bool is_heading(Tag tag) {
  return tag == Tag::h1 || tag == Tag::h2 || tag == Tag::h3 || tag == Tag::h4 || tag == Tag::h5 ||
         tag == Tag::h6;
}

class Paragraphs {
 public:
  void add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      if (const std::size_t blank = blank_size(text, at)) {
        if (!line_.empty() && line_.back() != ' ') line_ += ' ';
        at += blank;
      } else {
        line_ += text[at++];
      }
    }
    if (!trim(text).empty()) breaks_ = 0;
  }
  // One <br> is a blank; a second one parts paragraphs.
  void line_break() {
    if (++breaks_ >= 2) {
      end_paragraph(false);
    } else {
      add(" ");
    }
  }
  void end_paragraph(bool heading) {
    const std::string_view line = trim(line_);
    if (!line.empty()) {
      if (!text_.empty()) text_ += '\n';
      text_ += heading ? "- " + std::string(line) + " -" : std::string(line);
    }
    line_.clear();
  }
  std::string take() {
    end_paragraph(false);
    return std::move(text_);
  }

 private:
  std::string text_, line_;
  int breaks_ = 0;
};

// Leaves of the tree in order, with the ends of the blocks between them.
void walk(const Node* root, Paragraphs& out) {
  const Node* node = root;
  bool down = true;
  while (node != nullptr) {
    if (down) {
      const bool element = node->type == NodeType::element;
      if (node->type == NodeType::text) {
        out.add(node->text);
      } else if (element && node->tag == Tag::br) {
        out.line_break();
      } else if (element && !is_inline(node->tag)) {
        out.end_paragraph(false);
      }
      if (node->first != nullptr && !(element && is_left_out(node->tag))) {
        node = node->first;
        continue;
      }
    }
    if (node->type == NodeType::element && node->tag != Tag::br && !is_inline(node->tag))
      out.end_paragraph(is_heading(node->tag));
    if (node == root) break;
    down = node->next != nullptr;
    node = down ? node->next : node->parent;
  }
}

std::string valid_utf8(std::string_view bytes) {
  if (!find_invalid_utf8(bytes)) return std::string(bytes);
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = decode_utf8(bytes, at);
    append_utf8(out, point.value);
    at += point.size;
  }
  return out;
}

}  // namespace

Result<std::string> story_of_html(std::string_view fragment, const Limits& limits) {
  const std::string markup = valid_utf8(fragment);
  Arena arena;
  TRY(const Dom dom, parse_html(markup, limits, arena));
  Paragraphs paragraphs;
  walk(dom.document, paragraphs);
  return paragraphs.take();
}

std::string words_of_html(std::string_view fragment, const Limits& limits) {
  if (fragment.find_first_of("<&") == std::string_view::npos) return std::string(trim(fragment));
  Result<std::string> story = story_of_html(fragment, limits);
  if (!story.ok()) return std::string(trim(fragment));
  std::string words = std::move(story).value();
  std::replace(words.begin(), words.end(), '\n', ' ');
  return words;
}

std::string story_of_text(std::string_view text) {
  constexpr std::size_t longest_wrapped = 110;
  std::size_t longest = 0;
  bool blank_lines = false, any = false, blank_before = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    longest = std::max(longest, line.size());
    if (line.empty()) {
      blank_before = any;
    } else {
      blank_lines = blank_lines || blank_before;
      any = true;
      blank_before = false;
    }
    at = end + 1;
  }
  const bool wrapped = blank_lines && longest <= longest_wrapped;
  std::string out;
  bool parted = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    at = end + 1;
    if (line.empty()) {
      parted = true;
      continue;
    }
    if (!out.empty()) out += parted || !wrapped ? '\n' : ' ';
    out += line;
    parted = false;
  }
  return out;
}

bool cut_feed_tail(std::string& story) {
  bool goes_on = false;
  while (!story.empty()) {
    const std::size_t line = story.rfind('\n') == std::string::npos ? 0 : story.rfind('\n') + 1;
    const std::string last = lower(trim(std::string_view(story).substr(line)));
    const bool more = last.starts_with("continue reading") || last.starts_with("read more") ||
                      last.starts_with("read the full") || last.starts_with("keep reading") ||
                      last.starts_with("read the rest");
    const bool credit =
        last.starts_with("the post ") && last.find("appeared first on") != std::string::npos;
    if ((!more && !credit) || last.size() > 300) break;
    goes_on = goes_on || more;
    story.resize(line > 0 ? line - 1 : 0);
  }
  for (const std::string_view mark :
       {"[...]", "[\xe2\x80\xa6]", "[&#8230;]", "...", "\xe2\x80\xa6"})
    if (trim(story).ends_with(mark)) goes_on = true;
  return goes_on;
}

}  // namespace entente::page
