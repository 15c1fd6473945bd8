// entente parse [FILE|-]: every field of every token, one document a line or as CoNLL-U, by all
// cores in input order, so that anyone can compare the runtime with others.
#include <algorithm>
#include <charconv>
#include <memory>
#include <utility>

#include "cli/call.hpp"
#include "cli/console.hpp"
#include "event/report.hpp"
#include "parse/parser.hpp"
#include "run/in_order.hpp"
#include "run/model_path.hpp"
#include "run/parsed_out.hpp"
#include "run/plain_text.hpp"
#include "run/source.hpp"

namespace entente::cli {
namespace {

// A document and where it came from: file:line of its row, or the file.
struct Document {
  Result<Page> page;
  std::string where;
};

struct Outcome {
  std::string text;
  std::string id;
  std::optional<Error> error;
};

// The rows of the input, or all of it as one document.
class Documents {
 public:
  static Result<Documents> open(const std::string& file, bool rows, const Limits& limits) {
    Documents documents;
    documents.file_ = file;
    documents.limits_ = limits;
    if (rows) {
      TRY(RowReader reader, RowReader::open(file, limits));
      documents.reader_ = std::move(reader);
    }
    return documents;
  }
  std::optional<Document> next() {
    if (reader_) {
      std::optional<Result<Page>> page = reader_->next();
      if (!page) return std::nullopt;
      return Document{std::move(*page), reader_->where()};
    }
    if (std::exchange(ended_, true)) return std::nullopt;
    Result<Page> page = read_file(file_, limits_);
    std::string where = page.ok() ? page.value().id : file_;
    return Document{std::move(page), std::move(where)};
  }

 private:
  std::string file_;
  Limits limits_;
  std::optional<RowReader> reader_;
  bool ended_ = false;
};

// How to parse and print.
struct Order {
  bool conllu = false;
  Segments segments = Segments::spacy;
  Limits limits;
};

Result<std::string> parse_one(const Page& page, const std::string& where, const Order& order,
                              const Parser& parser, Arena& arena) {
  TRY([[maybe_unused]] const Done sound, check_plain_text(page.bytes, where, order.limits));
  if (page.bytes.empty())
    return Error{ErrorCode::bad_data, "the text is empty", where, "Give at least one word"};
  const Parsed parsed = parser.parse(page.bytes, arena, order.segments);
  if (!order.conllu)
    return to_json(page.id, parsed, order.segments == Segments::news ? "news" : "spacy") + '\n';
  std::string text = to_conllu(page.id, parsed);
  if (text.empty())
    return Error{ErrorCode::bad_data, "the text holds only blanks", where,
                 "CoNLL-U has no line for them; --format jsonl has"};
  return text;
}

Outcome outcome_of(Document&& document, const Order& order, const Parser& parser, Arena& arena) {
  Outcome outcome;
  if (!document.page.ok()) {
    outcome.error = std::move(document.page).error();
    return outcome;
  }
  const Page& page = document.page.value();
  outcome.id = page.id;
  Result<std::string> text = parse_one(page, document.where, order, parser, arena);
  if (text.ok())
    outcome.text = std::move(text).value();
  else
    outcome.error = std::move(text).error();
  return outcome;
}

std::string reject_row(const Outcome& outcome) {
  const Error& error = *outcome.error;
  Reject reject;
  reject.page = outcome.id.empty() ? error.where : outcome.id;
  reject.code = name(error.code);
  reject.what = error.where.empty() ? error.what : error.where + ": " + error.what;
  return to_json(reject) + '\n';
}

std::size_t threads_of(const Call& call) {
  std::size_t threads = available_threads();
  if (const std::string_view asked = call.get("threads"); !asked.empty())
    std::from_chars(asked.data(), asked.data() + asked.size(), threads);  // checked by parse_call
  return call.get("in") == "text" ? 1 : threads;
}

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

int run_parse(const Call& call) {
  Order order;
  order.conllu = call.get("format") == "conllu";
  order.segments = segments_of(call);
  std::unique_ptr<std::FILE, CloseFile> rejects_file;
  if (const std::string file(call.get("rejects")); !file.empty()) {
    rejects_file.reset(std::fopen(file.c_str(), "wb"));
    if (!rejects_file)
      return complain({ErrorCode::cannot_create, "cannot be written", file,
                       "Check the folder and its permissions"});
  }
  const Result<std::string> model = find_model(std::string(call.get("model")));
  if (!model.ok()) return complain(model.error());
  const Result<Parser> parser = Parser::load(model.value(), Kernel::best, precision_of(call));
  if (!parser.ok()) return complain(parser.error());
  Result<Documents> documents = Documents::open(call.operands().empty() ? "-" : call.operands()[0],
                                                call.get("in") == "jsonl", order.limits);
  if (!documents.ok()) return complain(documents.error());

  Output output;
  Output rejects(rejects_file ? rejects_file.get() : stderr);
  int exit = 0;
  in_order(
      threads_of(call), [&] { return documents.value().next(); },
      [&](Document&& document, Arena& arena) {
        return outcome_of(std::move(document), order, parser.value(), arena);
      },
      [&](Outcome&& outcome) {
        if (outcome.error) {
          const int code = complain(*outcome.error);
          if (exit == 0) exit = code;
          if (rejects_file) rejects.print(reject_row(outcome));
        }
        return output.print(outcome.text);
      });
  const int written = output.finish();
  const int rejects_written = rejects_file ? rejects.finish() : 0;
  return written != 0 ? written : exit != 0 ? exit : rejects_written;
}

}  // namespace entente::cli
