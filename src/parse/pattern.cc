// Python and PCRE2 spell code points differently and disagree on what \S leaves out; the rest of
// the syntax used is common.
#include "parse/pattern.hpp"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <string>

#include "parse/msgpack_read.hpp"

namespace entente {
namespace {

struct FreeCode {
  void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
struct FreeData {
  void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};
struct FreeContext {
  void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};
struct FreeStack {
  void operator()(pcre2_jit_stack* stack) const { pcre2_jit_stack_free(stack); }
};

// \uXXXX and \UXXXXXXXX become \x{...}. A chunk never holds a character that Python calls a blank,
// so \S is any character.
std::string from_python(std::string_view expression) {
  std::string out;
  out.reserve(expression.size() + expression.size() / 4);
  if (expression.starts_with("(?u)")) expression.remove_prefix(4);
  for (std::size_t at = 0; at < expression.size(); ++at) {
    if (expression[at] != '\\' || at + 1 == expression.size()) {
      out.push_back(expression[at]);
      continue;
    }
    const char escape = expression[++at];
    const std::size_t digits = escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
    if (digits != 0) {
      out.append("\\x{").append(expression.substr(at + 1, digits)).append("}");
      at += digits;
    } else if (escape == 'S') {
      out.append("(?s:.)");
    } else {
      out.append({'\\', escape});
    }
  }
  return out;
}

}  // namespace

struct Matcher::Impl {
  std::unique_ptr<pcre2_match_data, FreeData> data{pcre2_match_data_create(1, nullptr)};
  std::unique_ptr<pcre2_match_context, FreeContext> context{pcre2_match_context_create(nullptr)};
  std::unique_ptr<pcre2_jit_stack, FreeStack> stack{
      pcre2_jit_stack_create(32U << 10U, 1U << 20U, nullptr)};
};

Matcher::Matcher() : impl_(std::make_unique<Impl>()) {
  pcre2_jit_stack_assign(impl_->context.get(), nullptr, impl_->stack.get());
}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

struct Pattern::Impl {
  std::unique_ptr<pcre2_code, FreeCode> code;
};

Pattern::Pattern(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

Result<Pattern> Pattern::compile(std::string_view expression, std::string_view where) {
  const std::string translated = from_python(expression);
  int error = 0;
  std::size_t offset = 0;
  auto impl = std::make_unique<Impl>();
  // NOLINTNEXTLINE: PCRE2's byte type is unsigned char
  const auto* bytes = reinterpret_cast<PCRE2_SPTR>(translated.data());
  impl->code.reset(
      pcre2_compile(bytes, translated.size(), PCRE2_UTF | PCRE2_UCP, &error, &offset, nullptr));
  if (impl->code == nullptr) {
    return msgpack_read::bad_model(
        "a tokenizer pattern does not compile at offset " + std::to_string(offset), where);
  }
  pcre2_jit_compile(impl->code.get(),
                    PCRE2_JIT_COMPLETE);  // without a JIT the interpreter gives the same matches
  return Pattern(std::move(impl));
}

Match Pattern::search(std::string_view subject, std::size_t from, Matcher& matcher) const {
  const auto* bytes = reinterpret_cast<PCRE2_SPTR>(subject.data());
  Matcher::Impl& own = *matcher.impl_;
  // A linear number of steps: a pattern that backtracks without end on hostile text gives up here.
  const std::size_t steps = 10'000 + 64 * (subject.size() - from);
  pcre2_set_match_limit(own.context.get(),
                        static_cast<std::uint32_t>(std::min<std::size_t>(steps, 100'000'000)));
  const int found = pcre2_match(impl_->code.get(), bytes, subject.size(), from, PCRE2_NO_UTF_CHECK,
                                own.data.get(), own.context.get());
  if (found == PCRE2_ERROR_NOMATCH) return {};
  if (found < 0) return {MatchOutcome::limit, 0, 0};
  const std::size_t* ends = pcre2_get_ovector_pointer(own.data.get());
  return {MatchOutcome::found, ends[0], ends[1]};
}

}  // namespace entente
