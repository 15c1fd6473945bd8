// The 8-bit kernels: every width of vector gives the bits of the slow twin, and the rounded layer
// is near the exact one. VNNI's width is tested with lanes that are loops, since few test machines
// have the instruction.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstring>
#include <random>
#include <vector>

#include "parse/int8_kernels.hpp"
#include "parse/int8_vector.hpp"
#include "parse/kernels.hpp"
#include "parse/shape.hpp"

namespace entente {
namespace {

// 16 lanes as arrays: what the instructions of int8_vnni.cc are said to do.
struct Plain {
  static constexpr std::size_t lanes = 16;
  static constexpr std::size_t rows = 4;
  using Vector = std::array<float, lanes>;
  using Integers = std::array<std::int32_t, lanes>;
  using Weights = std::array<std::int8_t, lanes * 4>;
  using Values = std::array<std::uint8_t, 4>;
  template <typename Work>
  static Vector each(const Work& work) {
    Vector out;
    for (std::size_t i = 0; i < lanes; ++i) out[i] = work(i);
    return out;
  }
  template <typename From>
  static Vector load(const From* from) {
    Vector out;
    std::memcpy(out.data(), from, sizeof out);
    return out;
  }
  static Vector zero() { return Vector{}; }
  static Vector set(float value) {
    return each([&](std::size_t) { return value; });
  }
  static void store(float* to, Vector value) { std::memcpy(to, value.data(), sizeof value); }
  static Vector mul(Vector a, Vector b) {
    return each([&](std::size_t i) { return a[i] * b[i]; });
  }
  static Vector max(Vector a, Vector b) {
    return each([&](std::size_t i) { return std::max(a[i], b[i]); });
  }
  static Vector fma(Vector a, Vector b, Vector c) {
    return each([&](std::size_t i) { return std::fma(a[i], b[i], c[i]); });
  }
  static Vector size_of(Vector a) {
    return each([&](std::size_t i) { return std::abs(a[i]); });
  }
  static float largest(Vector a) { return *std::max_element(a.begin(), a.end()); }
  static Integers none() { return Integers{}; }
  static Integers round(Vector a) {
    Integers out;
    for (std::size_t i = 0; i < lanes; ++i)
      out[i] = static_cast<std::int32_t>(std::nearbyint(a[i]));
    return out;
  }
  static void store_bytes(std::uint8_t* to, Integers a) {
    for (std::size_t i = 0; i < lanes; ++i)
      to[i] = static_cast<std::uint8_t>(a[i] + int8_layout::zero);
  }
  static Weights weights(const std::byte* from) {
    Weights out;
    std::memcpy(out.data(), from, sizeof out);
    return out;
  }
  static Values values(std::int32_t four) {
    Values out;
    std::memcpy(out.data(), &four, sizeof out);
    return out;
  }
  static Integers dot(Integers sum, Values a, Weights w) {
    for (std::size_t i = 0; i < lanes; ++i)
      for (std::size_t k = 0; k < 4; ++k) sum[i] += a[k] * w[i * 4 + k];
    return sum;
  }
  static Integers subtract(Integers a, const std::byte* from) {
    Integers b;
    std::memcpy(b.data(), from, sizeof b);
    for (std::size_t i = 0; i < lanes; ++i) a[i] -= b[i];
    return a;
  }
  static Vector to_floats(Integers a) {
    return each([&](std::size_t i) { return static_cast<float>(a[i]); });
  }
};
const Int8Kernels plain_kernels = Int8VectorKernels<Plain>::table("plain");

class Int8Test : public testing::Test {
 protected:
  std::vector<float> random(std::size_t count, float scale = 1.0F) {
    std::uniform_real_distribution<float> numbers(-scale, scale);
    std::vector<float> values(count);
    for (float& value : values) value = numbers(random_);
    return values;
  }
  static std::vector<float> layer(const Int8Kernels& kernels, const std::vector<float>& in,
                                  const std::vector<float>& weights,
                                  const std::vector<float>& bias) {
    const std::size_t rows = in.size() / shape::width;
    std::vector<std::byte> packed(kernels.packed_size);
    std::vector<std::uint8_t> bytes(in.size());
    std::vector<float> scales(rows), out((rows - 2) * shape::width);
    kernels.pack(weights.data(), bias.data(), packed.data());
    kernels.quantize(in.data(), rows, bytes.data(), scales.data());
    kernels.convolve(bytes.data(), scales.data(), rows - 2, packed.data(), out.data());
    return out;
  }
  std::mt19937 random_{20220314};
};

TEST_F(Int8Test, all_widths_have_the_bits_of_the_slow_twin) {
  const std::vector<float> weights = random(shape::projected * shape::window, 0.1F),
                           bias = random(shape::projected);
  for (const std::size_t count : {1U, 2U, 3U, 4U, 5U, 9U}) {
    std::vector<float> in = random((count + 2) * shape::width);
    std::fill_n(in.begin(), shape::width, 0.0F);  // a row of padding
    const std::vector<float> slow = layer(int8_scalar_kernels, in, weights, bias);
    EXPECT_EQ(layer(int8_kernels(Kernel::best), in, weights, bias), slow) << count;
    EXPECT_EQ(layer(int8_kernels(Kernel::avx2), in, weights, bias), slow) << count;
    EXPECT_EQ(layer(plain_kernels, in, weights, bias), slow) << count;
  }
}

TEST_F(Int8Test, a_rounded_layer_is_near_the_exact_one) {
  const std::vector<float> weights = random(shape::projected * shape::window, 0.1F),
                           bias = random(shape::projected);
  const std::size_t count = 40;
  const std::vector<float> in = random((count + 2) * shape::width);
  std::vector<float> packed(scalar_kernels.packed_size), exact(count * shape::width);
  scalar_kernels.pack(weights.data(), bias.data(), packed.data());
  scalar_kernels.convolve(in.data(), count, packed.data(), nullptr, exact.data());
  const std::vector<float> rounded = layer(int8_kernels(Kernel::best), in, weights, bias);
  for (std::size_t i = 0; i < exact.size(); ++i) EXPECT_NEAR(rounded[i], exact[i], 0.05F) << i;
}

}  // namespace
}  // namespace entente
