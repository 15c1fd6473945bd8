// Inside the text room: amounts as prose counts them, found in the words of a phrase. What
// surrounds an amount ("at least", "dollars") is judged by number.cc and money.cc.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "text/number.hpp"

namespace entente {

using Words = std::span<const std::string>;

struct Amount {
  std::size_t begin = 0, end = 0;  // words [begin, end)
  double low = 0, high = 0;        // high is infinity for "300+"
  double scale = 1;                // last of hundred, thousand ... that the words name
};

// The amount, or range of amounts ("10 to 20", "5-6 million", "two or three"), that starts at word
// `at`.
std::optional<Amount> amount_at(Words words, std::size_t at);
// Applies the words around the amount: "at least", "nearly", "or more" ...
NumberRange bounded(Words words, const Amount& amount);
// True when the amount counts nothing: a share ("50%", "ten per cent") or an age ("12-year-old").
bool is_share_or_age(Words words, const Amount& amount);
// The currency (ISO 4217) that the words around an amount name, empty when they name none.
std::string_view currency_of(Words words, const Amount& amount);
bool is_currency_sign(std::string_view word);

}  // namespace entente
