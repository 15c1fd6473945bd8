// The slow twin of the kernels: the definition of what each computes, without intrinsics.
#include <algorithm>
#include <array>
#include <cmath>

#include "parse/kernels.hpp"
#include "parse/shape.hpp"

namespace entente {
namespace {

void embed(const float* const* rows, std::size_t count, const float* bias, float* out) {
  for (std::size_t o = 0; o < shape::width; ++o) {
    for (std::size_t p = 0; p < shape::pieces; ++p) {
      float sum = bias[p * shape::width + o];
      for (std::size_t r = 0; r < count; ++r) sum += rows[r][p * shape::width + o];
      out[o] = p == 0 ? sum : std::max(out[o], sum);
    }
  }
}

constexpr std::size_t layer_weights = shape::projected * shape::window;

// The model file's order is read as it is.
void pack(const float* weights, const float* bias, float* packed) {
  std::copy_n(weights, layer_weights, packed);
  std::copy_n(bias, shape::projected, packed + layer_weights);
}

std::size_t work_size(std::size_t) {
  return 0;
}

// Outputs of one packed block are summed side by side: the order in memory is the order of the
// loops.
void convolve(const float* in, std::size_t count, const float* weights, float*, float* out) {
  constexpr std::size_t sums_size = shape::pieces * shape::lanes;
  const float* bias = weights + layer_weights;
  for (std::size_t t = 0; t < count; ++t, in += shape::width, out += shape::width) {
    for (std::size_t o = 0; o < shape::width; o += shape::lanes) {
      std::array<float, sums_size> sums;
      std::copy_n(bias + o * shape::pieces, sums_size, sums.begin());
      const float* weight = weights + shape::maxout_at(shape::window, o, 0, 0);
      for (std::size_t k = 0; k < shape::window; ++k, weight += sums_size)
        for (std::size_t i = 0; i < sums_size; ++i) sums[i] += weight[i] * in[k];
      for (std::size_t i = 0; i < shape::lanes; ++i)
        out[o + i] =
            std::max(std::max(sums[i], sums[shape::lanes + i]), sums[2 * shape::lanes + i]);
    }
  }
}

void normalize(const float* in, std::size_t count, const float* gain, bool add, float* out) {
  constexpr float size = static_cast<float>(shape::width);
  for (std::size_t t = 0; t < count; ++t, in += shape::width, out += shape::width) {
    float mean = 0;
    for (std::size_t i = 0; i < shape::width; ++i) mean += in[i];
    mean /= size;
    float variance = 0;
    for (std::size_t i = 0; i < shape::width; ++i) variance += (in[i] - mean) * (in[i] - mean);
    const float scale = 1.0F / std::sqrt(variance / size + 1e-8F);
    for (std::size_t i = 0; i < shape::width; ++i) {
      const float value = (in[i] - mean) * scale * gain[i] + gain[shape::width + i];
      out[i] = add ? out[i] + value : value;
    }
  }
}

void linear(const float* in, std::size_t stride, std::size_t count, std::size_t inputs,
            const float* weights, const float* bias, std::size_t outputs, float* out) {
  const std::size_t row = shape::padded(outputs);
  for (std::size_t t = 0; t < count; ++t, in += stride, out += row) {
    for (std::size_t o = 0; o < row; o += shape::block) {
      std::array<float, shape::block> sums;
      std::copy_n(bias + o, shape::block, sums.begin());
      const float* weight = weights + shape::linear_at(inputs, o, 0);
      for (std::size_t k = 0; k < inputs; ++k, weight += shape::block)
        for (std::size_t i = 0; i < shape::block; ++i) sums[i] += weight[i] * in[k];
      std::copy(sums.begin(), sums.end(), out + o);
    }
  }
}

void state(const float* const* rows, std::size_t count, const float* bias, float* out) {
  for (std::size_t o = 0; o < shape::hidden; ++o) {
    float first = 0, second = 0;
    for (std::size_t r = 0; r < count; ++r) {
      first += rows[r][o];
      second += rows[r][shape::hidden + o];
    }
    out[o] = std::max(first + bias[o], second + bias[shape::hidden + o]);
  }
}

}  // namespace

const Kernels scalar_kernels = {
    "scalar", layer_weights + shape::projected, pack, work_size, embed, convolve, normalize, linear,
    state};

}  // namespace entente
