// Text that is all story: rows, the body of a database record, of NITF and the like.
#include <memory>

#include "page/agencies.hpp"
#include "page/dateline.hpp"
#include "page/given.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

TextSpan span_of(const std::string& text, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

Dropped dropped(DropReason reason, TextSpan span, std::string_view first, std::string why) {
  Dropped out;
  out.reason = reason;
  out.span = out.input = span;
  out.first = first_words(first, 3);
  out.why = std::move(why);
  return out;
}

// "OSLO, May 2 (Reuters) - " in front of the first paragraph goes to the item.
std::string_view lift_dateline(const Page& page, std::string_view line, Reading& reading,
                               Item& item) {
  const std::optional<DatelineMatch> match = read_dateline_head(line);
  if (!match || match->size >= line.size()) return line;
  Dateline dateline;
  dateline.raw = match->raw;
  dateline.place = match->place;
  dateline.span = span_of(*reading.text, line.substr(0, match->size));
  if (match->agency != nullptr) {
    dateline.agency = match->agency->code;
    item.agency = Agency{std::string(match->agency->code), std::string(match->agency->name)};
  }
  std::optional<Date> anchor = page.published;
  if (!anchor && page.published_at) anchor = page.published_at->date;
  if (match->date) dateline.date = resolve_printed(*match->date, anchor);
  reading.dropped.push_back(dropped(DropReason::dateline, dateline.span, dateline.raw,
                                    "kept as the dateline of " + item.id));
  item.dateline = std::move(dateline);
  return line.substr(match->size);
}

void add_block(std::string_view line, Reading& reading, Item& item) {
  Block block;
  block.n = static_cast<int>(item.blocks.size()) + 1;
  if (const std::string_view inner = hyphen_subhead(line); !inner.empty()) {
    block.type = BlockType::subhead;
    line = inner;
  }
  block.span = span_of(*reading.text, line);
  block.input = block.span;
  block.text = line;
  item.blocks.push_back(block);
}

}  // namespace

Reading read_story(const Page& page) {
  Reading reading;
  reading.page = page.id;
  reading.kind = PageKind::article_page;
  reading.text = std::make_shared<const std::string>(page.bytes);
  const std::string_view text = *reading.text;
  reading.language = is_english(text.substr(0, 4096)) ? "en" : "unknown";
  Item item;
  item.id = "main";
  if (page.published) item.published = moment_of(*page.published, "argument");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = trim(text.substr(at, end - at));
    at = end + 1;
    if (line.empty()) continue;
    if (item.blocks.empty()) line = trim(lift_dateline(page, line, reading, item));
    add_block(line, reading, item);
  }
  reading.items.push_back(std::move(item));
  add_given(page, reading);
  Item& main = reading.items.front();
  if (!main.published && main.dateline && main.dateline->date)
    main.published = moment_of(*main.dateline->date, "dateline");
  return reading;
}

}  // namespace entente::page
