// One line a page for scorers and corpora: the main item as {"id", "title", "authors", "date",
// "text"}, paragraphs apart by line breaks.
#include "page/json_string.hpp"
#include "page/page.hpp"
#include "page/shape.hpp"

namespace entente {
namespace {

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
  page::append_json_string(out, id_of(reading.page));
  std::string_view title;
  std::string text, authors, date;
  for (const Item& item : reading.items) {
    if (item.role != ItemRole::main) continue;
    title = item.title;
    const auto add = [&authors](std::string_view name) {
      if (!authors.empty()) authors += ", ";
      page::append_json_string(authors, name);
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
  page::append_json_string(out, title);
  out += ", \"authors\": [" + authors + "], \"date\": ";
  if (date.empty()) {
    out += "null";
  } else {
    page::append_json_string(out, date);
  }
  out += ", \"text\": ";
  page::append_json_string(out, text);
  out += "}\n";
  return out;
}

}  // namespace entente
