// Sign-offs: what stands at the end of an agency's story and is none of it. `(Reporting by A in X;
// Editing by B)`, `sms/ec`, `Enditem`, `-30-`, `(ANI)`; the people become credits.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/agencies.hpp"
#include "page/page.hpp"

namespace entente::page {

struct SignOff {
  std::vector<Credit> credits;
  std::string initials;
  const AgencyName* agency = nullptr;
};
// The whole line signs off.
[[nodiscard]] std::optional<SignOff> read_sign_off(std::string_view line);

struct SignOffTail {
  std::size_t begin = 0;  // of the text, where the sign-off starts
  SignOff sign_off;
};
// The paragraph ends in one: `... he said. (Reporting by Jane Roe)`, `... he said. Enditem`, `...
// he said. (ANI)`, `... he said. - Reuters`.
[[nodiscard]] std::optional<SignOffTail> find_sign_off_tail(std::string_view paragraph);

}  // namespace entente::page
