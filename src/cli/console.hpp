// What the program says: data to standard output, everything else to standard error. Only here are
// bytes written.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace entente::cli {

// Buffered standard output. Nobody listening (a closed pipe) is not an error: the reader has what
// it wanted.
class Output {
 public:
  explicit Output(std::FILE* file = stdout) : file_(file) {}
  // False when there is no point in going on: the pipe is closed or the device is full.
  bool print(std::string_view text);
  // The exit code: 0, also for a closed pipe, or that of a failed write after saying so.
  [[nodiscard]] int finish();
  [[nodiscard]] bool open() const { return !closed_ && !failed_; }

 private:
  void note_failure();
  std::FILE* file_;
  bool closed_ = false;
  bool failed_ = false;
  std::string why_;
};

// "entente: WHERE WHAT. HINT. [code, exit N]" on standard error; returns N.
int complain(const Error& error);
[[nodiscard]] std::string message(const Error& error);
void note(std::string_view text);  // one line on standard error

[[nodiscard]] bool is_terminal(std::FILE* file);
// Whether to colour standard output: `when` is the value of --color.
[[nodiscard]] bool use_color(std::string_view when);

}  // namespace entente::cli
