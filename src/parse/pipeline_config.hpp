// What a spaCy pipeline says of itself (config.cfg, meta.json), and whether this runtime computes
// such a pipeline: tok2vec, tagger, parser and ner of the small architecture, with rules for the
// rest. What it does not compute is refused with the reason, before one weight is read.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace entente {

// The sections of a config.cfg: "components.ner.model" -> "hidden_width" -> "64", values as JSON,
// with ${section:key} filled in.
class PipelineConfig {
 public:
  // Errors: bad_data.
  static Result<PipelineConfig> read(std::string_view bytes);
  // The value as written; empty where there is none.
  [[nodiscard]] std::string_view raw(std::string_view section, std::string_view key) const;
  [[nodiscard]] std::string text(std::string_view section, std::string_view key) const;
  [[nodiscard]] std::vector<std::string> list(std::string_view section, std::string_view key) const;
  [[nodiscard]] bool has(std::string_view section) const { return sections_.count(section) != 0; }

 private:
  using Section = std::map<std::string, std::string, std::less<>>;
  std::map<std::string, Section, std::less<>> sections_;
};

struct PipelinePlan {
  std::string name;             // "en_core_web_sm 3.8.0"
  std::string language;         // "en"
  std::string licence;          // as meta.json names it
  bool own_encoder = true;      // ner has a tok2vec of its own, else it reads the shared one
  bool has_ruler = false;       // an attribute ruler gives pos and morph
  bool has_lemmatizer = false;  // a rule lemmatizer gives lemmas
};

// Errors: bad_data, with the reason why this runtime does not compute the pipeline.
Result<PipelinePlan> plan_pipeline(std::string_view config, std::string_view meta);

}  // namespace entente
