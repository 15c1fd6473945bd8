// What commands that read pages have in common: the inputs that a call names, and where that which
// was left out of them is written.
#pragma once

#include <cstdio>
#include <map>
#include <memory>
#include <string>

#include "cli/call.hpp"
#include "run/inputs.hpp"

namespace entente::cli {

// --in and --fields. Errors: usage.
[[nodiscard]] Result<InputOrder> input_order(const Call& call);
// --threads, else all cores.
[[nodiscard]] std::size_t threads_of(const Call& call);

struct CloseRejects {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using RejectsFile = std::unique_ptr<std::FILE, CloseRejects>;
// The file of --rejects, or none. Errors: cannot_create.
[[nodiscard]] Result<RejectsFile> open_rejects(const Call& call);

// {"input", "code", "position", "what"} on one line: an input, or a record of one, that was left
// out.
[[nodiscard]] std::string reject_row(const Error& error);
// One line on standard error about what is no page by its kind, with counts; nothing when none was.
void note_passed(const std::map<std::string, std::size_t>& passed);

}  // namespace entente::cli
