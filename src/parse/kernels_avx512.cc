// The kernels for x86-64 with AVX-512: 8 tiles x 3 pieces x 16 outputs are 24 sums in 32 registers.
// The bits are those of AVX2.
#include <algorithm>
#include <array>
#include <cmath>

#include "parse/kernels.hpp"
#include "parse/shape.hpp"
#include "parse/winograd.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

// Only what follows is compiled for these instructions; see kernels_avx2.cc.
#pragma GCC push_options
#pragma GCC diagnostic push
// GCC 12's own header passes an undefined operand to instructions that ignore it (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC target("avx512f,avx2,fma")

#include "parse/kernels_vector.hpp"

namespace entente {
namespace {

struct Avx512 {
  using Vector = __m512;
  static constexpr std::size_t lanes = 16;
  static constexpr std::size_t tile_rows = 8;
  static constexpr std::size_t group = 16;
  static constexpr std::size_t linear_blocks = 4;
  static Vector zero() { return _mm512_setzero_ps(); }
  static Vector set(float value) { return _mm512_set1_ps(value); }
  static Vector load(const float* from) { return _mm512_loadu_ps(from); }
  static void store(float* to, Vector value) { _mm512_storeu_ps(to, value); }
  static Vector add(Vector a, Vector b) { return _mm512_add_ps(a, b); }
  static Vector sub(Vector a, Vector b) { return _mm512_sub_ps(a, b); }
  static Vector mul(Vector a, Vector b) { return _mm512_mul_ps(a, b); }
  static Vector max(Vector a, Vector b) { return _mm512_max_ps(a, b); }
  static Vector fma(Vector a, Vector b, Vector c) { return _mm512_fmadd_ps(a, b, c); }
  static Vector fnma(Vector a, Vector b, Vector c) { return _mm512_fnmadd_ps(a, b, c); }
  static float sum(const Vector (&chain)[1]) {
    const __m256 eight =
        _mm256_add_ps(_mm512_castps512_ps256(chain[0]),
                      _mm256_castpd_ps(_mm512_extractf64x4_pd(_mm512_castps_pd(chain[0]), 1)));
    const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
    const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
  }
};

}  // namespace

const Kernels avx512_kernels = VectorKernels<Avx512>::table("avx512");

}  // namespace entente

#pragma GCC diagnostic pop
#pragma GCC pop_options
#endif
