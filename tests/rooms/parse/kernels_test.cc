// The fast kernels equal their scalar twin on random numbers, for every count of tokens around the
// block sizes.
#include "parse/kernels.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "parse/shape.hpp"
#include "parse/winograd.hpp"

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

// One layer with the kernels' own order of the weights.
std::vector<float> convolved(const Kernels& kernels, const std::vector<float>& in, std::size_t from,
                             std::size_t count, const std::vector<float>& weights,
                             const std::vector<float>& bias) {
  std::vector<float> packed(kernels.packed_size), work(kernels.work_size(count)),
      out(count * shape::width);
  kernels.pack(weights.data(), bias.data(), packed.data());
  kernels.convolve(in.data() + from * shape::width, count, packed.data(), work.data(), out.data());
  return out;
}

TEST_F(KernelsTest, convolve_and_normalize) {
  const std::vector<float> weights = random(shape::projected * shape::window, 0.1F),
                           bias = random(shape::projected);
  const std::vector<float> gain = random(2 * shape::width);
  for (std::size_t count = 0; count <= 80; ++count) {
    const std::vector<float> in = random((count + 2) * shape::width);
    const std::vector<float> a = convolved(fast_, in, 0, count, weights, bias);
    const std::vector<float> b = convolved(slow_, in, 0, count, weights, bias);
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

// A tile's numbers do not depend on the tiles beside it: a document that begins at a tile has the
// same bits alone and among others.
TEST_F(KernelsTest, tiles_are_independent) {
  const std::vector<float> weights = random(shape::projected * shape::window, 0.1F),
                           bias = random(shape::projected);
  const std::vector<float> in = random(92 * shape::width);
  const std::vector<float> whole = convolved(fast_, in, 0, 90, weights, bias);
  for (std::size_t t = 0; t < 90; t += winograd::outputs) {
    const std::vector<float> one = convolved(fast_, in, t, winograd::outputs, weights, bias);
    EXPECT_TRUE(std::equal(one.begin(), one.end(),
                           whole.begin() + static_cast<std::ptrdiff_t>(t * shape::width)));
  }
}

TEST(BestOf, takes_the_first_of_equals) {
  const float values[4] = {1.0F, 3.0F, 3.0F, 2.0F};
  EXPECT_EQ(best_of(values, 4), 1U);
  EXPECT_EQ(best_of(values, 0), 0U);
}

}  // namespace
}  // namespace entente
