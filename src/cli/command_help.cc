// entente help [COMMAND]
#include "cli/call.hpp"
#include "cli/console.hpp"
#include "cli/documents.hpp"

namespace entente::cli {

int run_help(const Call& call) {
  Output output;
  if (call.operands().empty()) {
    output.print(help_all());
    return output.finish();
  }
  const Command* command = find_command(call.operands()[0]);
  if (command == nullptr) {
    return complain({ErrorCode::usage, "there is no command \"" + call.operands()[0] + "\"", "",
                     "See `entente help`"});
  }
  output.print(help_one(*command));
  return output.finish();
}

}  // namespace entente::cli
