// entente: the program. It picks the command and turns what nobody foresaw into an exit code; all
// else is in the commands.
#include <csignal>
#include <exception>
#include <new>
#include <string_view>
#include <vector>

#include "cli/call.hpp"
#include "cli/console.hpp"
#include "cli/documents.hpp"

namespace entente::cli {
namespace {

int print(const std::string& text) {
  Output output;
  output.print(text);
  return output.finish();
}

int generate(std::string_view what) {
  if (what == "man") return print(man_page());
  if (what == "complete-bash") return print(complete_bash());
  if (what == "complete-zsh") return print(complete_zsh());
  if (what == "complete-fish") return print(complete_fish());
  if (what == "reference") return print(reference());
  return complain({ErrorCode::usage, "--generate does not take \"" + std::string(what) + "\"", "",
                   "It takes man, complete-bash, complete-zsh, complete-fish or reference"});
}

int run(const std::vector<std::string_view>& words) {
  if (words.empty()) {
    complain({ErrorCode::usage, "a command is missing", "", "`entente help` lists them"});
    return exit_code(ErrorCode::usage);
  }
  if (words[0] == "--version") return print("entente " ENTENTE_VERSION "\n");
  if (words[0] == "--help" || words[0] == "-h") return print(help_all());
  if (words[0].starts_with("--generate=")) return generate(words[0].substr(11));
  if (words[0] == "--generate") return generate(words.size() > 1 ? words[1] : std::string_view{});
  if (words[0].starts_with("-")) {
    return complain(
        {ErrorCode::usage, "there is no flag " + std::string(words[0]), "", "See `entente help`"});
  }
  const Result<Call> call = parse_call(words);
  if (!call.ok()) return complain(call.error());
  if (call.value().has("help")) return print(help_one(call.value().command()));
  return call.value().command().run(call.value());
}

}  // namespace
}  // namespace entente::cli

int main(int argc, char** argv) {
  using entente::ErrorCode;
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is seen by the write, and is no error
  try {
    return entente::cli::run(std::vector<std::string_view>(argv + 1, argv + argc));
  } catch (const std::bad_alloc&) {
    return entente::cli::complain(
        {ErrorCode::bug, "memory ran out", "", "Give smaller inputs or fewer --threads"});
  } catch (const std::exception& unforeseen) {
    return entente::cli::complain({ErrorCode::bug, unforeseen.what(), "",
                                   "Please report it with the input, see SECURITY.md"});
  }
}
