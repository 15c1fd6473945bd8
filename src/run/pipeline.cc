// The main path. The country of a dateline is looked up here because the page room stands beside
// the world and does not know it.
#include "run/pipeline.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "page/given.hpp"
#include "run/plain_text.hpp"

namespace entente {
namespace {

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// The ISO3 code of a whole phrase that names a state, a capital or the like; empty when it does
// not.
std::string_view country_by_name(std::string_view phrase, const World& world) {
  const std::vector<std::string_view> words = words_of(phrase);
  const std::optional<NameMatch> match = world.match(words, std::nullopt);
  return match && match->words == words.size() ? match->name->iso3 : std::string_view{};
}

// "Rome", "Taipei, Taiwan", "Seoul": what follows a comma narrows the search for what stands before
// it.
std::string country_of(std::string_view place, const World& world) {
  std::string_view near;
  if (const std::size_t comma = place.find(','); comma != std::string_view::npos) {
    near = country_by_name(trim(place.substr(comma + 1)), world);
    place = trim(place.substr(0, comma));
  }
  if (const Place* found = world.place(place, near)) return std::string(found->country);
  return std::string(near.empty() ? country_by_name(place, world) : near);
}

Story story_of(const Reading& reading, const Item& item) {
  Story story;
  story.page = reading.page;
  story.item = item.id;
  if (item.published) {
    story.published = item.published->date;
    story.published_source = item.published->rule;
  }
  if (item.dateline) story.dateline_country = item.dateline->country;
  story.headline = item.role == ItemRole::headline;
  return story;
}

Reports code_items(const Reading& reading, const Kit& kit, Arena& arena) {
  Reports reports;
  for (const Item& item : reading.items) {
    Context context{
        story_of(reading, item)};  // who "Sullivan", "the official" and "he" are on this page
    for (const Block& block : item.blocks) {
      if (block.type == BlockType::subhead)
        continue;  // words of the desk about the paragraphs below, not a report
      const Passage passage{block.text, block.span.begin, block.truncated};
      kit.coder.code(passage, kit.parser->parse(block.text, arena), kit.limits, context, reports);
    }
  }
  return reports;
}

// A row, or the text of a database record.
Result<Reading> read_all_story(const Page& page, const Limits& limits) {
  TRY([[maybe_unused]] const Done sound, check_plain_text(page.bytes, page.id, limits));
  return page::read_story(page);
}

}  // namespace

Result<std::unique_ptr<const Kit>> Kit::load(const std::string& model_file, const Limits& limits,
                                             Kernel kernel) {
  TRY(World loaded_world, World::load());
  TRY(Parser loaded_parser, Parser::load(model_file, kernel));
  auto world = std::make_unique<const World>(std::move(loaded_world));
  auto parser = std::make_unique<const Parser>(std::move(loaded_parser));
  TRY(Coder coder, Coder::load(*parser, *world));
  return std::unique_ptr<const Kit>(
      new Kit{limits, std::move(world), std::move(parser), std::move(coder)});
}

Result<Reading> read_items(const Page& page, const World& world, const Limits& limits,
                           Arena& arena) {
  TRY(Reading reading, page.format == PageFormat::story ? read_all_story(page, limits)
                                                        : read_page(page, limits, arena));
  if (page.format != PageFormat::story) page::add_given(page, reading);
  for (Item& item : reading.items) {
    if (item.dateline && item.dateline->country.empty())
      item.dateline->country = country_of(item.dateline->place, world);
  }
  return reading;
}

Result<Coded> read(const Page& page, const Kit& kit, Arena& arena) {
  TRY(Reading reading, read_items(page, *kit.world, kit.limits, arena));
  Reports reports = code_items(reading, kit, arena);
  return Coded{std::move(reading), std::move(reports)};
}

}  // namespace entente
