// Documents made from the table of commands: help, man page, completions, reference. Each is text
// for standard output.
#pragma once

#include <string>
#include <string_view>

#include "cli/table.hpp"

namespace entente::cli {

[[nodiscard]] std::string help_all();
[[nodiscard]] std::string help_one(const Command& command);
[[nodiscard]] std::string man_page();
[[nodiscard]] std::string reference();  // docs/reference.md
[[nodiscard]] std::string complete_bash();
[[nodiscard]] std::string complete_zsh();
[[nodiscard]] std::string complete_fish();

struct ExitMeaning {
  int code;
  std::string_view meaning;
};
[[nodiscard]] std::span<const ExitMeaning> exit_meanings();
struct Variable {
  std::string_view name, meaning;
};
[[nodiscard]] std::span<const Variable> variables();
[[nodiscard]] std::string flag_usage(
    const Flag& flag);  // "--format json|text", "--date YYYY-MM-DD", "--why"

}  // namespace entente::cli
