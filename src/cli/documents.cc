// Man page (roff) and reference (Markdown) from the table of commands.
#include "cli/documents.hpp"

#include <fmt/format.h>

namespace entente::cli {
namespace {

// In roff a hyphen that is meant as one, and a backslash, are escaped; a line must not start with a
// dot or a quote.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

std::string markdown(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

std::string roff_flags(std::span<const Flag> flags) {
  std::string out;
  for (const Flag& flag : flags) {
    out += ".TP\n.B " + roff(flag_usage(flag)) + "\n" + roff(flag.help) + ".\n";
    if (!flag.choices.empty() && flag_usage(flag).find('|') == std::string::npos)
      out += "One of " + roff(flag.choices) + ".\n";
  }
  return out;
}

std::string markdown_flags(std::span<const Flag> flags) {
  if (flags.empty()) return {};
  std::string out = "| flag | takes | what it does |\n|---|---|---|\n";
  for (const Flag& flag : flags) {
    const std::string takes(flag.choices.empty() ? flag.value : flag.choices);
    out += fmt::format("| `--{}` | {} | {} |\n", flag.name, markdown(takes), markdown(flag.help));
  }
  return out + '\n';
}

}  // namespace

std::string man_page() {
  std::string out =
      ".TH ENTENTE 1 \"\" \"entente " ENTENTE_VERSION
      "\" \"User Commands\"\n"
      ".SH NAME\nentente \\- code news pages: who did what to whom, who says so and how sure\n"
      ".SH SYNOPSIS\n.B entente\n.I COMMAND\n[FLAGS] [ARGUMENTS]\n.SH COMMANDS\n";
  for (const Command& command : commands()) {
    out += fmt::format(".SS entente {} {}\n{}.\n", roff(command.name), roff(command.arguments),
                       roff(command.help));
    out += roff_flags(command.flags);
    out += ".PP\nExample:\n.B " + roff(command.example) + "\n";
  }
  out += ".SH FLAGS OF EVERY COMMAND\n" + roff_flags(common_flags());
  out += ".SH FLAGS OF THE PROGRAM\n" + roff_flags(program_flags());
  out += ".SH ENVIRONMENT\n";
  for (const Variable& variable : variables())
    out += fmt::format(".TP\n.B {}\n{}.\n", roff(variable.name), roff(variable.meaning));
  out += ".SH EXIT STATUS\n";
  for (const ExitMeaning& exit : exit_meanings())
    out += fmt::format(".TP\n.B {}\n{}.\n", exit.code, roff(exit.meaning));
  return out;
}

std::string reference() {
  std::string out =
      "# Reference of the command line\n\nMade by `make docs` from the table of commands "
      "(src/cli/table.cc); a test holds it to that table.\n\n"
      "Data goes to standard output, everything else to standard error. No file, or `-`, is "
      "standard input.\n";
  for (const Command& command : commands()) {
    out += fmt::format("\n## entente {}\n\n{}.\n\n    entente {} [FLAGS] {}\n", command.name,
                       command.help, command.name, command.arguments);
    out += fmt::format("    {}\n\n", command.example);
    out += markdown_flags(command.flags);
  }
  out += "\n## Flags of every command\n\n" + markdown_flags(common_flags());
  out += "## Flags of the program\n\n" + markdown_flags(program_flags());
  out += "## Environment\n\n| variable | meaning |\n|---|---|\n";
  for (const Variable& variable : variables())
    out += fmt::format("| `{}` | {} |\n", variable.name, markdown(variable.meaning));
  out += "\n## Exit codes\n\n| code | meaning |\n|---|---|\n";
  for (const ExitMeaning& exit : exit_meanings())
    out += fmt::format("| {} | {} |\n", exit.code, markdown(exit.meaning));
  return out;
}

}  // namespace entente::cli
