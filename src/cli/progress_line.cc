// The one line on a terminal that says how far a long run is.
#include "cli/progress_line.hpp"

#include <cstdio>

#include "cli/console.hpp"

namespace entente::cli {

ProgressLine::ProgressLine(bool wanted, std::optional<std::size_t> total)
    : wanted_(wanted && is_terminal(stderr) && !is_terminal(stdout)), progress_{0, total} {}

void ProgressLine::advance() {
  ++progress_.done;
  if (!wanted_) return;
  const Clock::time_point now = Clock::now();
  if (drawn_ && now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  drawn_ = true;
  const std::string line =
      "\r\x1b[K" + progress_.line(std::chrono::duration<double>(now - started_).count());
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void ProgressLine::clear() {
  if (!drawn_) return;
  std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

}  // namespace entente::cli
