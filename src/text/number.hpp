// Numbers and money as prose writes them: "nearly 2,200", "at least a dozen", "two", "$5.3
// billion", "between 10 and 20".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente {

struct NumberRange {
  // Inclusive. "at least", "more than", "over", "300+": high is infinity. "up to", "as many as",
  // "fewer than": low is 0. "nearly", "almost", "just under" n: n - 10 % .. n. "about", "some",
  // "roughly" n: n -+ 10 %. "just over" n: n .. n + 10 %.
  double low = 0, high = 0;
};

// The first count of the phrase, none when it holds none. Shares ("50 %"), ages and money are no
// counts; nor are ordinals, clock times, dates with dashes and names with numbers ("F-35").
// "dozens" = 24..99, "scores" = 40..99, "hundreds" = 200..999, "thousands" = 2000..9999, "tens of
// thousands" = 20,000..99,999; "a few", "several", "a handful" = 3..9; "a couple" = 2; "a" that
// opens the phrase = 1; "no" that opens it = 0. A phrase longer than 512 bytes is no phrase: none.
[[nodiscard]] std::optional<NumberRange> read_number(std::string_view phrase);

struct Money {
  NumberRange amount;    // in units of currency
  std::string currency;  // ISO 4217: "$" alone is USD
};
// The first amount with a currency: sign or ISO code before or after it, or the name after it.
[[nodiscard]] std::optional<Money> read_money(std::string_view phrase);

}  // namespace entente
