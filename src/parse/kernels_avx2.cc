// The kernels for x86-64 with AVX2 and FMA: 4 tiles x 3 pieces x 8 outputs are the 12 sums that fit
// the 16 registers.
#include <algorithm>
#include <array>
#include <cmath>

#include "parse/kernels.hpp"
#include "parse/shape.hpp"
#include "parse/winograd.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

// Only what follows is compiled for these instructions; functions that other files share stand
// above, so that the linker cannot hand a machine without AVX2 a copy that it cannot run.
#pragma GCC push_options
#pragma GCC target("avx2,fma")

#include "parse/kernels_vector.hpp"

namespace entente {
namespace {

struct Avx2 {
  using Vector = __m256;
  static constexpr std::size_t lanes = 8;
  static constexpr std::size_t tile_rows = 4;
  static constexpr std::size_t group = 12;
  static constexpr std::size_t linear_blocks = 1;
  static Vector zero() { return _mm256_setzero_ps(); }
  static Vector set(float value) { return _mm256_set1_ps(value); }
  static Vector load(const float* from) { return _mm256_loadu_ps(from); }
  static void store(float* to, Vector value) { _mm256_storeu_ps(to, value); }
  static Vector add(Vector a, Vector b) { return _mm256_add_ps(a, b); }
  static Vector sub(Vector a, Vector b) { return _mm256_sub_ps(a, b); }
  static Vector mul(Vector a, Vector b) { return _mm256_mul_ps(a, b); }
  static Vector max(Vector a, Vector b) { return _mm256_max_ps(a, b); }
  static Vector fma(Vector a, Vector b, Vector c) { return _mm256_fmadd_ps(a, b, c); }
  static Vector fnma(Vector a, Vector b, Vector c) { return _mm256_fnmadd_ps(a, b, c); }
  static float sum(const Vector (&chains)[2]) {
    const Vector eight = _mm256_add_ps(chains[0], chains[1]);
    const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
    const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
  }
};

}  // namespace

const Kernels avx2_kernels = VectorKernels<Avx2>::table("avx2");

}  // namespace entente

#pragma GCC pop_options
#endif
