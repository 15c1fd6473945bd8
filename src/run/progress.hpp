// How far a long run is: a value that is told the time and gives one line. Drawing it is for cli,
// and only on a terminal.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace entente {

struct Progress {
  std::size_t done = 0;                // inputs finished
  std::optional<std::size_t> total{};  // known for a list of files, not for a stream

  // "120 of 500 pages, 41.3 pages/s, 0:09 left"; without a total "120 pages, 41.3 pages/s".
  [[nodiscard]] std::string line(double seconds_since_start) const;
};

}  // namespace entente
