// entente read [FILE|FOLDER|-]...: pages to their items. For people: each story with its dateline
// and paragraphs; --why adds what was dropped.
#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

#include "cli/call.hpp"
#include "cli/console.hpp"
#include "cli/inputs_of_call.hpp"
#include "cli/style.hpp"
#include "run/in_order.hpp"
#include "run/pipeline.hpp"

namespace entente::cli {
namespace {

std::string mark_of(const Block& block) {
  switch (block.type) {
    case BlockType::subhead: return "##";
    case BlockType::list_item: return "*";
    case BlockType::label: return "[]";
    case BlockType::quote: return ">";
    case BlockType::paragraph:
    case BlockType::title: break;
  }
  return std::to_string(block.n);
}

std::string versions_text(const Item& item, const Style& style) {
  std::string out;
  for (const Revision& revision : item.revisions) {
    std::string words(name(revision.kind));
    if (revision.number > 0) words += fmt::format(" {}", revision.number);
    if (!revision.note.empty()) words += ": " + plain(revision.note);
    out += "    " + style.dim(words) + '\n';
  }
  if (!item.withheld.empty())
    out += "    " + style.dim("its events are not coded: " + item.withheld) + '\n';
  return out;
}

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
  }
  if (item.agency) add(plain(item.agency->code));
  if (item.published) add(item.published->iso() + " (" + item.published->rule + ")");
  if (item.modified) add("changed " + item.modified->iso() + " (" + item.modified->rule + ")");
  for (const Byline& line : item.byline) add("by " + plain(line.name));
  if (!item.section.empty() && item.role != ItemRole::headline) add("desk " + plain(item.section));
  if (!about.empty()) out += "    " + style.dim(about) + '\n';
  if (item.role == ItemRole::headline) return out;
  out += versions_text(item, style);
  for (const Block& block : item.blocks) {
    const std::string mark = mark_of(block);
    out += fmt::format("    {:>2}  {}\n", mark, plain(block.text));
  }
  std::string credits;
  for (const Credit& credit : item.credits) {
    credits +=
        fmt::format("{}{} {}", credits.empty() ? "" : "; ", name(credit.role), plain(credit.name));
    if (!credit.place.empty()) credits += " in " + plain(credit.place);
  }
  if (!credits.empty()) out += "    " + style.dim(credits) + '\n';
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

std::string blocks_text(const Reading& reading, const Style& style) {
  std::string out = fmt::format("Blocks: {}, read as {} ({})\n", reading.blocks.size(),
                                reading.charset, reading.charset_rule);
  for (const BlockReason& block : reading.blocks) {
    std::string_view text = block.span.in(*reading.text);
    const bool cut = text.size() > 60;
    if (cut) text = text.substr(0, text.find(' ', 50));
    out += fmt::format("  {} {}{}\n      {}\n", block.story ? '+' : '-', plain(text),
                       cut ? " ..." : "", style.dim(reason_words(block)));
  }
  return out;
}

}  // namespace

std::string reading_text(const Reading& reading, bool why, const Style& style) {
  std::string out =
      fmt::format("{}: {}, language {}", plain(reading.page), name(reading.kind), reading.language);
  if (!reading.masthead.empty()) out += ", carried by " + plain(reading.masthead);
  out += '\n';
  if (why || reading.kind != PageKind::article_page)
    for (const Reason& reason : reading.reasons)
      out += style.dim(fmt::format("  {}: {}", reason.rule, plain(reason.words))) + '\n';
  for (const Item& item : reading.items) out += item_text(item, style);
  if (why) {
    if (!reading.blocks.empty()) out += blocks_text(reading, style);
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

// What one input came to, already rendered by the worker.
struct Shown {
  std::string text;
  std::optional<Error> error;
};

// One document is printed for the eye; of several each takes one line, so that the first one waits
// until it is known whether a second comes.
class ReadingDesk {
 public:
  ReadingDesk(bool json, bool quiet, std::FILE* rejects)
      : json_(json), quiet_(quiet), rejects_file_(rejects), rejects_(rejects) {}

  bool take(Shown&& shown) {
    if (shown.error) {
      note_error(*shown.error);
    } else if (!json_) {
      output_.print(shown.text);
    } else if (count_++ == 0) {
      first_ = std::move(shown.text);
    } else {
      if (!first_.empty()) output_.print(on_one_line(std::exchange(first_, {})));
      output_.print(on_one_line(std::move(shown.text)));
    }
    return output_.open();
  }

  int finish() {
    output_.print(first_);
    const int written = output_.finish();
    const int rejects_written = rejects_file_ == nullptr ? 0 : rejects_.finish();
    return written != 0 ? written : exit_ != 0 ? exit_ : rejects_written;
  }

 private:
  void note_error(const Error& error) {
    if (rejects_file_ != nullptr) rejects_.print(reject_row(error));
    if (const int code = exit_code(error.code); code != 0) {
      complain(error);
      if (exit_ == 0) exit_ = code;
    } else if (rejects_file_ == nullptr && !quiet_) {
      std::string row = reject_row(error);
      row.pop_back();
      note(row);
    }
  }
  // Line breaks stand between values only: those inside strings are escaped.
  static std::string on_one_line(std::string document) {
    std::string line;
    line.reserve(document.size());
    for (std::size_t i = 0; i < document.size(); ++i) {
      if (document[i] != '\n') {
        line += document[i];
        continue;
      }
      while (i + 1 < document.size() && document[i + 1] == ' ') ++i;
      if (!line.empty() && line.back() == ',') line += ' ';
    }
    return line + '\n';
  }

  bool json_, quiet_;
  std::FILE* rejects_file_;
  Output rejects_;
  Output output_;
  std::string first_;
  std::size_t count_ = 0;
  int exit_ = 0;
};

std::string shown(const Reading& reading, const Call& call) {
  if (call.get("format") == "json") return to_json(reading);
  if (call.get("format") == "article-jsonl") return to_article_json(reading);
  return reading_text(reading, call.has("why"), Style{use_color(call.get("color"))});
}

Shown show_one(Result<Page>&& input, const Call& call, const World& world, const Limits& limits,
               Arena& arena) {
  if (!input.ok()) return {{}, std::move(input).error()};
  Page page = std::move(input).value();
  if (!page.published && !page.published_at) page.published = call.date();
  Result<Reading> reading = read_items(page, world, limits, arena);
  if (reading.ok()) return {shown(reading.value(), call), {}};
  Error error = std::move(reading).error();
  if (error.input.empty()) error.input = page.id;
  return {{}, std::move(error)};
}

}  // namespace

int run_read(const Call& call) {
  const Limits limits;
  Result<InputOrder> order = input_order(call);
  if (!order.ok()) return complain(order.error());
  const Result<RejectsFile> rejects = open_rejects(call);
  if (!rejects.ok()) return complain(rejects.error());
  const Result<World> world = World::load();
  if (!world.ok()) return complain(world.error());
  Inputs inputs(call.operands(), std::move(order).value(), limits);
  ReadingDesk desk(call.get("format") == "json", call.has("quiet"), rejects.value().get());
  in_order(
      threads_of(call), [&] { return inputs.next(); },
      [&](Result<Page>&& page, Arena& arena) {
        return show_one(std::move(page), call, world.value(), limits, arena);
      },
      [&](Shown&& one) { return desk.take(std::move(one)); });
  if (!call.has("quiet")) note_passed(inputs.passed());
  return desk.finish();
}

}  // namespace entente::cli
