// Explain: what the coder saw, as text for people: tree, entities, actors, rules, status and claim.
#pragma once

#include <string>

#include "code/actors.hpp"
#include "code/tree.hpp"
#include "event/report.hpp"

namespace entente {

[[nodiscard]] std::string explain_tree(const Tree& tree);
[[nodiscard]] std::string explain_actors(const Tree& tree, const Actors& actors);
[[nodiscard]] std::string explain_reports(const Reports& reports);

}  // namespace entente
