// The doors of the model: a wheel or its files for the converter, and the flat file. Any bytes give
// a value or a named error. The first byte says which door the rest goes to.
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "parse/annotate.hpp"
#include "parse/columns.hpp"
#include "parse/model_file.hpp"
#include "parse/pipeline_config.hpp"
#include "parse/pipeline_files.hpp"
#include "parse/scheme.hpp"
#include "parse/segments.hpp"
#include "parse/thinc_model.hpp"
#include "parse/tokenizer.hpp"

namespace {

using namespace entente;

// A file in memory where the system has such a place.
std::string scratch_file(std::string_view bytes) {
  const char* folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : ".";
  const std::string path = std::string(folder) + "/fuzz_model." + std::to_string(getpid());
  if (std::FILE* file = std::fopen(path.c_str(), "wb"); file != nullptr) {
    std::fwrite(bytes.data(), 1, bytes.size(), file);
    std::fclose(file);
  }
  return path;
}

void read_network(std::string_view bytes) {
  const auto model = ThincModel::read(bytes, "fuzz");
  if (!model.ok()) return;
  const ThincModel& network = model.value();
  (void)network.words("extract_features", 0, "columns");
  for (std::size_t i = 0; i < network.count("hashembed"); ++i) {
    (void)network.number("hashembed", i, "seed");
    (void)network.tensor("hashembed", i, "E", {network.rows("hashembed", i, "E"), 2});
  }
}

// The table of sections behind a hash that agrees: no offset may lead outside the file.
void read_flat(std::string file) {
  seal_model(file);
  const std::string path = scratch_file(file);
  const auto model = ModelFile::open(path);
  if (model.ok()) {
    for (const char* section : {"name", "numbers", "words", ""}) {
      if (const auto bytes = model.value().bytes(section); bytes.ok()) {
        unsigned sum = 0;
        for (const char c : bytes.value()) sum += static_cast<unsigned char>(c);
        volatile const unsigned seen = sum;
        (void)seen;
      }
      if (const auto lines = model.value().lines(section); lines.ok()) {
        (void)read_columns(lines.value());
        (void)read_scheme(lines.value());
      }
      (void)model.value().floats(section, 3);
    }
  }
  std::remove(path.c_str());
}

void read_wheel(std::string_view bytes) {
  const std::string path = scratch_file(bytes);
  for (const Trust trust : {Trust::pinned, Trust::any}) {
    const auto files = read_pipeline(path, trust);
    if (files.ok())
      (void)plan_pipeline(files.value().at("config.cfg"), files.value().at("meta.json"));
  }
  std::remove(path.c_str());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t half = std::min(bytes.find('\1'), bytes.size());
  const std::string_view first = bytes.substr(0, half);
  const std::string_view rest = bytes.substr(std::min(half + 1, bytes.size()));
  switch (data[0]) {
    case 'n': read_network(bytes); break;
    case 'm': (void)read_moves(bytes, "fuzz"); break;
    case 'l': (void)read_labels(bytes, "fuzz"); break;
    case 'c': (void)plan_pipeline(first, rest); break;
    case 'a': (void)Annotator::load(first, rest); break;
    case 't': (void)Tokenizer::load(first, rest); break;
    case 's': (void)Segmenter::load(bytes); break;
    case 'f': read_flat(std::string(bytes)); break;
    case 'w': read_wheel(bytes); break;
    default: break;
  }
  return 0;
}
