// The kernels for 16 lanes are compiled for AVX-512, which few test machines have. Here the same
// templates run with 16 lanes made of two AVX2 registers: their bits must be those of 8 lanes.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <vector>

#include "parse/kernels.hpp"
#include "parse/shape.hpp"
#include "parse/winograd.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

#pragma GCC push_options
#pragma GCC target("avx2,fma")

#include "parse/kernels_vector.hpp"

namespace entente {
namespace {

struct Pair {
  struct Vector {
    __m256 low, high;
  };
  static constexpr std::size_t lanes = 16;
  static constexpr std::size_t tile_rows = 8;
  static constexpr std::size_t group = 16;
  static constexpr std::size_t linear_blocks = 4;
  static Vector zero() { return {_mm256_setzero_ps(), _mm256_setzero_ps()}; }
  static Vector set(float value) { return {_mm256_set1_ps(value), _mm256_set1_ps(value)}; }
  static Vector load(const float* from) {
    return {_mm256_loadu_ps(from), _mm256_loadu_ps(from + 8)};
  }
  static void store(float* to, Vector value) {
    _mm256_storeu_ps(to, value.low);
    _mm256_storeu_ps(to + 8, value.high);
  }
  static Vector add(Vector a, Vector b) {
    return {_mm256_add_ps(a.low, b.low), _mm256_add_ps(a.high, b.high)};
  }
  static Vector sub(Vector a, Vector b) {
    return {_mm256_sub_ps(a.low, b.low), _mm256_sub_ps(a.high, b.high)};
  }
  static Vector mul(Vector a, Vector b) {
    return {_mm256_mul_ps(a.low, b.low), _mm256_mul_ps(a.high, b.high)};
  }
  static Vector max(Vector a, Vector b) {
    return {_mm256_max_ps(a.low, b.low), _mm256_max_ps(a.high, b.high)};
  }
  static Vector fma(Vector a, Vector b, Vector c) {
    return {_mm256_fmadd_ps(a.low, b.low, c.low), _mm256_fmadd_ps(a.high, b.high, c.high)};
  }
  static Vector fnma(Vector a, Vector b, Vector c) {
    return {_mm256_fnmadd_ps(a.low, b.low, c.low), _mm256_fnmadd_ps(a.high, b.high, c.high)};
  }
  static float sum(const Vector (&chain)[1]) {
    const __m256 eight = _mm256_add_ps(chain[0].low, chain[0].high);
    const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
    const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
  }
};

const Kernels wide_kernels = VectorKernels<Pair>::table("pair");

}  // namespace
}  // namespace entente

#pragma GCC pop_options

namespace entente {
namespace {

class WideKernelsTest : public testing::Test {
 protected:
  void SetUp() override {
    if (kernels(Kernel::avx2).name != "avx2") GTEST_SKIP() << "this machine has no AVX2";
  }
  std::vector<float> random(std::size_t count) {
    std::uniform_real_distribution<float> numbers(-1.0F, 1.0F);
    std::vector<float> values(count);
    for (float& value : values) value = numbers(random_);
    return values;
  }
  std::mt19937 random_{20220314};
  const Kernels& narrow_ = avx2_kernels;
  const Kernels& wide_ = wide_kernels;
};

TEST_F(WideKernelsTest, a_layer_has_the_same_bits) {
  const std::vector<float> weights = random(shape::projected * shape::window),
                           bias = random(shape::projected), gain = random(2 * shape::width);
  for (const std::size_t count : {1U, 5U, 6U, 48U, 97U, 200U}) {
    const std::vector<float> in = random((count + 2) * shape::width);
    const auto layer = [&](const Kernels& kernels) {
      std::vector<float> packed(kernels.packed_size), work(kernels.work_size(count)),
          sum(count * shape::width), out(count * shape::width);
      kernels.pack(weights.data(), bias.data(), packed.data());
      kernels.convolve(in.data(), count, packed.data(), work.data(), sum.data());
      kernels.normalize(sum.data(), count, gain.data(), false, out.data());
      return out;
    };
    EXPECT_EQ(layer(narrow_), layer(wide_)) << count;
  }
}

TEST_F(WideKernelsTest, linear_has_the_same_bits) {
  for (const std::size_t outputs : {16U, 50U, 74U, 106U, 128U}) {
    const std::size_t row = shape::padded(outputs);
    const std::vector<float> weights = random(row * shape::width), bias = random(row);
    for (std::size_t count = 0; count <= 9; ++count) {
      const std::vector<float> in = random(count * shape::width);
      std::vector<float> a(count * row), b = a;
      narrow_.linear(in.data(), shape::width, count, shape::width, weights.data(), bias.data(),
                     outputs, a.data());
      wide_.linear(in.data(), shape::width, count, shape::width, weights.data(), bias.data(),
                   outputs, b.data());
      EXPECT_EQ(a, b) << outputs << ' ' << count;
    }
  }
}

TEST_F(WideKernelsTest, embed_and_state_have_the_same_bits) {
  const std::vector<float> table = random(24 * shape::projected), bias = random(shape::projected);
  std::vector<const float*> rows;
  for (std::size_t r = 0; r < 24; ++r) rows.push_back(table.data() + r * shape::projected);
  std::vector<float> a(shape::width), b(shape::width);
  narrow_.embed(rows.data(), rows.size(), bias.data(), a.data());
  wide_.embed(rows.data(), rows.size(), bias.data(), b.data());
  EXPECT_EQ(a, b);
  narrow_.state(rows.data(), 8, bias.data(), a.data());
  wide_.state(rows.data(), 8, bias.data(), b.data());
  EXPECT_EQ(a, b);
}

}  // namespace
}  // namespace entente
#endif
