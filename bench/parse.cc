// Times the language runtime on documents given as JSON lines {"text"}: the whole pipeline, and
// each stage by itself through the room's own doors. CPU time of this process, so that a busy
// machine disturbs little; the best of several passes, as for the peer it is compared with
// (bench/parse.py).
#include <fmt/format.h>
#include <simdjson.h>

#include <ctime>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "parse/annotate.hpp"
#include "parse/arc_eager.hpp"
#include "parse/encoder.hpp"
#include "parse/entities.hpp"
#include "parse/kernels.hpp"
#include "parse/parser.hpp"
#include "parse/tokenizer.hpp"
#include "parse/tree.hpp"

namespace {
double cpu() { timespec t; clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); return double(t.tv_sec)+1e-9*double(t.tv_nsec); }
}
int main(int argc, char** argv) {
  using namespace entente;
  std::vector<std::string> texts;
  simdjson::ondemand::parser json;
  auto bytes = simdjson::padded_string::load(argv[2]).value();
  simdjson::ondemand::document_stream stream;
  if (json.iterate_many(bytes, 1 << 24).get(stream)) return 1;
  for (auto doc : stream) texts.emplace_back(std::string_view(doc["text"].get_string().value()));
  auto parser = Parser::load(argv[1]);
  if (!parser) return 1;
  Arena arena;
  auto pass = [&] { std::size_t n = 0; for (std::size_t i = 0; i < texts.size(); i += 8) { std::vector<std::string_view> b; for (std::size_t j = i; j < std::min(texts.size(), i + 8); ++j) b.push_back(texts[j]); for (auto& d : parser.value().parse(b, arena)) n += d.tokens.size(); arena.reset(); } return n; };
  pass();
  for (int i = 0; i < 5; ++i) { double t = cpu(); std::size_t n = pass(); t = cpu() - t; fmt::print("tokens {} tokens/s {:.0f} us/token {:.2f}\n", n, n / t, t / n * 1e6); }
}
