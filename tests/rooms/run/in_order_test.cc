// The law of the workers: the output is the same for 1..N threads, whatever each piece of work
// takes.
#include "run/in_order.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>

namespace entente {
namespace {

std::vector<std::string> squares(std::size_t threads, int count) {
  std::vector<std::string> out;
  int at = 0;
  in_order(
      threads,
      [&]() -> std::optional<int> { return at < count ? std::optional<int>(at++) : std::nullopt; },
      [](int&& n, Arena& arena) {
        if (n % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
        return std::string(arena.keep(std::to_string(n * n)));
      },
      [&](std::string&& text) {
        out.push_back(std::move(text));
        return true;
      });
  return out;
}

TEST(InOrderTest, OutputIsTheSameForAnyNumberOfThreads) {
  const std::vector<std::string> one = squares(1, 300);
  ASSERT_EQ(one.size(), 300U);
  for (const std::size_t threads : {2U, 3U, 8U}) EXPECT_EQ(squares(threads, 300), one) << threads;
}

TEST(InOrderTest, NoInputNoOutput) {
  EXPECT_TRUE(squares(1, 0).empty());
  EXPECT_TRUE(squares(4, 0).empty());
}

TEST(InOrderTest, HoldsNoMoreThanItsWindow) {
  std::atomic<int> open = 0;
  int most = 0;
  int at = 0;
  in_order(
      4,
      [&]() -> std::optional<int> {
        most = std::max(most, ++open);
        return at < 500 ? std::optional<int>(at++) : std::nullopt;
      },
      [](int&& n, Arena&) { return n; },
      [&](int&&) {
        --open;
        return true;
      });
  EXPECT_LE(most, 4 * 4 + 4);
}

TEST(InOrderTest, StopsWhenNobodyListens) {
  for (const std::size_t threads : {1U, 4U}) {
    int delivered = 0;
    int at = 0;
    in_order(
        threads, [&]() -> std::optional<int> { return at++; }, [](int&& n, Arena&) { return n; },
        [&](int&&) { return ++delivered < 10; });
    EXPECT_EQ(delivered, 10);
  }
}

TEST(InOrderTest, WhatWorkThrowsReachesTheCaller) {
  for (const std::size_t threads : {1U, 4U}) {
    int at = 0;
    const auto broken = [&] {
      in_order(
          threads,
          [&]() -> std::optional<int> {
            return at < 100 ? std::optional<int>(at++) : std::nullopt;
          },
          [](int&& n, Arena&) {
            if (n == 50) throw std::runtime_error("broken");
            return n;
          },
          [](int&&) { return true; });
    };
    EXPECT_THROW(broken(), std::runtime_error);
  }
}

}  // namespace
}  // namespace entente
