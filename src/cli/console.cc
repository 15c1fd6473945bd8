// What the program says, and what it does when nobody listens.
#include "cli/console.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "cli/style.hpp"

namespace entente::cli {

void Output::note_failure() {
  if (closed_ || failed_) return;
  closed_ = errno == EPIPE;
  failed_ = !closed_;
  if (failed_) why_ = std::generic_category().message(errno);
}

bool Output::print(std::string_view text) {
  if (!open()) return false;
  if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) note_failure();
  return open();
}

int Output::finish() {
  if (open() && std::fflush(file_) != 0) note_failure();
  if (!failed_) return 0;
  return complain(
      {ErrorCode::io, "writing failed: " + why_, "standard output", "Is the disk full?"});
}

std::string message(const Error& error) {
  std::string line = "entente: ";
  if (!error.where.empty()) line += error.where + ": ";
  line += error.what;
  line += '.';
  if (!error.hint.empty()) {
    line += ' ' + error.hint;
    if (line.back() != '?' && line.back() != '.') line += '.';
  }
  return line + fmt::format(" [{}, exit {}]", name(error.code), exit_code(error.code));
}

int complain(const Error& error) {
  note(plain(message(error)));  // names come from archives, and must not steer a terminal
  return exit_code(error.code);
}

void note(std::string_view text) {
  std::string line(text);
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

bool is_terminal(std::FILE* file) {
  return isatty(fileno(file)) == 1;
}

bool use_color(std::string_view when) {
  if (when != "auto") return when == "always";
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  if (no_color != nullptr && *no_color != '\0') return false;
  return is_terminal(stdout) && (term == nullptr || std::string_view(term) != "dumb");
}

}  // namespace entente::cli
