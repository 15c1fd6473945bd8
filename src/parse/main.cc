// entente-model: `convert` sets up the language model; `parse` prints what the runtime sees, for
// comparison with the original.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "parse/convert.hpp"
#include "parse/parser.hpp"

namespace {

using entente::Arena;
using entente::Error;
using entente::ErrorCode;
using entente::Kernel;
using entente::Parsed;
using entente::Parser;
using entente::Result;
using entente::Token;

constexpr std::string_view usage =
    "usage: entente-model convert WHEEL-OR-FOLDER OUT [--any] [--licences DIR]\n"
    "       entente-model parse --model FILE [--kernel scalar|avx2] [--time] < TEXT\n"
    "\n"
    "convert  checks the published pipeline en_core_web_sm 3.8.0 and writes the model file OUT;\n"
    "         the licence texts go to DIR (default: beside OUT); --any takes another pipeline of\n"
    "         the same architecture, without known hashes, or says why it cannot\n"
    "parse    prints one line a token of each document (documents are parted by blank lines);\n"
    "         --time prints how long it took instead\n";

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

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\\\";
    else if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\r')
      out += "\\r";
    else
      out += c;
  }
  return out;
}

std::vector<std::string> documents(const std::string& input) {
  std::vector<std::string> answer;
  std::size_t begin = 0;
  while (begin < input.size()) {
    std::size_t end = input.find("\n\n", begin);
    if (end == std::string::npos) end = input.ends_with('\n') ? input.size() - 1 : input.size();
    if (end > begin) answer.push_back(input.substr(begin, end - begin));
    begin = end + (end + 1 < input.size() && input[end + 1] == '\n' ? 2 : 1);
  }
  return answer;
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

void print(const Parsed& parsed) {
  for (const Token& t : parsed.tokens)
    fmt::print("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", escaped(t.text),
               t.space_after ? 1 : 0, escaped(t.norm), t.tag, t.pos, t.morph, escaped(t.lemma),
               t.head, t.label, t.iob, t.entity, t.sentence_start ? 1 : 0);
  fmt::print("\n");
}

double resident_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

int parse(std::span<char* const> arguments) {
  std::string model;
  Kernel kernel = Kernel::best;
  bool time = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string argument = arguments[i];
    const std::string value = i + 1 < arguments.size() ? arguments[i + 1] : "";
    if (argument == "--time") {
      time = true;
      continue;
    }
    if (argument == "--model" && !value.empty())
      model = value;
    else if (argument == "--kernel" && (value == "scalar" || value == "avx2"))
      kernel = value == "scalar" ? Kernel::scalar : Kernel::avx2;
    else
      return fail_usage("unknown or incomplete flag " + argument);
    ++i;
  }
  if (model.empty()) return fail_usage("parse needs --model");
  using Clock = std::chrono::steady_clock;
  const auto seconds = [](Clock::time_point since) {
    return std::chrono::duration<double>(Clock::now() - since).count();
  };
  const Clock::time_point start = Clock::now();
  const Result<Parser> parser = Parser::load(model, kernel);
  if (!parser) return fail(parser.error());
  const double loading = seconds(start);
  const std::string input{std::istreambuf_iterator<char>(std::cin), {}};
  const Clock::time_point parsing = Clock::now();
  std::size_t tokens = 0;
  Arena arena;
  for (const std::string& document : documents(input)) {
    const Parsed parsed = parser.value().parse(document, arena);
    tokens += parsed.tokens.size();
    if (!time) print(parsed);
    arena.reset();
  }
  if (time)
    fmt::print(
        "kernel {}\nload_ms {:.1f}\ntokens {}\nseconds {:.4f}\ntokens_per_second "
        "{:.0f}\nresident_mb {:.1f}\n",
        parser.value().kernel_name(), loading * 1e3, tokens, seconds(parsing),
        static_cast<double>(tokens) / seconds(parsing), resident_megabytes());
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::span<char* const> all(arguments, static_cast<std::size_t>(count));
  const std::string_view command = count > 1 ? all[1] : "";
  if (command == "convert") return convert(all.subspan(2));
  if (command == "parse") return parse(all.subspan(2));
  if (command == "--help" || command == "-h") {
    fmt::print("{}", usage);
    return 0;
  }
  return fail_usage("name a command: convert or parse");
}
