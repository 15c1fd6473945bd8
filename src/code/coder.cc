// The coder: one passage, sentence by sentence, in the order a reader meets them.
#include "code/coder.hpp"

#include <fmt/format.h>

#include "base/embedded.hpp"
#include "code/actors.hpp"
#include "code/claims.hpp"
#include "code/explain.hpp"
#include "code/lexicon.hpp"
#include "code/memory.hpp"
#include "code/sentence.hpp"
#include "code/tree.hpp"
#include "code/words.hpp"

namespace entente {

Context::Context(Story story) : story_(std::move(story)), memory_(std::make_unique<Memory>()) {}
Context::Context(Context&&) noexcept = default;
Context::~Context() = default;

struct Coder::Impl {
  const World* world = nullptr;
  Words words;
  Lexicon lexicon;
};

Coder::Coder(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Coder::Coder(Coder&&) noexcept = default;
Coder& Coder::operator=(Coder&&) noexcept = default;
Coder::~Coder() = default;

Result<Coder> Coder::load(const Parser& parser, const World& world) {
  auto impl = std::make_unique<Impl>();
  impl->world = &world;
  std::vector<EmbeddedFile> lexicon;
  for (const EmbeddedFile& file : embedded_code()) {
    if (file.path.ends_with("words.tsv")) {
      TRY(impl->words, Words::read(file.bytes, file.path));
    } else if (file.path.ends_with(".lex")) {
      lexicon.push_back(file);
    }
  }
  TRY(impl->lexicon, Lexicon::read(lexicon, parser, impl->words));
  return Coder(std::move(impl));
}

std::size_t Coder::rules() const {
  return impl_->lexicon.patterns().size();
}

std::vector<RuleExample> Coder::examples() const {
  std::vector<RuleExample> out;
  for (const auto& pattern : impl_->lexicon.patterns())
    out.push_back({pattern->rule->name, pattern->spoken,
                   fmt::format("{}:{}", pattern->rule->file, pattern->line), true,
                   pattern->rule->answer});
  for (const NotExample& n : impl_->lexicon.not_examples())
    out.push_back({n.rule->name, n.text, fmt::format("{}:{}", n.rule->file, n.line), false, false});
  return out;
}

namespace {

// Marks the official of this sentence as off the record when the sentence says so ("on condition of
// anonymity").
void note_anonymity(const Tree& tree, const Words& words, TokenRange sentence, Context& context) {
  if (!context.memory().official) return;
  for (int i = sentence.begin; i < sentence.end; ++i)
    if (words.has("anonymous", tree.lemma(i))) context.memory().official->on_record = false;
}

bool ends_in_quote(const Tree& tree) {
  return tree.size() > 0 && tree.quoted(tree.size() - 1) && tree[tree.size() - 1].text != "\"";
}

}  // namespace

void Coder::code(const Passage& passage, const Parsed& parsed, const Limits& limits,
                 Context& context, Reports& out) const {
  const Tree tree(parsed);
  Actors actors(*impl_->world, impl_->words, tree, passage, context);
  Claims claims(impl_->words, tree, actors, passage, context);
  SentenceCoder coder(*impl_->world, impl_->words, impl_->lexicon, limits, tree, actors, claims,
                      passage, context);
  auto& memory = context.memory();
  if (!memory.open_quote) memory.speaker.reset();
  for (std::size_t s = 0; s < parsed.sentences.size(); ++s) {
    const TokenRange sentence = parsed.sentences[s];
    const int number = ++memory.sentences;
    const TextSpan span = tree.span(sentence).shifted(passage.offset);
    if (static_cast<std::size_t>(sentence.end - sentence.begin) > limits.sentence_tokens) {
      out.rejects.push_back({context.story().page, context.story().item, span, "sentence_too_long",
                             fmt::format("{} tokens, the limit is {}: not coded",
                                         sentence.end - sentence.begin, limits.sentence_tokens)});
      continue;
    }
    if (passage.truncated && s + 1 == parsed.sentences.size()) {
      out.rejects.push_back({context.story().page, context.story().item, span, "sentence_cut",
                             "the carrier cut this sentence: not coded"});
      continue;
    }
    claims.learn(sentence, {parsed.sentences.begin() + static_cast<std::ptrdiff_t>(s) + 1,
                            parsed.sentences.end()});
    coder.code(sentence, number, out);
    actors.learn(sentence);
    note_anonymity(tree, impl_->words, sentence, context);
  }
  memory.open_quote = ends_in_quote(tree);
}

std::string Coder::explain(const Passage& passage, const Parsed& parsed, const Limits& limits,
                           Context& context) const {
  const Tree tree(parsed);
  std::string out = explain_tree(tree);
  const Actors actors(*impl_->world, impl_->words, tree, passage, context);
  out += explain_actors(tree, actors);
  Reports reports;
  code(passage, parsed, limits, context, reports);
  out += explain_reports(reports);
  return out;
}

}  // namespace entente
