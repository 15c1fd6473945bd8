// Numbers and money in the words of wires: each row is a phrase and what it may mean.
#include "text/number.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace entente {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

struct NumberCase {
  const char* phrase;
  double low, high;
};

const NumberCase kNumbers[] = {
    {"2,200", 2200, 2200},
    {"nearly 2,200", 1980, 2200},
    {"Nearly 2,200 people", 1980, 2200},
    {"at least a dozen", 12, kInf},
    {"at least one", 1, kInf},
    {"at least a policeman", 1, kInf},
    {"two dozen", 24, 24},
    {"half a dozen soldiers", 6, 6},
    {"a half-dozen rockets", 6, 6},
    {"dozens", 24, 99},
    {"dozens of civilians", 24, 99},
    {"at least dozens", 24, kInf},
    {"scores of people", 40, 99},
    {"hundreds", 200, 999},
    {"thousands of troops", 2000, 9999},
    {"tens of thousands of refugees", 20000, 99999},
    {"hundreds of thousands", 200000, 999999},
    {"millions", 2e6, 9999999},
    {"more than 300", 300, kInf},
    {"over 1,000 people", 1000, kInf},
    {"upwards of 40", 40, kInf},
    {"300+", 300, kInf},
    {"20 or more", 20, kInf},
    {"no fewer than 17", 17, kInf},
    {"up to 50", 0, 50},
    {"as many as 190,000 troops", 0, 190000},
    {"fewer than 10", 0, 10},
    {"no more than five", 0, 5},
    {"less than a hundred", 0, 100},
    {"between 10 and 20", 10, 20},
    {"between one hundred and two hundred", 100, 200},
    {"10 to 20", 10, 20},
    {"10-20", 10, 20},
    {"10\xE2\x80\x93"
     "20 people",
     10, 20},
    {"two or three", 2, 3},
    {"5 to 6 million", 5e6, 6e6},
    {"5-6 million", 5e6, 6e6},
    {"2 million to 3 million", 2e6, 3e6},
    {"about 100", 90, 110},
    {"some 300 fighters", 270, 330},
    {"around 50", 45, 55},
    {"roughly two dozen", 21.6, 26.4},
    {"an estimated 400", 360, 440},
    {"50 or so", 45, 55},
    {"just over 100", 100, 110},
    {"just under 200", 180, 200},
    {"almost 1,000", 900, 1000},
    {"one million", 1e6, 1e6},
    {"1.5bn", 1.5e9, 1.5e9},
    {"1.5m", 1.5e6, 1.5e6},
    {"2.5 million", 2.5e6, 2.5e6},
    {"a hundred", 100, 100},
    {"a hundred and fifty", 150, 150},
    {"one hundred and five thousand two hundred and six", 105206, 105206},
    {"thirty-five", 35, 35},
    {"Twenty-one", 21, 21},
    {"forty two", 42, 42},
    {"three thousand", 3000, 3000},
    {"several hundred", 300, 900},
    {"a few dozen", 36, 108},
    {"a few", 3, 9},
    {"several people", 3, 9},
    {"a couple of soldiers", 2, 2},
    {"a couple of hundred", 200, 200},
    {"half a million", 5e5, 5e5},
    {"two and", 2, 2},
    {"zero", 0, 0},
    {"no casualties", 0, 0},
    {"a woman", 1, 1},
    {"one", 1, 1},
    {"seven hours", 7, 7},
    {"10 percent of the 40 tanks", 40, 40},
    {"another 15", 15, 15},
    {"more than another 15", 15, kInf},
    {"the 12 men", 12, 12},
    {"1,234,567", 1234567, 1234567},
    {"$5 million for 30 trucks", 30, 30},
    {"a 12-year-old girl", 1, 1},
    {"both men", 2, 2},
    {"six F-35 jets", 6, 6},
};

TEST(ReadNumber, ReadsPhrasesOfWires) {
  for (const NumberCase& c : kNumbers) {
    const auto range = read_number(c.phrase);
    ASSERT_TRUE(range.has_value()) << c.phrase;
    EXPECT_DOUBLE_EQ(range->low, c.low) << c.phrase;
    EXPECT_DOUBLE_EQ(range->high, c.high) << c.phrase;
  }
}

TEST(ReadNumber, FindsNoneWhereNothingIsCounted) {
  for (const char* phrase : {"",
                             " ",
                             "people",
                             "50%",
                             "ten percent",
                             "10 per cent",
                             "7:30",
                             "24/7",
                             "2022-03-13",
                             "13th",
                             "2,20",
                             ",",
                             "-",
                             "$5 million",
                             "1990s",
                             "the soldiers",
                             "bn",
                             "million",
                             "and",
                             "COVID-19",
                             "F-35",
                             "a third of the fleet"})
    EXPECT_FALSE(read_number(phrase).has_value()) << phrase;
}

struct MoneyCase {
  const char* phrase;
  double low, high;
  const char* currency;
};

const MoneyCase kMoney[] = {
    {"$5.3 billion", 5.3e9, 5.3e9, "USD"},
    {"$800m", 8e8, 8e8, "USD"},
    {"up to $50 million", 0, 5e7, "USD"},
    {"nearly $2 billion", 1.8e9, 2e9, "USD"},
    {"more than $13.6 billion in aid", 1.36e10, kInf, "USD"},
    {"between $10 million and $20 million", 1e7, 2e7, "USD"},
    {"between $10 and $20 million", 1e7, 2e7, "USD"},
    {"$5-6 billion", 5e9, 6e9, "USD"},
    {"$10 million to $20 million", 1e7, 2e7, "USD"},
    {"a $1.5bn loan", 1.5e9, 1.5e9, "USD"},
    {"US$300 million", 3e8, 3e8, "USD"},
    {"A$70 million", 7e7, 7e7, "AUD"},
    {"C$25m", 2.5e7, 2.5e7, "CAD"},
    {"\xE2\x82\xAC"
     "200m",
     2e8, 2e8, "EUR"},
    {"\xE2\x82\xAC 500 million", 5e8, 5e8, "EUR"},
    {"200 million euros", 2e8, 2e8, "EUR"},
    {"200 million \xE2\x82\xAC", 2e8, 2e8, "EUR"},
    {"\xC2\xA3"
     "3.5 million",
     3.5e6, 3.5e6, "GBP"},
    {"ten million pounds", 1e7, 1e7, "GBP"},
    {"\xC2\xA5"
     "10 billion",
     1e10, 1e10, "JPY"},
    {"10 billion yen", 1e10, 1e10, "JPY"},
    {"600 million yuan", 6e8, 6e8, "CNY"},
    {"1.2 trillion rubles", 1.2e12, 1.2e12, "RUB"},
    {"300 roubles", 300, 300, "RUB"},
    {"5 million Australian dollars", 5e6, 5e6, "AUD"},
    {"5 million U.S. dollars", 5e6, 5e6, "USD"},
    {"one billion dollars", 1e9, 1e9, "USD"},
    {"a billion dollars", 1e9, 1e9, "USD"},
    {"USD 40 million", 4e7, 4e7, "USD"},
    {"40 million EUR", 4e7, 4e7, "EUR"},
    {"50 billion won", 5e10, 5e10, "KRW"},
    {"millions of dollars", 2e6, 9999999, "USD"},
    {"300 trucks worth $5 million", 5e6, 5e6, "USD"},
    {"tens of millions of euros", 2e7, 99999999, "EUR"},
    {"about 3 million Swiss francs", 2.7e6, 3.3e6, "CHF"},
};

TEST(ReadMoney, ReadsAmountAndCurrency) {
  for (const MoneyCase& c : kMoney) {
    const auto money = read_money(c.phrase);
    ASSERT_TRUE(money.has_value()) << c.phrase;
    EXPECT_NEAR(money->amount.low, c.low, c.low * 1e-12) << c.phrase;
    if (c.high == kInf)
      EXPECT_EQ(money->amount.high, kInf) << c.phrase;
    else
      EXPECT_NEAR(money->amount.high, c.high, c.high * 1e-12) << c.phrase;
    EXPECT_EQ(money->currency, c.currency) << c.phrase;
  }
}

TEST(ReadMoney, FindsNoneWithoutCurrency) {
  for (const char* phrase : {"", "300 trucks", "five", "200 pounds of explosives", "won 5 seats",
                             "dollars", "$", "they won 12", "12 won"})
    EXPECT_FALSE(read_money(phrase).has_value()) << phrase;
}

TEST(ReadNumber, HostilePhrasesEndAtOnce) {
  const std::string digits(1U << 20U, '9');
  EXPECT_FALSE(read_number(digits).has_value());
  EXPECT_FALSE(read_money("$" + digits).has_value());
  EXPECT_FALSE(read_number(std::string(500, '9')).has_value());  // no finite number
  EXPECT_FALSE(read_number(std::string(512, ',')).has_value());
  std::string tens;
  while (tens.size() < 500) tens += "million ";
  EXPECT_FALSE(read_number(tens).has_value());
  std::string of = "tens";
  while (of.size() < 490) of += " of thousands";
  EXPECT_TRUE(read_number(of).has_value());
  for (int byte = 0; byte < 256; ++byte) {
    std::string text = "nearly 2,200 people";
    for (std::size_t at = 0; at < text.size(); ++at) {
      std::string broken = text;
      broken[at] = static_cast<char>(byte);
      (void)read_number(broken);
      (void)read_money(broken);
    }
  }
}

}  // namespace
}  // namespace entente
