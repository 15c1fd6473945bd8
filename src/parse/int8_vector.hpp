// The 8-bit kernels in vectors of any width, as kernels_vector.hpp is for fp32. Included only by
// files that compile for one instruction set.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "parse/int8_kernels.hpp"
#include "parse/int8_layout.hpp"
#include "parse/shape.hpp"

namespace entente {

template <typename Isa>
struct Int8VectorKernels {
  using V = typename Isa::Vector;
  using I = typename Isa::Integers;
  static constexpr std::size_t lanes = Isa::lanes;
  static constexpr std::size_t rows = Isa::rows;  // that share a loaded weight
  using Layout = int8_layout::Layout<lanes>;

  static void quantize(const float* in, std::size_t count, std::uint8_t* out, float* scales) {
    for (std::size_t t = 0; t < count; ++t, in += shape::width, out += shape::width) {
      V largest = Isa::size_of(Isa::load(in));
      for (std::size_t i = lanes; i < shape::width; i += lanes)
        largest = Isa::max(largest, Isa::size_of(Isa::load(in + i)));
      const float most = Isa::largest(largest);
      scales[t] = most / int8_layout::most;
      const V inverse = Isa::set(most > 0 ? int8_layout::most / most : 0);
      for (std::size_t i = 0; i < shape::width; i += lanes)
        Isa::store_bytes(out + i, Isa::round(Isa::mul(Isa::load(in + i), inverse)));
    }
  }

  // `count` rows times one output block.
  template <std::size_t count>
  static void multiply(const std::uint8_t* in, const float* scales, const std::byte* packed,
                       std::size_t output_block, float* out) {
    const auto number = [&](std::size_t piece, std::size_t n) {
      return packed + Layout::number(output_block, piece, n);
    };
    V sums[count][shape::pieces];
    for (std::size_t t = 0; t < count; ++t)
      for (std::size_t p = 0; p < shape::pieces; ++p)
        sums[t][p] = Isa::load(number(p, 2 * int8_layout::places));
    const std::byte* weights = packed + output_block * Layout::block;
    for (std::size_t place = 0; place < int8_layout::places; ++place) {
      I dots[count][shape::pieces];
      for (std::size_t t = 0; t < count; ++t)
        for (std::size_t p = 0; p < shape::pieces; ++p) dots[t][p] = Isa::none();
      for (std::size_t k = 0; k < int8_layout::steps; ++k, weights += Layout::step) {
        typename Isa::Weights weight[shape::pieces];
        for (std::size_t p = 0; p < shape::pieces; ++p)
          weight[p] = Isa::weights(weights + p * lanes * int8_layout::together);
        for (std::size_t t = 0; t < count; ++t) {
          std::int32_t four;
          std::memcpy(&four, in + (t + place) * shape::width + k * int8_layout::together,
                      sizeof four);
          const typename Isa::Values values = Isa::values(four);
          for (std::size_t p = 0; p < shape::pieces; ++p)
            dots[t][p] = Isa::dot(dots[t][p], values, weight[p]);
        }
      }
      for (std::size_t t = 0; t < count; ++t)
        for (std::size_t p = 0; p < shape::pieces; ++p)
          sums[t][p] =
              Isa::fma(Isa::set(scales[t + place]),
                       Isa::mul(Isa::load(number(p, int8_layout::places + place)),
                                Isa::to_floats(Isa::subtract(dots[t][p], number(p, place)))),
                       sums[t][p]);
    }
    for (std::size_t t = 0; t < count; ++t)
      Isa::store(out + t * shape::width, Isa::max(Isa::max(sums[t][0], sums[t][1]), sums[t][2]));
  }

  static void convolve(const std::uint8_t* in, const float* scales, std::size_t count,
                       const std::byte* packed, float* out) {
    for (std::size_t b = 0; b < shape::width / lanes; ++b) {
      std::size_t t = 0;
      for (; t + rows <= count; t += rows)
        multiply<rows>(in + t * shape::width, scales + t, packed, b,
                       out + t * shape::width + b * lanes);
      for (; t < count; ++t)
        multiply<1>(in + t * shape::width, scales + t, packed, b,
                    out + t * shape::width + b * lanes);
    }
  }

  static constexpr Int8Kernels table(std::string_view name) {
    return {name, Layout::size, Layout::pack, quantize, convolve};
  }
};

}  // namespace entente
