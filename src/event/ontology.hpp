// Ontologies as data: CAMEO codes with names, quad class and Goldstein; PLOVER categories with
// modes, score, and the crosswalk.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event/report.hpp"

namespace entente {

struct CameoCode {
  std::string_view code, name;
  int quad = 0;          // 0 neutral, 1..4 as Report::quad
  double goldstein = 0;  // Goldstein (1992) as mapped to CAMEO; -10 .. 10
  Plover plover = Plover::statement;
  std::string_view mode;  // PLOVER mode by the crosswalk, may be empty
};
// None for a code that CAMEO does not have: a malformed code never reaches the output. Looks up 2-4
// digit codes.
[[nodiscard]] const CameoCode* find_cameo(std::string_view code);
// -10 .. 10, the manual's score of the mode where it gives one, else of the category.
[[nodiscard]] double plover_score(Plover plover, std::string_view mode);
[[nodiscard]] int plover_quad(Plover plover);  // 1..4; statement is 0
// True for a mode that the manual lists for this category.
[[nodiscard]] bool is_plover_mode(Plover plover, std::string_view mode);
// The manual's 37 contexts, in its order.
[[nodiscard]] const std::vector<std::string_view>& plover_contexts();
// Every code of find_cameo, in the order of the codes.
[[nodiscard]] const std::vector<CameoCode>& cameo_codes();

}  // namespace entente
