// Reading of config.cfg (sections, keys, JSON values, references) and the checks, each of which
// names what it found and what this runtime computes.
#include "parse/pipeline_config.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>

// gcc 12 sees a null pointer inside simdjson's inlined accessors that their error codes rule out.
#pragma GCC diagnostic ignored "-Wnull-dereference"

namespace entente {
namespace {

constexpr int most_references = 8;  // a chain of ${...} that is longer goes in a circle

Error refused(std::string reason) {
  return {ErrorCode::bad_data, std::move(reason), "config.cfg",
          "pass a pipeline of tok2vec + tagger + parser + ner, small, made with spaCy 3.8"};
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

}  // namespace

Result<PipelineConfig> PipelineConfig::read(std::string_view bytes) {
  PipelineConfig config;
  Section* section = nullptr;
  std::string* value = nullptr;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, end - at);
    const std::string_view content = trim(line);
    at = end + 1;
    if (content.empty() || content.front() == '#') continue;
    if (content.front() == '[' && content.back() == ']' && line.front() == '[') {
      section = &config.sections_[std::string(content.substr(1, content.size() - 2))];
      value = nullptr;
      continue;
    }
    const bool goes_on = line.front() == ' ' || line.front() == '\t';
    if (goes_on && value != nullptr) {
      *value += content;
      continue;
    }
    const std::size_t equals = content.find('=');
    if (section == nullptr || equals == std::string_view::npos)
      return refused("the description of the pipeline is no config.cfg");
    value = &(*section)[std::string(trim(content.substr(0, equals)))];
    *value = trim(content.substr(equals + 1));
  }
  return config;
}

std::string_view PipelineConfig::raw(std::string_view section, std::string_view key) const {
  std::string_view value;
  for (int step = 0; step < most_references; ++step) {
    const auto found = sections_.find(section);
    if (found == sections_.end()) return {};
    const auto entry = found->second.find(key);
    if (entry == found->second.end()) return {};
    value = entry->second;
    if (!value.starts_with("${") || !value.ends_with('}')) return value;
    // ${section:key} or ${section.key}
    const std::string_view inside = value.substr(2, value.size() - 3);
    std::size_t parting = inside.find(':');
    if (parting == std::string_view::npos) parting = inside.rfind('.');
    if (parting == std::string_view::npos) return {};
    section = inside.substr(0, parting);
    key = inside.substr(parting + 1);
  }
  return {};
}

std::string PipelineConfig::text(std::string_view section, std::string_view key) const {
  std::string_view value = raw(section, key);
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
    value = value.substr(1, value.size() - 2);
  return std::string(value);
}

std::vector<std::string> PipelineConfig::list(std::string_view section,
                                              std::string_view key) const {
  simdjson::dom::parser parser;
  simdjson::dom::array items;
  const simdjson::padded_string json(raw(section, key));
  std::vector<std::string> answer;
  if (parser.parse(json).get(items) != simdjson::SUCCESS) return answer;
  for (const simdjson::dom::element item : items) {
    std::string_view word;
    if (item.get(word) == simdjson::SUCCESS) answer.emplace_back(word);
  }
  return answer;
}

namespace {

// meta.json, as far as it is read.
struct Meta {
  std::string language, name, version, needs, licence;
  std::int64_t vectors = 0;
};

Result<Meta> read_meta(std::string_view bytes) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  const simdjson::padded_string json(bytes);
  if (parser.parse(json).get(root) != simdjson::SUCCESS) return refused("meta.json is not JSON");
  Meta meta;
  const auto text = [&](std::string_view key, std::string& into) {
    std::string_view value;
    if (root[key].get(value) == simdjson::SUCCESS) into = value;
    // Names become lines of the model file.
    std::replace_if(
        into.begin(), into.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  };
  text("lang", meta.language);
  text("name", meta.name);
  text("version", meta.version);
  text("spacy_version", meta.needs);
  text("license", meta.licence);
  if (root["vectors"]["width"].get(meta.vectors) != simdjson::SUCCESS) meta.vectors = 0;
  return meta;
}

// The two first numbers of "3.8.0" as one.
int release(std::string_view version) {
  int major = 0, minor = 0;
  const char* const end = version.data() + version.size();
  const auto first = std::from_chars(version.data(), end, major);
  if (first.ptr < end) std::from_chars(first.ptr + 1, end, minor);
  return std::clamp(major, 0, 999) * 1000 + std::clamp(minor, 0, 999);
}

// Whether ">=3.8.0,<3.9.0" has room for spaCy 3.8.
bool allows_release(std::string_view needs) {
  constexpr int ours = 3008;
  while (!needs.empty()) {
    const std::size_t comma = std::min(needs.find(','), needs.size());
    const std::string_view part = trim(needs.substr(0, comma));
    needs.remove_prefix(std::min(comma + 1, needs.size()));
    if (part.starts_with(">=") && release(part.substr(2)) > ours) return false;
    if (part.starts_with("<=") && release(part.substr(2)) < ours) return false;
    if (part.starts_with("<") && !part.starts_with("<=") && release(part.substr(1)) <= ours)
      return false;
    if (part.starts_with("==") && release(part.substr(2)) != ours) return false;
  }
  return true;
}

// The checks of one pipeline. Each throws its reason back as an Error.
class Check {
 public:
  Check(const PipelineConfig& config, const Meta& meta) : config_(&config), meta_(&meta) {}

  Result<PipelinePlan> plan() {
    TRY([[maybe_unused]] const Done general, check_general());
    TRY([[maybe_unused]] const Done components, check_components());
    TRY([[maybe_unused]] const Done order, check_order());
    TRY([[maybe_unused]] const Done shared, check_encoder("components.tok2vec.model"));
    TRY([[maybe_unused]] const Done tagger, check_listener("tagger"));
    TRY([[maybe_unused]] const Done parser, check_listener("parser"));
    TRY([[maybe_unused]] const Done arcs, check_transitions("parser"));
    TRY([[maybe_unused]] const Done entities, check_transitions("ner"));
    PipelinePlan plan;
    plan.name = fmt::format("{}_{} {}", meta_->language, meta_->name, meta_->version);
    plan.language = meta_->language;
    plan.licence = meta_->licence;
    plan.own_encoder = !listens("ner");
    if (plan.own_encoder) {
      TRY([[maybe_unused]] const Done own, check_encoder("components.ner.model.tok2vec"));
    }
    plan.has_ruler = runs("attribute_ruler");
    plan.has_lemmatizer = runs("lemmatizer");
    return plan;
  }

 private:
  [[nodiscard]] std::string text(std::string_view section, std::string_view key) const {
    return config_->text(section, key);
  }
  [[nodiscard]] static std::string architecture(std::string_view name) {
    return std::string(name.substr(0, name.rfind(".v")));
  }
  [[nodiscard]] bool runs(std::string_view component) const {
    return std::find(pipeline_.begin(), pipeline_.end(), component) != pipeline_.end();
  }
  [[nodiscard]] bool listens(std::string_view component) const {
    const std::string section = fmt::format("components.{}.model.tok2vec", component);
    return architecture(text(section, "@architectures")) == "spacy.Tok2VecListener";
  }
  Result<Done> must_be(const std::string& section, std::string_view key, std::string_view wanted,
                       std::string_view otherwise = "") const {
    const std::string found = text(section, key);
    if (found == wanted || (found.empty() && otherwise == wanted)) return Done{};
    return refused(fmt::format("{} {} is {}; this runtime computes {}", section, key,
                               found.empty() ? "not given" : found, wanted));
  }

  Result<Done> check_general() {
    if (!allows_release(meta_->needs))
      return refused(
          fmt::format("it is made for spaCy {}; this runtime computes 3.8", meta_->needs));
    if (meta_->vectors > 0)
      return refused("it has static word vectors (a medium or large pipeline)");
    const std::string tokenizer = text("nlp.tokenizer", "@tokenizers");
    const std::string inlined = text("nlp", "tokenizer");
    if (tokenizer != "spacy.Tokenizer.v1" &&
        inlined.find("\"spacy.Tokenizer.v1\"") == std::string::npos)
      return refused("its tokenizer is not spaCy's rule tokenizer: " +
                     (tokenizer.empty() ? inlined : tokenizer));
    pipeline_ = config_->list("nlp", "pipeline");
    for (const std::string& off : config_->list("nlp", "disabled"))
      pipeline_.erase(std::remove(pipeline_.begin(), pipeline_.end(), off), pipeline_.end());
    return Done{};
  }

  Result<Done> check_components() const {
    for (const std::string& name : pipeline_)
      if (text("components." + name, "factory").find("transformer") != std::string::npos)
        return refused("it reads a transformer (a trf pipeline)");
    constexpr std::array<std::string_view, 6> known = {"tok2vec", "tagger",          "parser",
                                                       "ner",     "attribute_ruler", "lemmatizer"};
    for (const std::string& name : pipeline_) {
      const std::string factory = text("components." + name, "factory");
      if (std::find(known.begin(), known.end(), name) == known.end())
        return refused(fmt::format("it has a component that this runtime does not compute: {} ({})",
                                   name, factory.empty() ? "no factory" : factory));
      if (factory != name)
        return refused(fmt::format("its component {} is made by {}, not by {}", name,
                                   factory.empty() ? "nothing" : factory, name));
    }
    for (const std::string_view needed : {"tok2vec", "tagger", "parser", "ner"})
      if (!runs(needed)) return refused(fmt::format("it has no component {}", needed));
    if (runs("lemmatizer")) {
      TRY([[maybe_unused]] const Done mode, must_be("components.lemmatizer", "mode", "rule"));
      TRY([[maybe_unused]] const Done over,
          must_be("components.lemmatizer", "overwrite", "false", "false"));
      if (!runs("attribute_ruler"))
        return refused("its lemmatizer has no attribute ruler to give it parts of speech");
    }
    TRY([[maybe_unused]] const Done subtokens,
        must_be("components.parser", "learn_tokens", "false", "false"));
    const std::string tagger = architecture(text("components.tagger.model", "@architectures"));
    if (tagger != "spacy.Tagger")
      return refused("its tagger is a " + (tagger.empty() ? "model without a name" : tagger));
    return Done{};
  }

  // Tags and arcs come from the shared vectors, entities need the parser's sentences, rules need
  // tags and labels.
  Result<Done> check_order() const {
    const auto place = [&](std::string_view name) {
      return std::find(pipeline_.begin(), pipeline_.end(), name) - pipeline_.begin();
    };
    const std::initializer_list<std::pair<std::string_view, std::string_view>> orders = {
        {"tok2vec", "tagger"},
        {"tok2vec", "parser"},
        {"parser", "ner"},
        {"tagger", "attribute_ruler"},
        {"parser", "attribute_ruler"},
        {"attribute_ruler", "lemmatizer"}};
    for (const auto& [first, then] : orders)
      if (runs(then) && place(first) > place(then))
        return refused(fmt::format("its {} runs before its {}", then, first));
    return Done{};
  }

  Result<Done> check_listener(const std::string& component) const {
    if (listens(component)) return Done{};
    return refused(
        fmt::format("its {} has a tok2vec of its own; this runtime computes one that "
                    "reads the shared tok2vec",
                    component));
  }

  Result<Done> check_encoder(const std::string& section) const {
    const std::string whole = architecture(text(section, "@architectures"));
    if (whole == "spacy.HashEmbedCNN") {
      TRY([[maybe_unused]] const Done vectors,
          must_be(section, "pretrained_vectors", "null", "null"));
      return check_sizes(section, section);
    }
    if (whole != "spacy.Tok2Vec")
      return refused(
          fmt::format("{} is a {}; this runtime computes spacy.Tok2Vec with hashed "
                      "embeddings",
                      section, whole.empty() ? "model without a name" : whole));
    const std::string embed = section + ".embed", encode = section + ".encode";
    if (architecture(text(embed, "@architectures")) != "spacy.MultiHashEmbed")
      return refused(fmt::format("{} embeds by {}; this runtime computes spacy.MultiHashEmbed",
                                 section, text(embed, "@architectures")));
    TRY([[maybe_unused]] const Done vectors, must_be(embed, "include_static_vectors", "false"));
    if (architecture(text(encode, "@architectures")) != "spacy.MaxoutWindowEncoder")
      return refused(
          fmt::format("{} encodes by {}; this runtime computes "
                      "spacy.MaxoutWindowEncoder",
                      section, text(encode, "@architectures")));
    return check_sizes(embed, encode);
  }

  Result<Done> check_sizes(const std::string& embed, const std::string& encode) const {
    TRY([[maybe_unused]] const Done embedded, must_be(embed, "width", "96"));
    TRY([[maybe_unused]] const Done width, must_be(encode, "width", "96"));
    TRY([[maybe_unused]] const Done depth, must_be(encode, "depth", "4"));
    TRY([[maybe_unused]] const Done window, must_be(encode, "window_size", "1"));
    return must_be(encode, "maxout_pieces", "3");
  }

  Result<Done> check_transitions(const std::string& component) const {
    const std::string section = fmt::format("components.{}.model", component);
    const std::string kind = architecture(text(section, "@architectures"));
    if (kind != "spacy.TransitionBasedParser")
      return refused(
          fmt::format("{} is a {}", section, kind.empty() ? "model without a name" : kind));
    TRY([[maybe_unused]] const Done state, must_be(section, "state_type", component));
    TRY([[maybe_unused]] const Done extra,
        must_be(section, "extra_state_tokens", "false", "false"));
    TRY([[maybe_unused]] const Done hidden, must_be(section, "hidden_width", "64"));
    TRY([[maybe_unused]] const Done pieces, must_be(section, "maxout_pieces", "2"));
    return must_be(section, "use_upper", "true", "true");
  }

  const PipelineConfig* config_;
  const Meta* meta_;
  std::vector<std::string> pipeline_;
};

}  // namespace

Result<PipelinePlan> plan_pipeline(std::string_view config, std::string_view meta) {
  TRY(const PipelineConfig read, PipelineConfig::read(config));
  TRY(const Meta about, read_meta(meta));
  return Check(read, about).plan();
}

}  // namespace entente
