// Completions of bash, zsh and fish, made from the table of commands.
#include <fmt/format.h>

#include "cli/call.hpp"
#include "cli/documents.hpp"

namespace entente::cli {
namespace {

std::string spaced(std::string_view choices) {
  std::string out;
  for (const std::string_view choice : split_choices(choices)) {
    if (!out.empty()) out += ' ';
    out += choice;
  }
  return out;
}

// For single quotes of a shell.
std::string quoted(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out;
}

// zsh takes these as syntax inside a description.
std::string zsh_quoted(std::string_view text) {
  std::string out;
  for (const char c : quoted(text)) {
    if (c == '[' || c == ']' || c == ':') out += '\\';
    out += c;
  }
  return out;
}

std::string names(std::span<const Flag> flags) {
  std::string out;
  for (const Flag& flag : flags) out += fmt::format(" --{}", flag.name);
  return out;
}

// One case a flag with a value, so that what follows it is completed.
std::string bash_values(std::span<const Flag> flags) {
  std::string out;
  for (const Flag& flag : flags) {
    if (!flag.choices.empty()) {
      out += fmt::format("    {}:--{}) COMPREPLY=($(compgen -W '{}' -- \"$word\")); return;;\n",
                         "*", flag.name, spaced(flag.choices));
    }
  }
  return out;
}

}  // namespace

std::string complete_bash() {
  std::string out =
      "_entente() {\n  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} "
      "command=${COMP_WORDS[1]}\n";
  out += "  case $command:$before in\n";
  for (const Command& command : commands()) {
    for (const Flag& flag : command.flags) {
      if (flag.choices.empty()) continue;
      out += fmt::format("    {}:--{}) COMPREPLY=($(compgen -W '{}' -- \"$word\")); return;;\n",
                         command.name, flag.name, spaced(flag.choices));
    }
  }
  out += bash_values(common_flags()) + bash_values(program_flags()) + "  esac\n";
  std::string all;
  for (const Command& command : commands()) all += std::string(command.name) + ' ';
  out += fmt::format(
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then COMPREPLY=($(compgen -W '{}{}' -- \"$word\")); return; "
      "fi\n",
      all, names(program_flags()));
  out += "  case $command:$word in\n";
  for (const Command& command : commands()) {
    out += fmt::format("    {}:-*) COMPREPLY=($(compgen -W '{}{}' -- \"$word\"));;\n", command.name,
                       names(command.flags), names(common_flags()));
  }
  out +=
      "    *) COMPREPLY=($(compgen -f -- \"$word\"));;\n  esac\n}\ncomplete -o filenames -F "
      "_entente entente\n";
  return out;
}

std::string complete_zsh() {
  const auto argument = [](const Flag& flag) {
    std::string out = fmt::format("'--{}[{}]", flag.name, zsh_quoted(flag.help));
    if (!flag.choices.empty()) {
      out += fmt::format(":{}:({})", flag.value, spaced(flag.choices));
    } else if (flag.value == "FILE") {
      out += ":FILE:_files";
    } else if (!flag.value.empty()) {
      out += fmt::format(":{}:", flag.value);
    }
    return out + "'";
  };
  std::string out = "#compdef entente\n_entente() {\n  local -a verbs=(\n";
  for (const Command& command : commands())
    out += fmt::format("    '{}:{}'\n", command.name, zsh_quoted(command.help));
  out += "  )\n  if (( CURRENT == 2 )); then\n    _describe command verbs\n    _arguments";
  for (const Flag& flag : program_flags()) out += ' ' + argument(flag);
  out += "\n    return\n  fi\n  case $words[2] in\n";
  for (const Command& command : commands()) {
    out += fmt::format("    {}) _arguments", command.name);
    for (const Flag& flag : command.flags) out += ' ' + argument(flag);
    for (const Flag& flag : common_flags()) out += ' ' + argument(flag);
    out += " '*:file:_files';;\n";
  }
  return out + "  esac\n}\n_entente \"$@\"\n";
}

std::string complete_fish() {
  const auto line = [](std::string_view condition, const Flag& flag) {
    std::string out = fmt::format("complete -c entente -n '{}' -l {} -d '{}'", condition, flag.name,
                                  quoted(flag.help));
    if (!flag.choices.empty()) return out + fmt::format(" -x -a '{}'\n", spaced(flag.choices));
    return out + (flag.value.empty() ? "\n" : flag.value == "FILE" ? " -r\n" : " -x\n");
  };
  std::string out;
  for (const Command& command : commands()) {
    out += fmt::format("complete -c entente -n __fish_use_subcommand -f -a {} -d '{}'\n",
                       command.name, quoted(command.help));
  }
  for (const Flag& flag : program_flags()) out += line("__fish_use_subcommand", flag);
  for (const Command& command : commands()) {
    const std::string condition = "__fish_seen_subcommand_from " + std::string(command.name);
    for (const Flag& flag : command.flags) out += line(condition, flag);
    for (const Flag& flag : common_flags()) out += line(condition, flag);
  }
  return out;
}

}  // namespace entente::cli
