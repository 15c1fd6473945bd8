// The one table of commands and flags. Parsing, help, man page, completions and docs/reference.md
// are all made from it, so they cannot disagree. A new command is one file and one row here.
#pragma once

#include <span>
#include <string_view>

namespace entente::cli {

class Call;

struct Flag {
  std::string_view name;     // without dashes
  std::string_view value;    // what stands after it, "FILE"; empty for a switch
  std::string_view choices;  // "json|text"; the first is the default; empty when free
  std::string_view help;     // one line
};

struct Command {
  std::string_view name;
  std::string_view arguments;  // as in a usage line
  std::string_view help;       // one line
  std::string_view example;    // a whole command line
  std::span<const Flag> flags;
  int least, most;  // operands; most < 0: any number
  int (*run)(const Call& call);
};

[[nodiscard]] std::span<const Command> commands();
[[nodiscard]] std::span<const Flag> common_flags();  // of every command
[[nodiscard]] std::span<const Flag>
program_flags();  // in the place of a command: --version, --generate
[[nodiscard]] const Command* find_command(std::string_view name);

// One function a command, each in its own file.
int run_read(const Call& call);
int run_code(const Call& call);
int run_parse(const Call& call);
int run_explain(const Call& call);
int run_schema(const Call& call);
int run_doctor(const Call& call);
int run_help(const Call& call);

}  // namespace entente::cli
