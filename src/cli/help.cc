// Help on a terminal, and the facts that help shares with man page and reference.
#include <fmt/format.h>

#include <array>

#include "cli/documents.hpp"

namespace entente::cli {
namespace {

constexpr std::array meanings{
    ExitMeaning{0, "done; also when the reader of the output closed the pipe"},
    ExitMeaning{64, "the call is wrong: unknown command or flag, a value that does not fit"},
    ExitMeaning{65,
                "the input is not what it should be: binary, empty, too large, no article, a "
                "faulty row, an altered model"},
    ExitMeaning{66, "a file or the language model is missing or cannot be read"},
    ExitMeaning{70, "a bug of entente"},
    ExitMeaning{73, "an output file cannot be made"},
    ExitMeaning{74, "reading or writing failed half-way"},
    ExitMeaning{75, "busy: another process holds it"},
};
constexpr std::array known_variables{
    Variable{"ENTENTE_MODEL", "the language model, when --model does not name it"},
    Variable{"NO_COLOR", "when not empty, no colour"},
    Variable{
        "XDG_DATA_HOME",
        "entente/ in it is the last place where the model is looked for (else ~/.local/share)"},
};

std::string flag_lines(std::span<const Flag> flags) {
  std::string out;
  for (const Flag& flag : flags) out += fmt::format("  {:<28} {}\n", flag_usage(flag), flag.help);
  return out;
}

}  // namespace

std::span<const ExitMeaning> exit_meanings() {
  return meanings;
}
std::span<const Variable> variables() {
  return known_variables;
}

std::string flag_usage(const Flag& flag) {
  std::string usage = "--" + std::string(flag.name);
  if (!flag.value.empty())
    usage += ' ' + std::string(flag.choices.empty() || flag.choices.size() > 24 ? flag.value
                                                                                : flag.choices);
  return usage;
}

std::string help_all() {
  std::string out =
      "entente reads news pages and codes who did what to whom, when, where, who says so and how "
      "sure.\n"
      "\nUsage: entente COMMAND [FLAGS] [ARGUMENTS]\n\nCommands:\n";
  for (const Command& command : commands())
    out += fmt::format("  {:<10} {}\n", command.name, command.help);
  out += "\nFlags of the program:\n" + flag_lines(program_flags());
  out += "\nFlags of every command:\n" + flag_lines(common_flags());
  out += "\nExamples:\n";
  for (const Command& command : commands()) out += fmt::format("  {}\n", command.example);
  out +=
      "\nData goes to standard output, everything else to standard error. `entente help COMMAND` "
      "says more.\n";
  return out;
}

std::string help_one(const Command& command) {
  std::string out = fmt::format("{}\n\nUsage: entente {} [FLAGS] {}\n", command.help, command.name,
                                command.arguments);
  if (!command.flags.empty()) out += "\nFlags:\n" + flag_lines(command.flags);
  out += "\nFlags of every command:\n" + flag_lines(common_flags());
  out += fmt::format("\nExample:\n  {}\n", command.example);
  return out;
}

}  // namespace entente::cli
