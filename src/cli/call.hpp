// A call as the user made it, checked against the table: command, operands, flags with their
// values.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "cli/table.hpp"
#include "parse/parser.hpp"
#include "text/date.hpp"

namespace entente::cli {

class Call {
 public:
  Call(const Command& command, std::vector<std::string> operands,
       std::map<std::string_view, std::string> flags)
      : command_(&command), operands_(std::move(operands)), flags_(std::move(flags)) {}
  [[nodiscard]] const Command& command() const { return *command_; }
  [[nodiscard]] const std::vector<std::string>& operands() const { return operands_; }
  [[nodiscard]] bool has(std::string_view flag) const { return flags_.count(flag) != 0; }
  // As given; when not given, the first of its choices, or empty.
  [[nodiscard]] std::string_view get(std::string_view flag) const;
  // Checked by parse_call already.
  [[nodiscard]] std::optional<Date> date() const { return Date::parse_iso(get("date")); }

 private:
  const Command* command_;
  std::vector<std::string> operands_;
  std::map<std::string_view, std::string> flags_;
};

// words[0] is the command. Errors: usage, with the nearest name as a hint where there is one.
[[nodiscard]] Result<Call> parse_call(std::span<const std::string_view> words);
// The value of --segments.
[[nodiscard]] inline Segments segments_of(const Call& call) {
  return call.get("segments") == "news" ? Segments::news : Segments::spacy;
}
// The value of --precision.
[[nodiscard]] inline Precision precision_of(const Call& call) {
  return call.get("precision") == "int8" ? Precision::int8 : Precision::fp32;
}
[[nodiscard]] std::vector<std::string_view> split_choices(std::string_view choices);
// The flag of that name among a command's own and the common ones.
[[nodiscard]] const Flag* find_flag(const Command& command, std::string_view name);

}  // namespace entente::cli
