// Times the language runtime on documents given as JSON lines {"text"}.
//
//   bench_parse MODEL ROWS [--precision int8] [--kernel scalar|avx2|avx512] [--threads N]
//       reads a line from standard input before each pass over all documents and answers it with
//       "tokens N cpu S wall S": bench/parse.py times spaCy in between, so that both meet the same
//       machine. CPU time is that of this process.
//   bench_parse MODEL ROWS --stages
//       prints a table of where the time of one core goes, each stage through the room's own door
//       (the tagger, one linear layer, is the only part that is not in it).
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "parse/annotate.hpp"
#include "parse/networks.hpp"
#include "parse/parser.hpp"
#include "parse/shape.hpp"
#include "parse/tokenizer.hpp"
#include "parse/tree.hpp"

namespace entente {
namespace {

constexpr std::size_t batch = 8;  // documents a call, of about 250 tokens each

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double wall_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double resident_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

std::vector<std::string> read_texts(const char* path) {
  std::vector<std::string> texts;
  simdjson::padded_string rows;
  if (simdjson::padded_string::load(path).get(rows) != simdjson::SUCCESS) return texts;
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document_stream stream;
  if (parser.iterate_many(rows, std::size_t{1} << 24U).get(stream) != simdjson::SUCCESS)
    return texts;
  for (auto row : stream) {
    std::string_view text;
    if (row["text"].get_string().get(text) == simdjson::SUCCESS) texts.emplace_back(text);
  }
  return texts;
}

std::size_t parse_all(const Parser& parser, std::span<const std::string> texts) {
  Arena arena;
  std::size_t tokens = 0;
  for (std::size_t i = 0; i < texts.size(); i += batch) {
    std::vector<std::string_view> blocks(
        texts.begin() + static_cast<std::ptrdiff_t>(i),
        texts.begin() + static_cast<std::ptrdiff_t>(std::min(texts.size(), i + batch)));
    for (const Parsed& parsed : parser.parse(blocks, arena)) tokens += parsed.tokens.size();
    arena.reset();
  }
  return tokens;
}

int passes(const Parser& parser, std::span<const std::string> texts, std::size_t threads,
           double load_seconds) {
  std::size_t tokens = parse_all(parser, texts);  // fills caches, as the peer's first pass does
  fmt::print("ready kernel {} load_ms {:.1f} resident_mb {:.1f} tokens {}\n", parser.kernel_name(),
             load_seconds * 1e3, resident_megabytes(), tokens);
  std::fflush(stdout);
  for (std::string line; std::getline(std::cin, line);) {
    const double cpu = cpu_seconds(), wall = wall_seconds();
    std::vector<std::jthread> workers;  // each takes every n-th stretch of the documents
    const std::size_t share = (texts.size() + threads - 1) / threads;
    for (std::size_t t = 1; t < threads; ++t)
      workers.emplace_back([&, t] {
        const std::size_t from = std::min(texts.size(), t * share);
        parse_all(parser, texts.subspan(from, std::min(share, texts.size() - from)));
      });
    parse_all(parser, texts.subspan(0, std::min(share, texts.size())));
    workers.clear();
    fmt::print("tokens {} cpu {:.4f} wall {:.4f}\n", tokens, cpu_seconds() - cpu,
               wall_seconds() - wall);
    std::fflush(stdout);
  }
  return 0;
}

// Keeps the reduced vectors of one document after another, as Networks does.
struct Reducer final : VectorSink {
  const StateScorer& scorer;
  std::vector<Floats>& reduced;
  Reducer(const StateScorer& one, std::vector<Floats>& all) : scorer(one), reduced(all) {}
  void take(const Stretch& stretch, const float* vectors) override {
    scorer.reduce(vectors, stretch.count,
                  reduced[stretch.document].data() + stretch.first * shape::hidden);
  }
};

class Stages {
 public:
  void time(std::string_view name, const std::function<void()>& work) {
    work();
    double best = 1e9;
    for (int i = 0; i < 5; ++i) {
      const double begin = cpu_seconds();
      work();
      best = std::min(best, cpu_seconds() - begin);
    }
    rows_.emplace_back(name, best);
  }
  void print(std::size_t tokens) const {
    double all = 0;
    for (const auto& [name, seconds] : rows_) all += seconds;
    for (const auto& [name, seconds] : rows_)
      fmt::print("stage {:<36} {:6.2f} us/token {:5.1f} %\n", name,
                 seconds / static_cast<double>(tokens) * 1e6, 100 * seconds / all);
    fmt::print("stage {:<36} {:6.2f} us/token\n", "sum", all / static_cast<double>(tokens) * 1e6);
  }

 private:
  std::vector<std::pair<std::string, double>> rows_;
};

Result<Done> stages(const char* path, const std::vector<std::string>& texts) {
  TRY(const ModelFile model, ModelFile::open(path));
  const Kernels& best = kernels(Kernel::best);
  TRY(const Encoder shared, Encoder::load(model, "tok2vec/", shape::shared_columns, best));
  TRY(const Encoder own, Encoder::load(model, "ner/", shape::entity_columns, best));
  TRY(const StateScorer arcs, StateScorer::load(model, "parser/", shape::parser_features,
                                                shape::usual_parser_features, best));
  TRY(const StateScorer entities,
      StateScorer::load(model, "ner/", shape::entity_features, shape::usual_entity_features, best));
  TRY(const std::string_view rules, model.bytes("tokenizer"));
  TRY(const std::string_view lookups, model.bytes("vocab_lookups"));
  TRY(const Tokenizer tokenizer, Tokenizer::load(rules, lookups));
  TRY(const std::string_view patterns, model.bytes("attribute_ruler"));
  TRY(const std::string_view lemmas, model.bytes("lemmatizer"));
  TRY(const Annotator annotator, Annotator::load(patterns, lemmas));
  TRY(const Parser parser, Parser::load(path));

  Stages stages;
  Arena pieces_arena, arena;
  std::vector<std::span<const Piece>> documents(texts.size());
  stages.time("tokenizer", [&] {
    pieces_arena.reset();
    for (std::size_t d = 0; d < texts.size(); ++d)
      documents[d] = tokenizer.tokenize(texts[d], pieces_arena);
  });
  std::size_t tokens = 0;
  std::vector<Floats> reduced(texts.size());
  for (std::size_t d = 0; d < texts.size(); ++d) {
    tokens += documents[d].size();
    reduced[d].room(documents[d].size() * shape::hidden);
  }
  EncoderSpace space;
  StateScorer::Space scorer_space;
  Reducer for_arcs(arcs, reduced);
  stages.time("shared encoder", [&] { shared.encode(documents, space, for_arcs); });
  std::vector<Tree> trees(texts.size());
  std::vector<std::vector<bool>> starts(texts.size());
  stages.time("arcs: score, move", [&] {
    for (std::size_t d = 0; d < texts.size(); ++d) {
      StateScorer::Run run(arcs, reduced[d].data(), documents[d].size(), scorer_space);
      trees[d] = parse_arcs(arcs, run, documents[d].size());
    }
  });
  stages.time("tree: edges, lifted arcs, sentences", [&] {
    for (std::size_t d = 0; d < texts.size(); ++d) {
      Tree tree = trees[d];
      starts[d] = finish_tree(tree, documents[d]);
    }
  });
  Reducer for_entities(entities, reduced);
  stages.time("entity encoder", [&] { own.encode(documents, space, for_entities); });
  stages.time("entities: score, move", [&] {
    for (std::size_t d = 0; d < texts.size(); ++d) {
      StateScorer::Run run(entities, reduced[d].data(), documents[d].size(), scorer_space);
      static_cast<void>(find_entities(entities, run, documents[d], starts[d]));
    }
  });
  std::vector<std::vector<Token>> annotated;
  for (const std::string& text : texts) {
    const Parsed parsed = parser.parse(text, arena);
    annotated.emplace_back(parsed.tokens.begin(), parsed.tokens.end());
  }
  Arena lemma_arena;
  stages.time("ruler and lemmas", [&] {
    lemma_arena.reset();
    for (std::vector<Token>& document : annotated) annotator.annotate(document, lemma_arena);
  });
  stages.print(tokens);
  return Done{};
}

int run(std::span<char* const> arguments) {
  if (arguments.size() < 3) {
    fmt::print(stderr, "bench_parse MODEL ROWS [--stages | --threads N | --precision int8]\n");
    return 64;
  }
  Precision precision = Precision::fp32;
  Kernel kernel = Kernel::best;
  std::size_t threads = 1;
  const std::vector<std::string> texts = read_texts(arguments[2]);
  if (texts.empty()) {
    fmt::print(stderr, "{} has no rows with a text\n", arguments[2]);
    return 66;
  }
  for (std::size_t i = 3; i < arguments.size(); ++i) {
    const std::string_view flag = arguments[i];
    const std::string_view value = i + 1 < arguments.size() ? arguments[i + 1] : "";
    if (flag == "--stages") {
      const Result<Done> done = stages(arguments[1], texts);
      if (!done.ok()) fmt::print(stderr, "{}\n", done.error().what);
      return done.ok() ? 0 : 65;
    }
    if (flag == "--precision" && value == "int8") precision = Precision::int8;
    if (flag == "--kernel")
      kernel = value == "scalar" ? Kernel::scalar : value == "avx2" ? Kernel::avx2 : Kernel::avx512;
    if (flag == "--threads") threads = std::stoul(std::string(value));
  }
  const double begin = cpu_seconds();
  const Result<Parser> parser = Parser::load(arguments[1], kernel, precision);
  if (!parser.ok()) {
    fmt::print(stderr, "{}\n", parser.error().what);
    return 65;
  }
  return passes(parser.value(), texts, threads, cpu_seconds() - begin);
}

}  // namespace
}  // namespace entente

int main(int count, char** arguments) {
  return entente::run({arguments, static_cast<std::size_t>(count)});
}
