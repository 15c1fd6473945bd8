// How far a long run is.
#include "run/progress.hpp"

#include <fmt/format.h>

#include <cmath>

namespace entente {

std::string Progress::line(double seconds_since_start) const {
  const double rate = seconds_since_start > 0 ? static_cast<double>(done) / seconds_since_start : 0;
  if (!total) return fmt::format("{} pages, {:.1f} pages/s", done, rate);
  std::string line = fmt::format("{} of {} pages, {:.1f} pages/s", done, *total, rate);
  if (rate > 0 && *total >= done) {
    const long left = std::lround(static_cast<double>(*total - done) / rate);
    line += fmt::format(", {}:{:02} left", left / 60, left % 60);
  }
  return line;
}

}  // namespace entente
