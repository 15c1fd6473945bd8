// The ontologies are data/ontologies/*.tsv, embedded in the binary and read once. A file that does
// not parse is a bug of the build, found by the room's tests, so reading them reports nothing.
#include "event/ontology.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/embedded.hpp"

namespace entente {
namespace {

struct PloverMode {
  Plover plover = Plover::statement;
  std::string_view mode;
  double score = 0;
};

struct PloverCategory {
  int quad = 0;
  double score = 0;
};

struct Ontology {
  std::vector<CameoCode> cameo;  // sorted by code
  std::array<PloverCategory, 17> categories;
  std::vector<PloverMode> modes;
  std::vector<std::string_view> contexts;
};

template <typename T>
T number(std::string_view text) {
  T value{};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string_view take(std::string_view& text, char separator) {
  const std::size_t at = std::min(text.find(separator), text.size());
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return part;
}

template <std::size_t N>
std::array<std::string_view, N> split(std::string_view line) {
  std::array<std::string_view, N> cells;
  for (std::string_view& cell : cells) cell = take(line, '\t');
  return cells;
}

void read_cameo(std::string_view line, Ontology& ontology) {
  const auto [code, name, quad, goldstein, category, mode] = split<6>(line);
  if (code == "code") return;
  ontology.cameo.push_back({code, name, number<int>(quad), number<double>(goldstein),
                            plover_of(category).value_or(Plover::statement), mode});
}

void read_plover(std::string_view line, Ontology& ontology) {
  const auto [kind, category, name, quad, score] = split<5>(line);
  if (kind == "context") ontology.contexts.push_back(name);
  const std::optional<Plover> plover = plover_of(category);
  if (!plover) return;
  PloverCategory& known = ontology.categories[static_cast<std::size_t>(*plover)];
  if (kind == "category") known = {number<int>(quad), number<double>(score)};
  if (kind == "mode")
    ontology.modes.push_back({*plover, name, score.empty() ? known.score : number<double>(score)});
}

Ontology read_ontology() {
  Ontology ontology;
  for (const EmbeddedFile& file : embedded_event()) {
    std::string_view bytes = file.bytes;
    while (!bytes.empty()) {
      const std::string_view line = take(bytes, '\n');
      if (line.empty() || line.front() == '#') continue;
      if (file.path.ends_with("/cameo.tsv")) read_cameo(line, ontology);
      if (file.path.ends_with("/plover.tsv")) read_plover(line, ontology);
    }
  }
  std::sort(ontology.cameo.begin(), ontology.cameo.end(),
            [](const CameoCode& a, const CameoCode& b) { return a.code < b.code; });
  return ontology;
}

const Ontology& ontology() {
  static const Ontology read = read_ontology();
  return read;
}

}  // namespace

const CameoCode* find_cameo(std::string_view code) {
  const std::vector<CameoCode>& codes = ontology().cameo;
  const auto found = std::lower_bound(
      codes.begin(), codes.end(), code,
      [](const CameoCode& known, std::string_view wanted) { return known.code < wanted; });
  return found != codes.end() && found->code == code ? &*found : nullptr;
}

double plover_score(Plover plover, std::string_view mode) {
  for (const PloverMode& known : ontology().modes)
    if (known.plover == plover && known.mode == mode) return known.score;
  return ontology().categories[static_cast<std::size_t>(plover)].score;
}

int plover_quad(Plover plover) {
  return ontology().categories[static_cast<std::size_t>(plover)].quad;
}

bool is_plover_mode(Plover plover, std::string_view mode) {
  const std::vector<PloverMode>& modes = ontology().modes;
  return std::any_of(modes.begin(), modes.end(), [&](const PloverMode& known) {
    return known.plover == plover && known.mode == mode;
  });
}

const std::vector<std::string_view>& plover_contexts() {
  return ontology().contexts;
}

const std::vector<CameoCode>& cameo_codes() {
  return ontology().cameo;
}

}  // namespace entente
