// Parsing a call is a small walk along the table: GNU habits (--flag value, --flag=value, `--` ends
// flags, flags anywhere, "-" is stdin).
#include "cli/call.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <utility>

namespace entente::cli {
namespace {

Error usage(std::string what, std::string hint) {
  return {ErrorCode::usage, std::move(what), "", std::move(hint)};
}

// Edit distance, for hints; what is longer than any name of the table is far from all of them.
constexpr std::size_t longest_name = 32;
std::size_t distance(std::string_view a, std::string_view b) {
  if (a.size() > longest_name || b.size() > longest_name) return longest_name;
  std::array<std::size_t, longest_name + 1> row{};
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
      diagonal = std::exchange(row[j], std::min({change, row[j] + 1, row[j - 1] + 1}));
    }
  }
  return row[b.size()];
}

std::string nearest(std::string_view wrong, const std::vector<std::string_view>& names,
                    std::string otherwise) {
  for (const std::string_view name : names) {
    if (distance(wrong, name) <= 2) return "Did you mean " + std::string(name) + "?";
  }
  return otherwise;
}

std::string help_hint(const Command& command) {
  return "See `entente help " + std::string(command.name) + "`";
}

std::optional<Error> check_value(const Command& command, const Flag& flag,
                                 const std::string& value) {
  const std::string named = "--" + std::string(flag.name);
  if (!flag.choices.empty()) {
    const std::vector<std::string_view> choices = split_choices(flag.choices);
    if (std::find(choices.begin(), choices.end(), value) == choices.end()) {
      return usage(named + " does not take \"" + value + "\"",
                   nearest(value, choices, "It takes " + std::string(flag.choices)));
    }
  } else if (flag.value == "YYYY-MM-DD" && !Date::parse_iso(value)) {
    return usage(named + " wants a day of the calendar, not \"" + value + "\"",
                 "Write it as 2024-05-02");
  } else if (flag.value == "N") {
    int number = 0;
    const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (failed != std::errc{} || end != value.data() + value.size() || number < 1 || number > 256) {
      return usage(named + " wants a number from 1 to 256, not \"" + value + "\"",
                   help_hint(command));
    }
  } else if (value.empty()) {
    return usage(named + " wants a " + std::string(flag.value), help_hint(command));
  }
  return std::nullopt;
}

std::vector<std::string_view> flag_names(const Command& command) {
  std::vector<std::string_view> names;
  for (const Flag& flag : command.flags) names.push_back(flag.name);
  for (const Flag& flag : common_flags()) names.push_back(flag.name);
  return names;
}

}  // namespace

std::vector<std::string_view> split_choices(std::string_view choices) {
  std::vector<std::string_view> parts;
  while (!choices.empty()) {
    const std::size_t bar = std::min(choices.find('|'), choices.size());
    parts.push_back(choices.substr(0, bar));
    choices.remove_prefix(std::min(bar + 1, choices.size()));
  }
  return parts;
}

const Flag* find_flag(const Command& command, std::string_view name) {
  for (const std::span<const Flag> flags : {command.flags, common_flags()}) {
    for (const Flag& flag : flags) {
      if (flag.name == name) return &flag;
    }
  }
  return nullptr;
}

std::string_view Call::get(std::string_view flag) const {
  if (const auto found = flags_.find(flag); found != flags_.end()) return found->second;
  const Flag* known = find_flag(*command_, flag);
  return known == nullptr ? std::string_view{} : known->choices.substr(0, known->choices.find('|'));
}

Result<Call> parse_call(std::span<const std::string_view> words) {
  const Command* command = find_command(words[0]);
  if (command == nullptr) {
    std::vector<std::string_view> names;
    for (const Command& known : commands()) names.push_back(known.name);
    return usage("there is no command \"" + std::string(words[0]) + "\"",
                 nearest(words[0], names, "See `entente help`"));
  }
  std::vector<std::string> operands;
  std::map<std::string_view, std::string> flags;
  bool flags_over = false;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (flags_over || word == "-" || !word.starts_with("-")) {
      operands.emplace_back(word);
      continue;
    }
    if (word == "--") {
      flags_over = true;
      continue;
    }
    const std::size_t equals = word.find('=');
    const std::string_view name = word.starts_with("--") ? word.substr(2, equals - 2)
                                  : word == "-h"         ? std::string_view("help")
                                                         : "";
    const Flag* flag = find_flag(*command, name);
    if (flag == nullptr) {
      return usage("`entente " + std::string(command->name) + "` has no flag " +
                       std::string(word.substr(0, equals)),
                   nearest(name, flag_names(*command), help_hint(*command)));
    }
    std::string value;
    if (flag->value.empty()) {
      if (equals != std::string_view::npos)
        return usage("--" + std::string(name) + " takes no value", help_hint(*command));
    } else {
      if (equals != std::string_view::npos) {
        value = word.substr(equals + 1);
      } else if (i + 1 < words.size()) {
        value = words[++i];
      } else {
        return usage("--" + std::string(name) + " wants a " + std::string(flag->value),
                     help_hint(*command));
      }
      if (const auto wrong = check_value(*command, *flag, value)) return *wrong;
    }
    flags.insert_or_assign(flag->name, std::move(value));
  }
  const auto count = static_cast<int>(operands.size());
  if (flags.count("help") == 0 &&
      (count < command->least || (command->most >= 0 && count > command->most))) {
    const bool few = count < command->least;
    return usage("`entente " + std::string(command->name) + "` " +
                     (few ? "wants " + std::string(command->arguments)
                          : "takes no \"" + operands.back() + "\""),
                 help_hint(*command));
  }
  return Call(*command, std::move(operands), std::move(flags));
}

}  // namespace entente::cli
