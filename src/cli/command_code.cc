// entente code: pages or rows to reports, by all cores, in input order. What was left out is
// printed too: rejects are rows, not log lines.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "cli/call.hpp"
#include "cli/console.hpp"
#include "cli/inputs_of_call.hpp"
#include "cli/progress_line.hpp"
#include "cli/style.hpp"
#include "cli/support_table.hpp"
#include "run/in_order.hpp"
#include "run/model_path.hpp"
#include "run/pipeline.hpp"

namespace entente::cli {
namespace {

// What one input came to, already rendered by the worker.
struct Outcome {
  std::string text;     // for standard output
  std::string rejects;  // JSON rows, or lines for people
  std::size_t reports = 0, left_out = 0;
  SupportTable support;
  std::optional<Error> error;
};

struct Order {
  bool rows = false;        // --in jsonl: what is counted are rows
  bool for_people = false;  // --format text
  Style style;
  std::optional<Date> date;
};

std::string reports_text(const Coded& coded, const Style& style) {
  std::string out;
  std::string_view item;
  for (const Report& report : coded.reports.reports) {
    if (report.item != item) {
      item = report.item;
      const auto& items = coded.reading.items;
      const auto found =
          std::find_if(items.begin(), items.end(), [&](const Item& one) { return one.id == item; });
      out += style.dim(report.item);
      if (found != items.end()) out += ' ' + style.bold(plain(found->title));
      out += '\n';
    }
    std::string text = to_text(report);
    // The first line is what was coded; the sentence and the rest stand under it.
    const std::size_t line = std::min(text.find('\n'), text.size());
    out += style.bold(std::string_view(text).substr(0, line)) + text.substr(line);
    if (out.back() != '\n') out += '\n';
  }
  return out;
}

std::string reject_text(const Reject& reject) {
  return fmt::format("  {} bytes {}-{}: {} ({})\n", plain(reject.item), reject.span.begin,
                     reject.span.end, plain(reject.what), plain(reject.code));
}

Outcome failed(Error error, const std::string& page) {
  Outcome outcome;
  outcome.left_out = 1;
  if (error.input.empty()) error.input = page.empty() ? error.where : page;
  outcome.rejects = reject_row(error);
  outcome.error = std::move(error);
  return outcome;
}

Outcome code_one(Result<Page>&& input, const Order& order, const Kit& kit, Arena& arena) {
  if (!input.ok()) return failed(std::move(input).error(), "");
  Page page = std::move(input).value();
  if (!page.published && !page.published_at) page.published = order.date;
  const Result<Coded> coded = read(page, kit, arena);
  if (!coded.ok()) return failed(coded.error(), page.id);
  if (coded.value().reading.kind == PageKind::not_article &&
      coded.value().reports.reports.empty()) {
    return failed({ErrorCode::not_article, "holds no article", page.id,
                   "`entente read --why --format text` says what was dropped and why"},
                  page.id);
  }
  Outcome outcome;
  const Reports& reports = coded.value().reports;
  outcome.reports = reports.reports.size();
  outcome.left_out = reports.rejects.size();
  if (order.for_people) {
    outcome.text = reports_text(coded.value(), order.style);
    for (const Report& report : reports.reports) outcome.support.add(report);
    for (const Reject& reject : reports.rejects) outcome.rejects += reject_text(reject);
    return outcome;
  }
  for (const Report& report : reports.reports) outcome.text += to_json(report) + '\n';
  for (const Reject& reject : reports.rejects) outcome.rejects += to_json(reject) + '\n';
  return outcome;
}

// Receives outcomes in input order and writes them where they belong.
class Desk {
 public:
  Desk(const Order& order, bool quiet, std::FILE* rejects)
      : order_(order),
        quiet_(quiet),
        rejects_file_(rejects),
        rejects_(rejects == nullptr ? stderr : rejects),
        progress_(!quiet, std::nullopt) {}

  bool take(Outcome&& outcome) {
    ++inputs_;
    reports_ += outcome.reports;
    left_out_ += outcome.left_out;
    support_.add(outcome.support);
    output_.print(outcome.text);
    if (outcome.error || !outcome.rejects.empty()) progress_.clear();
    const bool fault = outcome.error && exit_code(outcome.error->code) != 0;
    if (fault) {
      const int code = complain(*outcome.error);
      if (exit_ == 0) exit_ = code;
    }
    if (rejects_file_ != nullptr) {
      rejects_.print(outcome.rejects);
    } else if (order_.for_people && !fault) {
      people_rejects_ += outcome.error ? "  " + message(*outcome.error) + '\n' : outcome.rejects;
    } else if (!fault && !quiet_) {
      rejects_.print(outcome.rejects);
    }
    progress_.advance();
    return output_.open();
  }

  int finish() {
    progress_.clear();
    if (order_.for_people) {
      if (!support_.empty())
        output_.print(order_.style.bold("Support (receiver <- giver)") + '\n' + support_.text());
      if (!people_rejects_.empty())
        output_.print(order_.style.bold("Left out") + '\n' + people_rejects_);
      output_.print(fmt::format("{} {}, {} reports, {} left out\n", inputs_,
                                order_.rows ? "rows" : "pages", reports_, left_out_));
    }
    const int written = output_.finish();
    const int rejects_written = rejects_file_ == nullptr ? 0 : rejects_.finish();
    return written != 0 ? written : exit_ != 0 ? exit_ : rejects_written;
  }

 private:
  const Order& order_;
  bool quiet_;
  std::FILE* rejects_file_;
  Output rejects_;
  Output output_;
  ProgressLine progress_;
  SupportTable support_;
  std::string people_rejects_;
  std::size_t inputs_ = 0, reports_ = 0, left_out_ = 0;
  int exit_ = 0;
};

}  // namespace

int run_code(const Call& call) {
  Order order;
  order.rows = call.get("in") == "jsonl";
  order.for_people = call.get(call.has("out") ? "out" : "format") == "text";
  order.style.color = use_color(call.get("color"));
  order.date = call.date();

  Result<InputOrder> inputs_order = input_order(call);
  if (!inputs_order.ok()) return complain(inputs_order.error());
  const Result<RejectsFile> rejects = open_rejects(call);
  if (!rejects.ok()) return complain(rejects.error());
  const Result<std::string> model = find_model(std::string(call.get("model")));
  if (!model.ok()) return complain(model.error());
  const Limits limits;
  const Result<std::unique_ptr<const Kit>> kit =
      Kit::load(model.value(), limits, Kernel::best, segments_of(call), precision_of(call));
  if (!kit.ok()) return complain(kit.error());

  Inputs inputs(call.operands(), std::move(inputs_order).value(), limits);
  Desk desk(order, call.has("quiet"), rejects.value().get());
  in_order(
      threads_of(call), [&] { return inputs.next(); },
      [&](Result<Page>&& page, Arena& arena) {
        return code_one(std::move(page), order, *kit.value(), arena);
      },
      [&](Outcome&& outcome) { return desk.take(std::move(outcome)); });
  if (!call.has("quiet")) note_passed(inputs.passed());
  return desk.finish();
}

}  // namespace entente::cli
