// Pattern: one regular expression of the tokenizer, written for Python's re, compiled by PCRE2 with
// its JIT. RE2 has no look-behind, which these need. The patterns come from the model, the subjects
// from anywhere: each match has a limit.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "base/result.hpp"

namespace entente {

enum class MatchOutcome : unsigned char {
  found,
  none,
  limit
};  // limit: given up, to be treated as none and counted

struct Match {
  MatchOutcome outcome = MatchOutcome::none;
  std::size_t begin = 0, end = 0;  // byte offsets in the subject
  [[nodiscard]] bool found() const { return outcome == MatchOutcome::found; }
};

// What one thread needs to match: buffers only, reused from call to call.
class Matcher {
 public:
  Matcher();
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;
  ~Matcher();

 private:
  friend class Pattern;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

class Pattern {
 public:
  // `expression` in Python's syntax; `where` names it in the error.
  static Result<Pattern> compile(std::string_view expression, std::string_view where);
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  // The first match that starts at or after `from`; what is before it is seen by look-behind. The
  // subject is well-formed UTF-8.
  [[nodiscard]] Match search(std::string_view subject, std::size_t from, Matcher& matcher) const;

 private:
  struct Impl;
  explicit Pattern(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente
