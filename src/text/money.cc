// Which currency an amount is in, and read_money. A name that several currencies share ("pesos",
// "francs", "dinars") needs its country's adjective; "$", "pounds" and "rupees" alone are the ones
// that news means by them.
#include <array>

#include "text/amounts.hpp"
#include "text/number.hpp"
#include "text/words.hpp"

namespace entente {
namespace {

struct Currency {
  std::string_view words, code;
};

constexpr std::array<Currency, 27> kSigns{{
    {"$", "USD"},   {"us$", "USD"}, {"a$", "AUD"},  {"au$", "AUD"}, {"c$", "CAD"},  {"ca$", "CAD"},
    {"nz$", "NZD"}, {"s$", "SGD"},  {"hk$", "HKD"}, {"nt$", "TWD"}, {"r$", "BRL"},  {"mx$", "MXN"},
    {"£", "GBP"},   {"€", "EUR"},   {"¥", "JPY"},   {"cn¥", "CNY"}, {"₽", "RUB"}, {"₴", "UAH"},
    {"₹", "INR"},   {"₩", "KRW"},   {"₺", "TRY"},   {"₪", "ILS"},   {"₦", "NGN"},   {"₫", "VND"},
    {"₱", "PHP"},   {"₸", "KZT"},   {"₾", "GEL"},
}};

// After the amount; longer ones first.
constexpr std::array<Currency, 79> kNames{{
    {"new zealand dollars", "NZD"},
    {"hong kong dollars", "HKD"},
    {"saudi riyals", "SAR"},
    {"us dollars", "USD"},
    {"u s dollars", "USD"},
    {"american dollars", "USD"},
    {"australian dollars", "AUD"},
    {"canadian dollars", "CAD"},
    {"singapore dollars", "SGD"},
    {"taiwan dollars", "TWD"},
    {"taiwanese dollars", "TWD"},
    {"pounds sterling", "GBP"},
    {"british pounds", "GBP"},
    {"egyptian pounds", "EGP"},
    {"lebanese pounds", "LBP"},
    {"syrian pounds", "SYP"},
    {"sudanese pounds", "SDG"},
    {"swiss francs", "CHF"},
    {"cfa francs", "XOF"},
    {"japanese yen", "JPY"},
    {"chinese yuan", "CNY"},
    {"russian rubles", "RUB"},
    {"russian roubles", "RUB"},
    {"belarusian rubles", "BYN"},
    {"belarusian roubles", "BYN"},
    {"indian rupees", "INR"},
    {"pakistani rupees", "PKR"},
    {"sri lankan rupees", "LKR"},
    {"nepalese rupees", "NPR"},
    {"mexican pesos", "MXN"},
    {"argentine pesos", "ARS"},
    {"colombian pesos", "COP"},
    {"chilean pesos", "CLP"},
    {"philippine pesos", "PHP"},
    {"turkish lira", "TRY"},
    {"turkish liras", "TRY"},
    {"korean won", "KRW"},
    {"iraqi dinars", "IQD"},
    {"kuwaiti dinars", "KWD"},
    {"serbian dinars", "RSD"},
    {"swedish kronor", "SEK"},
    {"norwegian kroner", "NOK"},
    {"danish kroner", "DKK"},
    {"czech crowns", "CZK"},
    {"czech koruna", "CZK"},
    {"iranian rials", "IRR"},
    {"qatari riyals", "QAR"},
    {"uae dirhams", "AED"},
    {"dollars", "USD"},
    {"dollar", "USD"},
    {"euros", "EUR"},
    {"euro", "EUR"},
    {"pounds", "GBP"},
    {"yen", "JPY"},
    {"yuan", "CNY"},
    {"renminbi", "CNY"},
    {"rmb", "CNY"},
    {"rubles", "RUB"},
    {"roubles", "RUB"},
    {"ruble", "RUB"},
    {"rouble", "RUB"},
    {"rupees", "INR"},
    {"hryvnias", "UAH"},
    {"hryvnia", "UAH"},
    {"hryvnyas", "UAH"},
    {"won", "KRW"},
    {"lira", "TRY"},
    {"zlotys", "PLN"},
    {"zloty", "PLN"},
    {"shekels", "ILS"},
    {"dirhams", "AED"},
    {"rials", "IRR"},
    {"kronor", "SEK"},
    {"forints", "HUF"},
    {"reais", "BRL"},
    {"naira", "NGN"},
    {"rand", "ZAR"},
    {"baht", "THB"},
    {"ringgit", "MYR"},
}};

// ISO codes stand before or after the amount: "USD 5 million", "5 million EUR".
constexpr std::array<std::string_view, 28> kCodes{
    {"usd", "eur", "gbp", "jpy", "cny", "rub", "uah", "aud", "cad", "nzd",
     "chf", "inr", "krw", "try", "ils", "sar", "aed", "brl", "mxn", "zar",
     "pln", "sek", "nok", "dkk", "sgd", "hkd", "twd", "pkr"}};
constexpr std::array<std::string_view, 28> kUpper{
    {"USD", "EUR", "GBP", "JPY", "CNY", "RUB", "UAH", "AUD", "CAD", "NZD",
     "CHF", "INR", "KRW", "TRY", "ILS", "SAR", "AED", "BRL", "MXN", "ZAR",
     "PLN", "SEK", "NOK", "DKK", "SGD", "HKD", "TWD", "PKR"}};

std::string_view sign_code(std::string_view word) {
  for (const Currency& sign : kSigns)
    if (sign.words == word) return sign.code;
  return {};
}

std::string_view iso_code(std::string_view word) {
  for (std::size_t i = 0; i < kCodes.size(); ++i)
    if (kCodes[i] == word && word != "try") return kUpper[i];  // "try" is a verb far more often
  return {};
}

// How many words of `phrase` stand at `at`; 0 when they do not all stand there.
std::size_t match(Words words, std::size_t at, std::string_view phrase) {
  std::size_t count = 0;
  while (!phrase.empty()) {
    const std::size_t space = std::min(phrase.find(' '), phrase.size());
    if (at + count >= words.size() || words[at + count] != phrase.substr(0, space)) return 0;
    phrase.remove_prefix(std::min(space + 1, phrase.size()));
    ++count;
  }
  return count;
}

std::string_view name_after(Words words, std::size_t at, double low) {
  if (at < words.size() && (words[at] == "of" || words[at] == "in")) ++at;  // "millions of dollars"
  for (const Currency& name : kNames) {
    const std::size_t count = match(words, at, name.words);
    if (count == 0) continue;
    const bool weight = name.words == "pounds" && at + 1 < words.size() && words[at + 1] == "of";
    const bool verb = name.words == "won" && low < 100;
    if (!weight && !verb) return name.code;
  }
  return {};
}

}  // namespace

bool is_currency_sign(std::string_view word) {
  return !sign_code(word).empty();
}

std::string_view currency_of(Words words, const Amount& amount) {
  if (amount.begin > 0) {
    const std::string_view before = words[amount.begin - 1];
    if (const auto code = sign_code(before); !code.empty()) return code;
    if (const auto code = iso_code(before); !code.empty()) return code;
  }
  if (amount.end >= words.size()) return {};
  if (const auto code = sign_code(words[amount.end]); !code.empty()) return code;
  if (const auto code = iso_code(words[amount.end]); !code.empty()) return code;
  return name_after(words, amount.end, amount.low);
}

std::optional<Money> read_money(std::string_view phrase) {
  if (phrase.size() > kPhraseBytes) return std::nullopt;
  const std::vector<std::string> words = phrase_words(phrase);
  for (std::size_t at = 0; at < words.size();) {
    const std::optional<Amount> amount = amount_at(words, at);
    if (!amount) {
      ++at;
      continue;
    }
    if (const auto code = currency_of(words, *amount); !code.empty())
      return Money{bounded(words, *amount), std::string(code)};
    at = amount->end;
  }
  return std::nullopt;
}

}  // namespace entente
