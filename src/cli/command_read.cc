// entente read [FILE|-]: a page to its items. For people: each story with its dateline and
// paragraphs; --why adds what was dropped.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/call.hpp"
#include "cli/console.hpp"
#include "cli/style.hpp"
#include "run/pipeline.hpp"
#include "run/source.hpp"

namespace entente::cli {
namespace {

std::string item_text(const Item& item, const Style& style) {
  std::string out = fmt::format("{} {}", style.dim(item.id), style.bold(plain(item.title)));
  out += '\n';
  std::string about;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) about += (about.empty() ? "" : " · ") + part;
  };
  if (item.dateline) {
    add(plain(item.dateline->place) +
        (item.dateline->country.empty() ? "" : " [" + item.dateline->country + "]"));
    add(plain(item.dateline->agency));
  }
  if (item.published) add(item.published->iso() + " (" + item.published->rule + ")");
  for (const Byline& line : item.byline) add("by " + plain(line.name));
  if (!item.section.empty() && item.role != ItemRole::headline) add("desk " + plain(item.section));
  if (!about.empty()) out += "    " + style.dim(about) + '\n';
  if (item.role == ItemRole::headline) return out;
  for (const Block& block : item.blocks) {
    const std::string mark = block.type == BlockType::subhead ? "##" : std::to_string(block.n);
    out += fmt::format("    {:>2}  {}\n", mark, plain(block.text));
  }
  if (!item.complete)
    out += "    " + style.dim("cut by \"" + plain(item.truncated_by) + "\"") + '\n';
  return out;
}

std::string dropped_text(const Dropped& dropped, const Style& style) {
  std::string out = fmt::format("  {:<20} bytes {}-{}", name(dropped.reason), dropped.input.begin,
                                dropped.input.end);
  if (dropped.n > 0) out += fmt::format(", {} entries", dropped.n);
  if (!dropped.first.empty()) out += "  \"" + plain(dropped.first) + '"';
  if (!dropped.why.empty()) out += "  " + style.dim(plain(dropped.why));
  return out + '\n';
}

}  // namespace

std::string reading_text(const Reading& reading, bool why, const Style& style) {
  std::string out =
      fmt::format("{}: {}, language {}", plain(reading.page), name(reading.kind), reading.language);
  if (!reading.masthead.empty()) out += ", carried by " + plain(reading.masthead);
  out += '\n';
  for (const Item& item : reading.items) out += item_text(item, style);
  if (why) {
    out += fmt::format("Dropped: {} blocks\n", reading.dropped.size());
    for (const Dropped& dropped : reading.dropped) out += dropped_text(dropped, style);
  } else if (!reading.dropped.empty()) {
    out += style.dim(fmt::format("{} blocks are no story (entente read --why lists them)",
                                 reading.dropped.size())) +
           '\n';
  }
  return out;
}

namespace {

// The files that an operand names: itself, or the files of a folder in the order of their names.
std::vector<std::string> files_of(const std::string& operand) {
  std::error_code fault;
  if (operand == "-" || !std::filesystem::is_directory(operand, fault)) return {operand};
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(operand, fault))
    if (entry.is_regular_file(fault)) files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  return files;
}

std::string shown(const Reading& reading, const Call& call) {
  if (call.get("format") == "json") return to_json(reading);
  if (call.get("format") == "article-jsonl") return to_article_json(reading);
  return reading_text(reading, call.has("why"), Style{use_color(call.get("color"))});
}

}  // namespace

int run_read(const Call& call) {
  const Limits limits;
  const Result<World> world = World::load();
  if (!world.ok()) return complain(world.error());
  std::vector<std::string> operands = call.operands();
  if (operands.empty()) operands.emplace_back("-");
  Output output;
  Arena arena;
  int worst = 0;
  for (const std::string& operand : operands) {
    for (const std::string& file : files_of(operand)) {
      Result<Page> page = read_file(file, limits);
      if (page.ok()) page.value().published = call.date();
      const Result<Reading> reading = page.ok()
                                          ? read_items(page.value(), world.value(), limits, arena)
                                          : Result<Reading>(page.error());
      if (reading.ok()) {
        output.print(shown(reading.value(), call));
      } else {
        worst = complain(reading.error());
      }
      arena.reset();
    }
  }
  const int finished = output.finish();
  return finished != 0 ? finished : worst;
}

}  // namespace entente::cli
