// The fast kernels equal their scalar twin on random numbers, for every count of tokens around the
// block sizes.
#include "parse/kernels.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "parse/shape.hpp"

namespace entente {
namespace {

class KernelsTest : public testing::Test {
 protected:
  void SetUp() override {
    if (&fast_ == &slow_) GTEST_SKIP() << "this machine has only the scalar kernels";
  }
  std::vector<float> random(std::size_t count, float scale = 1.0F) {
    std::uniform_real_distribution<float> numbers(-scale, scale);
    std::vector<float> values(count);
    for (float& value : values) value = numbers(random_);
    return values;
  }
  static void expect_near(const std::vector<float>& a, const std::vector<float>& b) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) ASSERT_NEAR(a[i], b[i], 1e-4F) << i;
  }

  std::mt19937 random_{20220314};
  const Kernels& fast_ = kernels(Kernel::best);
  const Kernels& slow_ = kernels(Kernel::scalar);
};

TEST_F(KernelsTest, embed) {
  const std::vector<float> table = random(24 * shape::projected), bias = random(shape::projected);
  for (std::size_t count = 0; count <= 24; ++count) {
    std::vector<const float*> rows;
    for (std::size_t r = 0; r < count; ++r) rows.push_back(table.data() + r * shape::projected);
    std::vector<float> a(shape::width), b(shape::width);
    fast_.embed(rows.data(), count, bias.data(), a.data());
    slow_.embed(rows.data(), count, bias.data(), b.data());
    expect_near(a, b);
  }
}

TEST_F(KernelsTest, maxout_and_normalize) {
  const std::vector<float> weights = random(shape::projected * shape::window, 0.1F),
                           bias = random(shape::projected);
  const std::vector<float> gain = random(2 * shape::width);
  for (std::size_t count = 0; count <= 13; ++count) {
    const std::vector<float> in = random((count + 2) * shape::width);
    std::vector<float> a(count * shape::width), b = a;
    fast_.maxout(in.data(), count, weights.data(), bias.data(), a.data());
    slow_.maxout(in.data(), count, weights.data(), bias.data(), b.data());
    expect_near(a, b);
    for (const bool add : {false, true}) {
      std::vector<float> c = random(count * shape::width), d = c;
      fast_.normalize(a.data(), count, gain.data(), add, c.data());
      slow_.normalize(a.data(), count, gain.data(), add, d.data());
      expect_near(c, d);
    }
  }
}

TEST_F(KernelsTest, linear_of_every_size) {
  for (const std::size_t inputs : {1U, 64U, 96U}) {
    for (const std::size_t outputs : {1U, 16U, 17U, 50U, 74U, 106U, 384U}) {
      const std::size_t row = shape::padded(outputs);
      const std::vector<float> weights = random(row * inputs, 0.3F), bias = random(row);
      for (std::size_t count = 0; count <= 6; ++count) {
        const std::vector<float> in = random(count * 100);
        std::vector<float> a(count * row), b = a;
        fast_.linear(in.data(), 100, count, inputs, weights.data(), bias.data(), outputs, a.data());
        slow_.linear(in.data(), 100, count, inputs, weights.data(), bias.data(), outputs, b.data());
        expect_near(a, b);
      }
    }
  }
}

TEST_F(KernelsTest, state) {
  const std::vector<float> table = random(8 * shape::state), bias = random(shape::state);
  for (std::size_t count = 0; count <= 8; ++count) {
    std::vector<const float*> rows;
    for (std::size_t r = 0; r < count; ++r) rows.push_back(table.data() + r * shape::state);
    std::vector<float> a(shape::hidden), b(shape::hidden);
    fast_.state(rows.data(), count, bias.data(), a.data());
    slow_.state(rows.data(), count, bias.data(), b.data());
    expect_near(a, b);
  }
}

// A token's numbers do not depend on how many tokens are computed beside it: chunked and whole
// documents agree to the bit.
TEST_F(KernelsTest, rows_are_independent) {
  const std::vector<float> weights = random(shape::projected * shape::window, 0.1F),
                           bias = random(shape::projected);
  const std::vector<float> in = random(12 * shape::width);
  std::vector<float> whole(10 * shape::width), one(shape::width);
  fast_.maxout(in.data(), 10, weights.data(), bias.data(), whole.data());
  for (std::size_t t = 0; t < 10; ++t) {
    fast_.maxout(in.data() + t * shape::width, 1, weights.data(), bias.data(), one.data());
    EXPECT_TRUE(std::equal(one.begin(), one.end(),
                           whole.begin() + static_cast<std::ptrdiff_t>(t * shape::width)));
  }
}

TEST(BestOf, takes_the_first_of_equals_and_only_what_is_allowed) {
  const float values[4] = {1.0F, 3.0F, 3.0F, 9.0F};
  const bool allowed[4] = {true, true, true, false};
  EXPECT_EQ(best_of(values, allowed, 4), 1U);
  const bool none[4] = {};
  EXPECT_EQ(best_of(values, none, 4), 4U);
}

}  // namespace
}  // namespace entente
