// entente explain SENTENCE: how the coder came to its answer, for people.
#include <algorithm>

#include "cli/call.hpp"
#include "cli/console.hpp"
#include "run/model_path.hpp"
#include "run/pipeline.hpp"
#include "run/source.hpp"
#include "text/utf8.hpp"

namespace entente::cli {
namespace {

Result<std::string> sentence_of(const Call& call, const Limits& limits) {
  std::string sentence = call.operands()[0];
  if (sentence == "-") {
    TRY(Page page, read_file("-", limits));
    sentence = std::move(page.bytes);
  }
  if (sentence.size() > limits.block_bytes) {
    return Error{ErrorCode::too_large,
                 "the sentence is over " + std::to_string(limits.block_bytes >> 20U) + " MiB", "",
                 "Give one sentence"};
  }
  if (const auto at = find_invalid_utf8(sentence)) {
    return Error{ErrorCode::bad_data, "the sentence is not valid UTF-8",
                 "byte " + std::to_string(*at), "Convert it with iconv"};
  }
  if (sentence.find('\0') != std::string::npos) {
    return Error{ErrorCode::bad_data, "the sentence holds a NUL byte", "",
                 "Give text, not binary data"};
  }
  while (!sentence.empty() && (sentence.back() == '\n' || sentence.back() == '\r'))
    sentence.pop_back();
  if (sentence.find_first_not_of(" \t\r\n") == std::string::npos) {
    return Error{ErrorCode::bad_data, "the sentence is empty", "", "Give one sentence in quotes"};
  }
  return sentence;
}

}  // namespace

int run_explain(const Call& call) {
  const Limits limits;
  const Result<std::string> sentence = sentence_of(call, limits);
  if (!sentence.ok()) return complain(sentence.error());
  const Result<std::string> model = find_model(std::string(call.get("model")));
  if (!model.ok()) return complain(model.error());
  const Result<std::unique_ptr<const Kit>> kit =
      Kit::load(model.value(), limits, Kernel::best, segments_of(call), precision_of(call));
  if (!kit.ok()) return complain(kit.error());

  Story story;
  story.page = "argument";
  story.item = "main";
  story.published = call.date();
  if (story.published) story.published_source = "argument";
  Context context{std::move(story)};
  Arena arena;
  const Parsed parsed = kit.value()->parser->parse(sentence.value(), arena, kit.value()->segments);
  const Passage passage{sentence.value(), 0, false};
  std::string text = kit.value()->coder.explain(passage, parsed, limits, context);
  if (!text.ends_with('\n')) text += '\n';
  Output output;
  output.print(text);
  return output.finish();
}

}  // namespace entente::cli
