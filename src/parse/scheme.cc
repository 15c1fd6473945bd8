// Telling the schemes apart by labels that only one of them has.
#include "parse/scheme.hpp"

#include <algorithm>

namespace entente {

std::string_view dependencies_of(std::span<const std::string> labels) {
  const auto has = [&](std::string_view label) {
    return std::find(labels.begin(), labels.end(), label) != labels.end();
  };
  if (has("dobj") || has("pobj") || has("nsubjpass")) return "clearnlp";
  if (has("obj") || has("obl") || has("nsubj:pass") || has("case")) return "ud";
  return "other";
}

std::string write_scheme(const Scheme& scheme) {
  return "language " + scheme.language + "\ndependencies " + scheme.dependencies + "\nlemmas " +
         (scheme.lemmas ? "rule" : "none") + "\n";
}

Result<Scheme> read_scheme(std::span<const std::string_view> lines) {
  Scheme scheme;
  for (const std::string_view line : lines) {
    const std::size_t blank = std::min(line.find(' '), line.size());
    const std::string_view key = line.substr(0, blank);
    const std::string_view value = line.substr(std::min(blank + 1, line.size()));
    if (key == "language") {
      scheme.language = value;
    } else if (key == "dependencies") {
      scheme.dependencies = value;
    } else if (key == "lemmas" && (value == "rule" || value == "none")) {
      scheme.lemmas = value == "rule";
    } else {
      return Error{ErrorCode::bad_model, "the language model has a scheme that is not known",
                   std::string(line), "run `make model` to convert it anew"};
    }
  }
  return scheme;
}

}  // namespace entente
