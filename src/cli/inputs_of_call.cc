// Inputs of a call; see inputs_of_call.hpp.
#include "cli/inputs_of_call.hpp"

#include <charconv>

#include "cli/console.hpp"
#include "event/json_out.hpp"
#include "run/in_order.hpp"

namespace entente::cli {

Result<InputOrder> input_order(const Call& call) {
  InputOrder order;
  order.kind = page::find_reader_kind(call.get("in"));  // null for auto
  TRY(order.fields, page::FieldMap::parse(call.get("fields")));
  return order;
}

std::size_t threads_of(const Call& call) {
  std::size_t threads = available_threads();
  if (const std::string_view asked = call.get("threads"); !asked.empty())
    std::from_chars(asked.data(), asked.data() + asked.size(), threads);  // checked by parse_call
  return threads;
}

Result<RejectsFile> open_rejects(const Call& call) {
  const std::string file(call.get("rejects"));
  if (file.empty()) return RejectsFile{};
  RejectsFile rejects(std::fopen(file.c_str(), "wb"));
  if (!rejects)
    return Error{ErrorCode::cannot_create, "cannot be written", file,
                 "Check the folder and its permissions"};
  return rejects;
}

std::string reject_row(const Error& error) {
  JsonOut out;
  out.raw("{\"input\":");
  out.string(error.input.empty() ? error.where : error.input);
  out.raw(",\"code\":");
  out.string(name(error.code));
  out.raw(",\"position\":");
  if (error.position) {
    out.integer(static_cast<long>(*error.position));
  } else {
    out.null();
  }
  out.raw(",\"what\":");
  // `where` is said by input and position, unless it is finer than they are.
  const bool finer = !error.where.empty() && error.where != error.input && !error.position;
  out.string(finer ? error.where + ": " + error.what : error.what);
  out.raw("}\n");
  return out.take();
}

void note_passed(const std::map<std::string, std::size_t>& passed) {
  if (passed.empty()) return;
  std::string line;
  for (const auto& [kind, count] : passed)
    line += (line.empty() ? "" : ", ") + std::to_string(count) + ' ' + kind;
  note("entente: passed over, being no pages: " + line);
}

}  // namespace entente::cli
