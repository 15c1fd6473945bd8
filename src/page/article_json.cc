// One line a page for scorers and corpora: the main item as {"id", "title", "authors", "date",
// "text"}, paragraphs apart by line breaks.
#include "page/page.hpp"
#include "page/shape.hpp"

namespace entente {
namespace {

void append_string(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += hex[byte >> 4U];
      out += hex[byte & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
}

// The file's name without folders and without .html: what gold sets call a page.
std::string_view id_of(std::string_view page) {
  if (page.find("://") != std::string_view::npos) return page;  // of an archive: pages share names
  if (const std::size_t slash = page.rfind('/'); slash != std::string_view::npos)
    page.remove_prefix(slash + 1);
  for (const std::string_view ending : {".html", ".htm", ".txt"})
    if (page.size() > ending.size() && page.ends_with(ending)) {
      page.remove_suffix(ending.size());
      break;
    }
  return page;
}

}  // namespace

std::string to_article_json(const Reading& reading) {
  std::string out = "{\"id\": ";
  append_string(out, id_of(reading.page));
  std::string_view title;
  std::string text, authors, date;
  for (const Item& item : reading.items) {
    if (item.role != ItemRole::main) continue;
    title = item.title;
    const auto add = [&authors](std::string_view name) {
      if (!authors.empty()) authors += ", ";
      append_string(authors, name);
    };
    for (const Byline& line : item.byline) add(line.name);
    for (const std::string& name : item.organisations) add(name);
    if (authors.empty() && item.agency) add(item.agency->code);
    if (item.published) date = item.published->iso();
    for (const Block& block : item.blocks) {
      if (!text.empty()) text += '\n';
      text += block.text;
    }
  }
  out += ", \"title\": ";
  append_string(out, title);
  out += ", \"authors\": [" + authors + "], \"date\": ";
  if (date.empty()) {
    out += "null";
  } else {
    append_string(out, date);
  }
  out += ", \"text\": ";
  append_string(out, text);
  out += "}\n";
  return out;
}

}  // namespace entente
