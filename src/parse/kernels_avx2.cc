// The kernels for x86-64 with AVX2 and FMA. Four tokens share each weight that is loaded: 4 tokens
// x 3 pieces x 8 outputs are the 12 sums that fit the 16 registers; a block of weights (27 kB)
// stays in the first cache while the tokens pass.
#include "parse/kernels.hpp"
#include "parse/shape.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

#include <cmath>

#pragma GCC push_options
#pragma GCC target("avx2,fma")

namespace entente {
namespace {

constexpr std::size_t lanes = shape::lanes;

void embed(const float* const* rows, std::size_t count, const float* bias, float* out) {
  for (std::size_t o = 0; o < shape::width; o += lanes) {
    __m256 first = _mm256_loadu_ps(bias + o);
    __m256 second = _mm256_loadu_ps(bias + shape::width + o);
    __m256 third = _mm256_loadu_ps(bias + 2 * shape::width + o);
    for (std::size_t r = 0; r < count; ++r) {
      first = _mm256_add_ps(first, _mm256_loadu_ps(rows[r] + o));
      second = _mm256_add_ps(second, _mm256_loadu_ps(rows[r] + shape::width + o));
      third = _mm256_add_ps(third, _mm256_loadu_ps(rows[r] + 2 * shape::width + o));
    }
    _mm256_storeu_ps(out + o, _mm256_max_ps(_mm256_max_ps(first, second), third));
  }
}

template <std::size_t tokens>
void maxout_block(const float* in, const float* weights, const float* bias, float* out) {
  __m256 sums[tokens][shape::pieces];
  for (std::size_t t = 0; t < tokens; ++t)
    for (std::size_t p = 0; p < shape::pieces; ++p) sums[t][p] = _mm256_loadu_ps(bias + p * lanes);
  for (std::size_t k = 0; k < shape::window; ++k, weights += shape::pieces * lanes) {
    const __m256 first = _mm256_loadu_ps(weights);
    const __m256 second = _mm256_loadu_ps(weights + lanes);
    const __m256 third = _mm256_loadu_ps(weights + 2 * lanes);
    for (std::size_t t = 0; t < tokens; ++t) {
      const __m256 value = _mm256_broadcast_ss(in + t * shape::width + k);
      sums[t][0] = _mm256_fmadd_ps(first, value, sums[t][0]);
      sums[t][1] = _mm256_fmadd_ps(second, value, sums[t][1]);
      sums[t][2] = _mm256_fmadd_ps(third, value, sums[t][2]);
    }
  }
  for (std::size_t t = 0; t < tokens; ++t)
    _mm256_storeu_ps(out + t * shape::width,
                     _mm256_max_ps(_mm256_max_ps(sums[t][0], sums[t][1]), sums[t][2]));
}

void maxout(const float* in, std::size_t count, const float* weights, const float* bias,
            float* out) {
  for (std::size_t o = 0; o < shape::width; o += lanes) {
    const float* block = weights + o * shape::window * shape::pieces;
    const float* shift = bias + o * shape::pieces;
    std::size_t t = 0;
    for (; t + 4 <= count; t += 4)
      maxout_block<4>(in + t * shape::width, block, shift, out + t * shape::width + o);
    const float* rest = in + t * shape::width;
    float* rest_out = out + t * shape::width + o;
    if (count - t == 3) maxout_block<3>(rest, block, shift, rest_out);
    if (count - t == 2) maxout_block<2>(rest, block, shift, rest_out);
    if (count - t == 1) maxout_block<1>(rest, block, shift, rest_out);
  }
}

float sum_of(__m256 values) {
  __m128 sum = _mm_add_ps(_mm256_castps256_ps128(values), _mm256_extractf128_ps(values, 1));
  sum = _mm_add_ps(sum, _mm_movehl_ps(sum, sum));
  return _mm_cvtss_f32(_mm_add_ss(sum, _mm_movehdup_ps(sum)));
}

void normalize(const float* in, std::size_t count, const float* gain, bool add, float* out) {
  constexpr float size = static_cast<float>(shape::width);
  for (std::size_t t = 0; t < count; ++t, in += shape::width, out += shape::width) {
    __m256 sum = _mm256_setzero_ps();
    for (std::size_t i = 0; i < shape::width; i += lanes)
      sum = _mm256_add_ps(sum, _mm256_loadu_ps(in + i));
    const __m256 mean = _mm256_set1_ps(sum_of(sum) / size);
    __m256 squares = _mm256_setzero_ps();
    for (std::size_t i = 0; i < shape::width; i += lanes) {
      const __m256 off = _mm256_sub_ps(_mm256_loadu_ps(in + i), mean);
      squares = _mm256_fmadd_ps(off, off, squares);
    }
    const __m256 scale = _mm256_set1_ps(1.0F / std::sqrt(sum_of(squares) / size + 1e-8F));
    for (std::size_t i = 0; i < shape::width; i += lanes) {
      const __m256 unit = _mm256_mul_ps(_mm256_sub_ps(_mm256_loadu_ps(in + i), mean), scale);
      __m256 value = _mm256_fmadd_ps(unit, _mm256_loadu_ps(gain + i),
                                     _mm256_loadu_ps(gain + shape::width + i));
      if (add) value = _mm256_add_ps(value, _mm256_loadu_ps(out + i));
      _mm256_storeu_ps(out + i, value);
    }
  }
}

// `tokens` inputs times `wide` neighbouring blocks of 16 outputs.
template <std::size_t tokens, std::size_t wide>
void linear_block(const float* in, std::size_t stride, std::size_t inputs, const float* weights,
                  const float* bias, std::size_t row, float* out) {
  __m256 sums[tokens][2 * wide];
  for (std::size_t t = 0; t < tokens; ++t)
    for (std::size_t w = 0; w < 2 * wide; ++w) sums[t][w] = _mm256_loadu_ps(bias + w * lanes);
  for (std::size_t k = 0; k < inputs; ++k) {
    for (std::size_t w = 0; w < 2 * wide; ++w) {
      const __m256 weight =
          _mm256_loadu_ps(weights + (w / 2 * inputs + k) * shape::block + w % 2 * lanes);
      for (std::size_t t = 0; t < tokens; ++t)
        sums[t][w] = _mm256_fmadd_ps(weight, _mm256_broadcast_ss(in + t * stride + k), sums[t][w]);
    }
  }
  for (std::size_t t = 0; t < tokens; ++t)
    for (std::size_t w = 0; w < 2 * wide; ++w)
      _mm256_storeu_ps(out + t * row + w * lanes, sums[t][w]);
}

void linear(const float* in, std::size_t stride, std::size_t count, std::size_t inputs,
            const float* weights, const float* bias, std::size_t outputs, float* out) {
  const std::size_t row = shape::padded(outputs);
  const std::size_t fours = count / 4 * 4;
  for (std::size_t o = 0; o < row;
       o += shape::block)  // outer, so that a block of weights is loaded once for all tokens
    for (std::size_t t = 0; t < fours; t += 4)
      linear_block<4, 1>(in + t * stride, stride, inputs, weights + o * inputs, bias + o, row,
                         out + t * row + o);
  for (std::size_t t = fours; t < count; ++t) {
    std::size_t o = 0;
    for (; o + 4 * shape::block <= row; o += 4 * shape::block)
      linear_block<1, 4>(in + t * stride, stride, inputs, weights + o * inputs, bias + o, row,
                         out + t * row + o);
    for (; o < row; o += shape::block)
      linear_block<1, 1>(in + t * stride, stride, inputs, weights + o * inputs, bias + o, row,
                         out + t * row + o);
  }
}

void state(const float* const* rows, std::size_t count, const float* bias, float* out) {
  for (std::size_t o = 0; o < shape::hidden; o += lanes) {
    __m256 first = _mm256_setzero_ps();
    __m256 second = _mm256_setzero_ps();
    for (std::size_t r = 0; r < count; ++r) {
      first = _mm256_add_ps(first, _mm256_loadu_ps(rows[r] + o));
      second = _mm256_add_ps(second, _mm256_loadu_ps(rows[r] + shape::hidden + o));
    }
    first = _mm256_add_ps(first, _mm256_loadu_ps(bias + o));
    second = _mm256_add_ps(second, _mm256_loadu_ps(bias + shape::hidden + o));
    _mm256_storeu_ps(out + o, _mm256_max_ps(first, second));
  }
}

}  // namespace

const Kernels avx2_kernels = {"avx2", embed, maxout, normalize, linear, state};

}  // namespace entente

#pragma GCC pop_options
#endif
