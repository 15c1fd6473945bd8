// The main path. Datelines are settled here because the page room stands beside the world and does
// not know it.
#include "run/pipeline.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "page/given.hpp"
#include "run/dateline_place.hpp"
#include "run/plain_text.hpp"

namespace entente {
namespace {

Story story_of(const Reading& reading, const Item& item) {
  Story story;
  story.page = reading.page;
  story.item = item.id;
  if (item.published) {
    story.published = item.published->date;
    story.published_source = item.published->rule;
  }
  // "Monday" is the Monday of who wrote it: the day of the dateline, when that says one.
  if (item.dateline && item.dateline->date) {
    story.published = item.dateline->date;
    story.published_source = "dateline";
  }
  if (item.dateline) story.dateline_country = item.dateline->country;
  story.headline = item.role == ItemRole::headline;
  return story;
}

// A claim that is checked and a story that was withdrawn would make false events.
Reject withheld(const Reading& reading, const Item& item) {
  Reject reject;
  reject.page = reading.page;
  reject.item = item.id;
  if (!item.blocks.empty())
    reject.span = {item.blocks.front().span.begin, item.blocks.back().span.end};
  reject.code = item.withheld;
  reject.what = item.withheld == "kill" ? "the story was withdrawn: its events are not coded"
                                        : "a fact check prints claims: its events are not coded";
  return reject;
}

// Subheads and labels are words of the desk about the paragraphs below, not reports.
bool coded(const Block& block) {
  return block.type != BlockType::subhead && block.type != BlockType::label;
}

// All blocks of a page at once: the networks' weights are read once.
std::span<const Parsed> parse_blocks(const Reading& reading, const Kit& kit, Arena& arena) {
  std::vector<std::string_view> blocks;
  for (const Item& item : reading.items)
    if (item.withheld.empty())
      for (const Block& block : item.blocks)
        if (coded(block)) blocks.push_back(block.text);
  return kit.parser->parse(blocks, arena, kit.segments);
}

Reports code_items(const Reading& reading, const Kit& kit, Arena& arena) {
  const std::span<const Parsed> parsed = parse_blocks(reading, kit, arena);
  std::size_t next = 0;
  Reports reports;
  for (const Item& item : reading.items) {
    if (!item.withheld.empty()) {
      reports.rejects.push_back(withheld(reading, item));
      continue;
    }
    Context context{
        story_of(reading, item)};  // who "Sullivan", "the official" and "he" are on this page
    for (const Block& block : item.blocks) {
      if (!coded(block)) continue;
      const Passage passage{block.text, block.span.begin, block.truncated};
      kit.coder.code(passage, parsed[next++], kit.limits, context, reports);
    }
  }
  return reports;
}

// A row, or the text of a database record.
Result<Reading> read_all_story(const Page& page, const Limits& limits) {
  TRY([[maybe_unused]] const Done sound, check_plain_text(page.bytes, page.id, limits));
  return page::read_story(page, limits);
}

}  // namespace

Result<std::unique_ptr<const Kit>> Kit::load(const std::string& model_file, const Limits& limits,
                                             Kernel kernel, Segments segments,
                                             Precision precision) {
  TRY(World loaded_world, World::load());
  TRY(Parser loaded_parser, Parser::load(model_file, kernel, precision));
  const Scheme& scheme = loaded_parser.scheme();
  if (scheme.language != "en" || scheme.dependencies != "clearnlp" || !scheme.lemmas)
    return Error{ErrorCode::bad_model,
                 "the coder reads English lemmas and ClearNLP labels; " +
                     std::string(loaded_parser.model_name()) + " gives others",
                 model_file, "`entente parse` reads it; `make model` fetches the one to code with"};
  auto world = std::make_unique<const World>(std::move(loaded_world));
  auto parser = std::make_unique<const Parser>(std::move(loaded_parser));
  TRY(Coder coder, Coder::load(*parser, *world));
  return std::unique_ptr<const Kit>(
      new Kit{limits, std::move(world), std::move(parser), std::move(coder), segments});
}

Result<Reading> read_items(const Page& page, const World& world, const Limits& limits,
                           Arena& arena) {
  TRY(Reading reading, page.format == PageFormat::story ? read_all_story(page, limits)
                                                        : read_page(page, limits, arena));
  if (page.format != PageFormat::story) page::add_given(page, reading);
  for (Item& item : reading.items) settle_dateline(reading, item, world);
  return reading;
}

Result<Coded> read(const Page& page, const Kit& kit, Arena& arena) {
  TRY(Reading reading, read_items(page, *kit.world, kit.limits, arena));
  Reports reports = code_items(reading, kit, arena);
  return Coded{std::move(reading), std::move(reports)};
}

}  // namespace entente
