// The one line on a terminal that says how far a long run is. It is not drawn into files, nor
// between lines of output.
#pragma once

#include <chrono>

#include "run/progress.hpp"

namespace entente::cli {

class ProgressLine {
 public:
  ProgressLine(bool wanted, std::optional<std::size_t> total);
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  void advance();  // one input is done; draws ten times a second at most
  void clear();    // before anything else is written to standard error

 private:
  using Clock = std::chrono::steady_clock;
  bool wanted_;
  bool drawn_ = false;
  Progress progress_;
  Clock::time_point started_ = Clock::now();
  Clock::time_point last_ = started_;
};

}  // namespace entente::cli
