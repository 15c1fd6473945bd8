// Names and exit codes of errors: one switch each, exhaustive, so that a new code cannot be
// forgotten.
#include "base/result.hpp"

namespace entente {

std::string_view name(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage: return "usage";
    case ErrorCode::bad_data: return "bad_data";
    case ErrorCode::no_input: return "no_input";
    case ErrorCode::not_article: return "not_article";
    case ErrorCode::too_large: return "too_large";
    case ErrorCode::truncated: return "truncated";
    case ErrorCode::bomb: return "bomb";
    case ErrorCode::skipped: return "skipped";
    case ErrorCode::withdrawn: return "withdrawn";
    case ErrorCode::bug: return "bug";
    case ErrorCode::cannot_create: return "cannot_create";
    case ErrorCode::io: return "io";
    case ErrorCode::busy: return "busy";
    case ErrorCode::no_model: return "no_model";
    case ErrorCode::bad_model: return "bad_model";
  }
  return "bug";
}

int exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::skipped:
    case ErrorCode::withdrawn: return 0;
    case ErrorCode::usage: return 64;
    case ErrorCode::bad_data:
    case ErrorCode::not_article:
    case ErrorCode::too_large:
    case ErrorCode::truncated:
    case ErrorCode::bomb:
    case ErrorCode::bad_model: return 65;
    case ErrorCode::no_input:
    case ErrorCode::no_model: return 66;
    case ErrorCode::bug: return 70;
    case ErrorCode::cannot_create: return 73;
    case ErrorCode::io: return 74;
    case ErrorCode::busy: return 75;
  }
  return 70;
}

}  // namespace entente
