// entente schema [report|page|reject|parsed]: the JSON Schema of each kind of output. That of the
// report is made from the table that writes it (event room); the others are data/schemas/*.json,
// which a test holds against real output.
#include <span>
#include <string>

#include "base/embedded.hpp"
#include "cli/call.hpp"
#include "cli/console.hpp"
#include "event/report.hpp"

namespace entente {
std::span<const EmbeddedFile> embedded_cli();
}

namespace entente::cli {

int run_schema(const Call& call) {
  const std::string kind = call.operands().empty() ? "report" : call.operands()[0];
  Output output;
  if (kind == "report") {
    output.print(report_schema());
    return output.finish();
  }
  for (const EmbeddedFile& file : embedded_cli()) {
    if (file.path != "data/schemas/" + kind + ".json") continue;
    output.print(file.bytes);
    return output.finish();
  }
  return complain({ErrorCode::usage, "there is no schema \"" + kind + "\"", "",
                   "There are report, page, reject and parsed"});
}

}  // namespace entente::cli
