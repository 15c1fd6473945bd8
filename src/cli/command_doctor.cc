// entente doctor [--json]: what this program is made of and whether all of it works here. Every
// part is tried, also after a fault.
#include <fmt/format.h>

#include <clocale>
#include <vector>

#include "cli/call.hpp"
#include "cli/console.hpp"
#include "event/json_out.hpp"
#include "run/in_order.hpp"
#include "run/model_path.hpp"
#include "run/pipeline.hpp"

namespace entente::cli {
namespace {

struct Finding {
  std::string part, value;
  std::optional<Error> error{};
};

std::string compiler() {
#if defined(__clang__)
  return "clang " __clang_version__;
#else
  return "gcc " __VERSION__;
#endif
}

std::string processor() {
#if defined(__x86_64__)
  __builtin_cpu_init();
  return fmt::format("x86-64, avx2 {}, avx512f {}",
                     __builtin_cpu_supports("avx2") != 0 ? "yes" : "no",
                     __builtin_cpu_supports("avx512f") != 0 ? "yes" : "no");
#else
  return "not x86-64: scalar kernels";
#endif
}

std::string locale_name() {
  const char* name = std::setlocale(LC_ALL, "");
  // The program itself always runs in "C": numbers and order of output never depend on the machine.
  const std::string asked = name == nullptr ? "not installed" : name;
  std::setlocale(LC_ALL, "C");
  return "C (the environment says " + asked + ")";
}

void examine_language(const Call& call, const Result<World>& world,
                      std::vector<Finding>& findings) {
  const Result<std::string> file = find_model(std::string(call.get("model")));
  if (!file.ok()) {
    findings.push_back({"model", "missing", file.error()});
    return;
  }
  const Result<Parser> parser = Parser::load(file.value());
  if (!parser.ok()) {
    findings.push_back({"model", file.value(), parser.error()});
    return;
  }
  findings.push_back({"model", fmt::format("{} ({})", parser.value().model_name(), file.value())});
  findings.push_back({"model hash", std::string(parser.value().model_hash())});
  findings.push_back({"kernels", std::string(parser.value().kernel_name())});
  if (!world.ok()) return;
  const Result<Coder> coder = Coder::load(parser.value(), world.value());
  if (coder.ok()) {
    findings.push_back({"lexicon", fmt::format("{} rules", coder.value().rules())});
  } else {
    findings.push_back({"lexicon", "does not load", coder.error()});
  }
}

std::vector<Finding> examine(const Call& call) {
  std::vector<Finding> findings{{"version", ENTENTE_VERSION},
                                {"compiler", compiler()},
                                {"processor", processor()},
                                {"threads", std::to_string(available_threads())},
                                {"locale", locale_name()}};
  const Result<World> world = World::load();
  if (world.ok()) {
    findings.push_back({"world", fmt::format("{} states, tables {}", world.value().states().size(),
                                             world.value().hash())});
  } else {
    findings.push_back({"world", "does not load", world.error()});
  }
  examine_language(call, world, findings);
  return findings;
}

std::string as_json(const std::vector<Finding>& findings, bool well) {
  JsonOut out;
  out.raw("{\"ok\":");
  out.boolean(well);
  for (const Finding& finding : findings) {
    out.raw(",");
    out.string(finding.part);
    out.raw(":");
    out.string(finding.value);
  }
  out.raw(",\"faults\":[");
  bool first = true;
  for (const Finding& finding : findings) {
    if (!finding.error) continue;
    if (!std::exchange(first, false)) out.raw(",");
    out.string(message(*finding.error));
  }
  out.raw("]}\n");
  return out.take();
}

}  // namespace

int run_doctor(const Call& call) {
  const std::vector<Finding> findings = examine(call);
  int exit = 0;
  for (const Finding& finding : findings) {
    if (finding.error && exit == 0) exit = exit_code(finding.error->code);
  }
  Output output;
  if (call.has("json")) {
    output.print(as_json(findings, exit == 0));
  } else {
    for (const Finding& finding : findings) {
      output.print(fmt::format("{:<4} {:<12} {}\n", finding.error ? "BAD" : "ok", finding.part,
                               finding.value));
    }
  }
  for (const Finding& finding : findings) {
    if (finding.error) complain(*finding.error);
  }
  const int written = output.finish();
  return exit != 0 ? exit : written;
}

}  // namespace entente::cli
