// The 8-bit kernels with AVX2, which has no instruction for them: bytes are taken apart into even
// and odd ones of 16 bits, so that no sum saturates. It is there to give every machine the same
// answers; fp32 is faster without VNNI.
#include "parse/int8_kernels.hpp"
#include "parse/int8_layout.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

// See kernels_avx2.cc for why the pragma stands below the includes.
#pragma GCC push_options
#pragma GCC target("avx2,fma")

#include "parse/int8_vector.hpp"

namespace entente {
namespace {

struct Avx2 {
  using Vector = __m256;
  using Integers = __m256i;
  struct Halves {
    __m256i even, odd;
  };
  using Weights = Halves;
  using Values = Halves;
  static constexpr std::size_t lanes = 8;
  static constexpr std::size_t rows = 2;
  static Vector zero() { return _mm256_setzero_ps(); }
  static Vector set(float value) { return _mm256_set1_ps(value); }
  static Vector load(const float* from) { return _mm256_loadu_ps(from); }
  static Vector load(const std::byte* from) {
    return _mm256_castsi256_ps(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)));
  }
  static void store(float* to, Vector value) { _mm256_storeu_ps(to, value); }
  static Vector mul(Vector a, Vector b) { return _mm256_mul_ps(a, b); }
  static Vector max(Vector a, Vector b) { return _mm256_max_ps(a, b); }
  static Vector fma(Vector a, Vector b, Vector c) { return _mm256_fmadd_ps(a, b, c); }
  static Vector size_of(Vector a) { return _mm256_andnot_ps(_mm256_set1_ps(-0.0F), a); }
  static float largest(Vector a) {
    __m128 four = _mm_max_ps(_mm256_castps256_ps128(a), _mm256_extractf128_ps(a, 1));
    four = _mm_max_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_max_ss(four, _mm_movehdup_ps(four)));
  }
  static Integers none() { return _mm256_setzero_si256(); }
  static Integers round(Vector a) { return _mm256_cvtps_epi32(a); }
  static void store_bytes(std::uint8_t* to, Integers a) {
    const __m256i moved = _mm256_add_epi32(a, _mm256_set1_epi32(int8_layout::zero));
    const __m128i words =
        _mm_packus_epi32(_mm256_castsi256_si128(moved), _mm256_extracti128_si256(moved, 1));
    _mm_storel_epi64(reinterpret_cast<__m128i*>(to), _mm_packus_epi16(words, words));
  }
  static Weights weights(const std::byte* from) {
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
    return {_mm256_srai_epi16(_mm256_slli_epi16(bytes, 8), 8), _mm256_srai_epi16(bytes, 8)};
  }
  static Values values(std::int32_t four) {
    const __m256i bytes = _mm256_set1_epi32(four);
    return {_mm256_and_si256(bytes, _mm256_set1_epi16(0xff)), _mm256_srli_epi16(bytes, 8)};
  }
  static Integers dot(Integers sum, Values a, Weights w) {
    return _mm256_add_epi32(
        sum, _mm256_add_epi32(_mm256_madd_epi16(a.even, w.even), _mm256_madd_epi16(a.odd, w.odd)));
  }
  static Integers subtract(Integers a, const std::byte* b) {
    return _mm256_sub_epi32(a, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(b)));
  }
  static Vector to_floats(Integers a) { return _mm256_cvtepi32_ps(a); }
};

}  // namespace

const Int8Kernels int8_avx2_kernels = Int8VectorKernels<Avx2>::table("avx2-int8");

}  // namespace entente

#pragma GCC pop_options
#endif
