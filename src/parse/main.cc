// entente-model: sets up the language model (`entente parse` shows what the runtime sees with it).
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "parse/convert.hpp"

namespace {

using entente::Error;
using entente::ErrorCode;

constexpr std::string_view usage =
    "usage: entente-model convert WHEEL-OR-FOLDER OUT [--any] [--licences DIR]\n"
    "\n"
    "convert  checks the published pipeline en_core_web_sm 3.8.0 and writes the model file OUT;\n"
    "         the licence texts go to DIR (default: beside OUT); --any takes another pipeline of\n"
    "         the same architecture, without known hashes, or says why it cannot\n";

int fail(const Error& error) {
  fmt::print(stderr, "entente-model: {}{}{}{}{} [{}, exit {}]\n", error.where,
             error.where.empty() ? "" : ": ", error.what, error.hint.empty() ? "" : "; ",
             error.hint, name(error.code), exit_code(error.code));
  return exit_code(error.code);
}

int fail_usage(std::string_view what) {
  fmt::print(stderr, "entente-model: {}\n{}", what, usage);
  return exit_code(ErrorCode::usage);
}

int convert(std::span<char* const> arguments) {
  std::vector<std::string> places;
  std::string licences;
  entente::Trust trust = entente::Trust::pinned;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string argument = arguments[i];
    if (argument == "--licences" && i + 1 < arguments.size())
      licences = arguments[++i];
    else if (argument == "--any")
      trust = entente::Trust::any;
    else if (argument.starts_with("--"))
      return fail_usage("unknown flag " + argument);
    else
      places.push_back(argument);
  }
  if (places.size() != 2)
    return fail_usage("convert takes a wheel or folder, and the file to write");
  if (licences.empty()) licences = std::filesystem::absolute(places[1]).parent_path().string();
  const auto done = entente::convert_model(places[0], places[1], licences, trust);
  return done ? 0 : fail(done.error());
}

}  // namespace

int main(int count, char** arguments) {
  const std::span<char* const> all(arguments, static_cast<std::size_t>(count));
  const std::string_view command = count > 1 ? all[1] : "";
  if (command == "convert") return convert(all.subspan(2));
  if (command == "--help" || command == "-h") {
    fmt::print("{}", usage);
    return 0;
  }
  return fail_usage("name the command: convert");
}
