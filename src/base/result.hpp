// Errors are values: Result<T> holds a T or an Error that says what went wrong, where, and what to
// do about it. Exceptions are left for bugs and bad_alloc; rooms never print.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace entente {

// The field of errors is closed; cli maps each to a sysexits number and `rejects` rows print its
// name.
enum class ErrorCode : std::uint8_t {
  usage,        // the call is wrong: unknown flag, missing argument (exit 64)
  bad_data,     // the input is not what it claims to be: binary, invalid JSON, broken archive (exit
                // 65)
  no_input,     // the file is missing, unreadable or a directory (exit 66)
  not_article,  // readable, but holds no article to code (exit 65)
  too_large,    // a limit of Limits was reached; never a silent cut (exit 65)
  truncated,    // the input ends in the middle of a record (exit 65)
  bomb,         // it unpacks to far more than any text does (exit 65)
  skipped,  // sound, but by its own word no story: an HTTP 404, an image; left out with the reason
            // and no fault (exit 0)
  withdrawn,      // the source has cancelled or withheld it; no fault (exit 0)
  bug,            // an invariant broke (exit 70)
  cannot_create,  // the output cannot be made (exit 73)
  io,             // reading or writing failed half-way (exit 74)
  busy,           // another process holds it (exit 75)
  no_model,       // the language model is missing (exit 66)
  bad_model,      // the language model was altered or is of another version (exit 65)
};

[[nodiscard]] std::string_view name(ErrorCode code);
[[nodiscard]] int exit_code(ErrorCode code);  // sysexits.h numbers, see each enumerator

struct Error {
  ErrorCode code = ErrorCode::bug;
  std::string what;   // one sentence for people: what is wrong
  std::string where;  // file, file:line or file@byte; may be empty
  std::string hint;   // what to do about it; may be empty
  // For the `rejects` row of an input, where `where` is put for people: the input's name (else
  // `where` is that) and the byte that the fault is at.
  std::string input{};
  std::optional<std::uint64_t> position{};
};

template <typename T>
class [[nodiscard]] Result {
 public:
  // `return value;` and `return Error{...};` are the point of the type, so both are implicit.
  // NOLINTBEGIN(google-explicit-constructor)
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}
  // NOLINTEND(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const T& value() const& { return std::get<0>(state_); }
  [[nodiscard]] T& value() & { return std::get<0>(state_); }
  [[nodiscard]] T&& value() && { return std::get<0>(std::move(state_)); }
  [[nodiscard]] const Error& error() const& { return std::get<1>(state_); }
  [[nodiscard]] Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

struct Done {};  // the value of a Result that only succeeds or fails

}  // namespace entente

#define ENTENTE_TRY_JOIN2(a, b) a##b
#define ENTENTE_TRY_JOIN(a, b) ENTENTE_TRY_JOIN2(a, b)
#define ENTENTE_TRY_AS(holder, declaration, expression) \
  auto holder = (expression);                           \
  if (!holder.ok()) return std::move(holder).error();   \
  declaration = std::move(holder).value()
// TRY(const Reading reading, read_page(...)); returns the error to the caller, or binds the value.
#define TRY(declaration, expression) \
  ENTENTE_TRY_AS(ENTENTE_TRY_JOIN(try_result_, __LINE__), declaration, expression)
