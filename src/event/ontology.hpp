// Ontologies as data: CAMEO codes with names, quad class and Goldstein; PLOVER categories with modes, score, and the crosswalk.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "event/report.hpp"

namespace entente {

struct CameoCode {
  std::string_view code, name;
  int quad = 0;          // 0 neutral, 1..4 as Report::quad
  double goldstein = 0;  // Goldstein (1992) as mapped to CAMEO; -10 .. 10
  Plover plover = Plover::statement;
  std::string_view mode;  // PLOVER mode by the crosswalk, may be empty
};
// None for a code that CAMEO does not have: a malformed code never reaches the output. Looks up 2-4 digit codes.
[[nodiscard]] const CameoCode* find_cameo(std::string_view code);
[[nodiscard]] double plover_score(Plover plover, std::string_view mode);  // -10 .. 10 (PLOVER manual v0.8's scale)
[[nodiscard]] int plover_quad(Plover plover);                             // 1..4; statement is 0

}  // namespace entente
