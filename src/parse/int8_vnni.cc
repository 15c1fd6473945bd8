// The 8-bit kernels with AVX-512 and VNNI: one instruction multiplies 64 bytes and adds them up by
// fours.
#include "parse/int8_kernels.hpp"
#include "parse/int8_layout.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

// See kernels_avx2.cc for why the pragma stands below the includes, kernels_avx512.cc for the
// warnings.
#pragma GCC push_options
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC target("avx512f,avx512bw,avx512vnni,avx2,fma")

#include "parse/int8_vector.hpp"

namespace entente {
namespace {

struct Vnni {
  using Vector = __m512;
  using Integers = __m512i;
  using Weights = __m512i;
  using Values = __m512i;
  static constexpr std::size_t lanes = 16;
  static constexpr std::size_t rows = 4;
  static Vector zero() { return _mm512_setzero_ps(); }
  static Vector set(float value) { return _mm512_set1_ps(value); }
  static Vector load(const float* from) { return _mm512_loadu_ps(from); }
  static Vector load(const std::byte* from) {
    return _mm512_castsi512_ps(_mm512_loadu_si512(from));
  }
  static void store(float* to, Vector value) { _mm512_storeu_ps(to, value); }
  static Vector mul(Vector a, Vector b) { return _mm512_mul_ps(a, b); }
  static Vector max(Vector a, Vector b) { return _mm512_max_ps(a, b); }
  static Vector fma(Vector a, Vector b, Vector c) { return _mm512_fmadd_ps(a, b, c); }
  static Vector size_of(Vector a) { return _mm512_abs_ps(a); }
  static float largest(Vector a) { return _mm512_reduce_max_ps(a); }
  static Integers none() { return _mm512_setzero_si512(); }
  static Integers round(Vector a) { return _mm512_cvtps_epi32(a); }
  static void store_bytes(std::uint8_t* to, Integers a) {
    const __m512i moved = _mm512_add_epi32(a, _mm512_set1_epi32(int8_layout::zero));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm512_cvtepi32_epi8(moved));
  }
  static Weights weights(const std::byte* from) { return _mm512_loadu_si512(from); }
  static Values values(std::int32_t four) { return _mm512_set1_epi32(four); }
  static Integers dot(Integers sum, Values a, Weights w) { return _mm512_dpbusd_epi32(sum, a, w); }
  static Integers subtract(Integers a, const std::byte* b) {
    return _mm512_sub_epi32(a, _mm512_loadu_si512(b));
  }
  static Vector to_floats(Integers a) { return _mm512_cvtepi32_ps(a); }
};

}  // namespace

const Int8Kernels int8_vnni_kernels = Int8VectorKernels<Vnni>::table("vnni-int8");

}  // namespace entente

#pragma GCC diagnostic pop
#pragma GCC pop_options
#endif
