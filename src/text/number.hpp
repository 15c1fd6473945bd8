// Numbers and money as prose writes them: "nearly 2,200", "at least a dozen", "two", "$5.3 billion", "between 10 and 20".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente {

struct NumberRange {
  double low = 0, high = 0;  // inclusive; high is infinity for "at least", low is 0 for "up to"; "nearly n" and "about n" give n-10 % .. n (or n+10 %)
};

// None when the phrase holds no number. "dozens" = 24..99, "scores" = 40..99, "hundreds" = 200..999, "thousands" = 2000..9999, "a" / "one" = 1.
[[nodiscard]] std::optional<NumberRange> read_number(std::string_view phrase);

struct Money {
  NumberRange amount;     // in units of currency
  std::string currency;   // ISO 4217: "$" alone is USD
};
[[nodiscard]] std::optional<Money> read_money(std::string_view phrase);

}  // namespace entente
