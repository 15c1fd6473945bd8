// The kernels in vectors of any width: an instruction set gives loads, sums and products (struct
// Isa), the algorithms stand here once. Included only by files that compile for one set
// (kernels_avx2.cc, kernels_avx512.cc).
//
// The encoder's layers convolve over 3 neighbouring tokens. Winograd's minimal filtering (Winograd
// 1980; Lavin & Gray 2016) computes 6 outputs from 8 inputs with 8 products instead of 18:
// F(6,3) with the points 0, 1, -1, 2, -2, 1/2, -1/2 and infinity, in fp32. Each output is one chain
// of sums in a fixed order, whatever is computed beside it and however wide the vectors are.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "parse/kernels.hpp"
#include "parse/shape.hpp"
#include "parse/winograd.hpp"

namespace entente {

template <typename Isa>
struct VectorKernels {
  using V = typename Isa::Vector;
  static constexpr std::size_t lanes = Isa::lanes;
  static constexpr std::size_t tile_rows = Isa::tile_rows;  // tiles that share a loaded weight
  static constexpr std::size_t group = Isa::group;  // tiles whose products stay in the first cache
  static constexpr std::size_t row = shape::pieces * lanes;
  static constexpr std::size_t filter = shape::width * row;  // weights of one point of a block
  static_assert(lanes % shape::lanes == 0 && shape::width % lanes == 0 && group % tile_rows == 0);

  static void embed(const float* const* rows, std::size_t count, const float* bias, float* out) {
    for (std::size_t o = 0; o < shape::width; o += lanes) {
      V sums[shape::pieces];
      for (std::size_t p = 0; p < shape::pieces; ++p)
        sums[p] = Isa::load(bias + p * shape::width + o);
      for (std::size_t r = 0; r < count; ++r)
        for (std::size_t p = 0; p < shape::pieces; ++p)
          sums[p] = Isa::add(sums[p], Isa::load(rows[r] + p * shape::width + o));
      Isa::store(out + o, Isa::max(Isa::max(sums[0], sums[1]), sums[2]));
    }
  }

  // Packed: [output block][point][input][piece][lane], then the bias [output block][piece][lane].
  static constexpr std::size_t packed_size =
      shape::width * shape::pieces * (winograd::points * shape::width + 1);

  // In the order in which the file's weights lie, so that both are read and written along memory.
  static void pack(const float* weights, const float* bias, float* packed) {
    float* const packed_bias = packed + shape::projected * winograd::points * shape::width;
    constexpr std::size_t next = shape::maxout_at(shape::window, 0, 0, shape::width);
    for (std::size_t o = 0; o < shape::width; o += shape::lanes)
      for (std::size_t p = 0; p < shape::pieces; ++p) {
        const std::size_t first = p * lanes + o % lanes;
        std::copy_n(bias + shape::maxout_at(1, o, p, 0), shape::lanes,
                    packed_bias + o / lanes * row + first);
        for (std::size_t k = 0; k < shape::width; ++k) {
          const float* from = weights + shape::maxout_at(shape::window, o, p, k);
          float* to = packed + o / lanes * winograd::points * filter + k * row + first;
          for (std::size_t lane = 0; lane < shape::lanes; ++lane) {
            const auto at_points =
                winograd::of_filter({from[lane], from[next + lane], from[2 * next + lane]});
            for (std::size_t point = 0; point < winograd::points; ++point)
              to[point * filter + lane] = static_cast<float>(at_points[point]);
          }
        }
      }
  }

  static std::size_t work_size(std::size_t count) {
    const std::size_t tiles = (count + winograd::outputs - 1) / winograd::outputs;
    return (tiles + tile_rows) * winograd::points * shape::width;
  }

  // The 8 points of one tile of 8 rows.
  static void transform(const float* in, float* out, std::size_t stride) {
    const V c21 = Isa::set(5.25F), c17 = Isa::set(4.25F), half = Isa::set(0.5F),
            quarter = Isa::set(0.25F), c5_2 = Isa::set(2.5F), c5_4 = Isa::set(1.25F),
            two = Isa::set(2.0F), four = Isa::set(4.0F), five = Isa::set(5.0F);
    for (std::size_t i = 0; i < shape::width; i += lanes) {
      V x[winograd::points];
      for (std::size_t r = 0; r < winograd::points; ++r)
        x[r] = Isa::load(in + r * shape::width + i);
      const auto put = [&](std::size_t point, V value) {
        Isa::store(out + point * stride + i, value);
      };
      put(0, Isa::fma(c21, Isa::sub(x[4], x[2]), Isa::sub(x[0], x[6])));
      put(7, Isa::fma(c21, Isa::sub(x[3], x[5]), Isa::sub(x[7], x[1])));
      const V even1 = Isa::fnma(c17, x[4], Isa::add(x[2], x[6]));
      const V odd1 = Isa::fnma(c17, x[3], Isa::add(x[1], x[5]));
      put(1, Isa::add(even1, odd1));
      put(2, Isa::sub(even1, odd1));
      const V even2 = Isa::fma(quarter, x[2], Isa::fnma(c5_4, x[4], x[6]));
      const V odd2 = Isa::fma(half, x[1], Isa::fnma(c5_2, x[3], Isa::mul(two, x[5])));
      put(3, Isa::add(even2, odd2));
      put(4, Isa::sub(even2, odd2));
      const V even3 = Isa::fma(four, x[2], Isa::fnma(five, x[4], x[6]));
      const V odd3 = Isa::fma(two, x[1], Isa::fnma(c5_2, x[3], Isa::mul(half, x[5])));
      put(5, Isa::add(even3, odd3));
      put(6, Isa::sub(even3, odd3));
    }
  }

  // `tiles` tiles times one output block of one point: three pieces side by side.
  template <std::size_t tiles>
  static void multiply(const float* in, const float* weights, float* out) {
    V sums[tiles][shape::pieces];
    for (std::size_t t = 0; t < tiles; ++t)
      for (std::size_t p = 0; p < shape::pieces; ++p) sums[t][p] = Isa::zero();
    for (std::size_t k = 0; k < shape::width; ++k, weights += row) {
      const V first = Isa::load(weights);
      const V second = Isa::load(weights + lanes);
      const V third = Isa::load(weights + 2 * lanes);
      for (std::size_t t = 0; t < tiles; ++t) {
        const V value = Isa::set(in[t * shape::width + k]);
        sums[t][0] = Isa::fma(first, value, sums[t][0]);
        sums[t][1] = Isa::fma(second, value, sums[t][1]);
        sums[t][2] = Isa::fma(third, value, sums[t][2]);
      }
    }
    for (std::size_t t = 0; t < tiles; ++t)
      for (std::size_t p = 0; p < shape::pieces; ++p)
        Isa::store(out + t * row + p * lanes, sums[t][p]);
  }

  // Products at 8 points back to 6 outputs; bias; the largest of three pieces.
  static void finish(const float* products, const float* bias, std::size_t outputs, float* out) {
    V best[winograd::outputs];
    for (std::size_t p = 0; p < shape::pieces; ++p) {
      const auto point = [&](std::size_t i) {
        return Isa::load(products + i * group * row + p * lanes);
      };
      const V shift = Isa::load(bias + p * lanes);
      const V m1 = point(1), m2 = point(2), m3 = point(3), m4 = point(4), m5 = point(5),
              m6 = point(6);
      const V even1 = Isa::add(m1, m2), odd1 = Isa::sub(m1, m2);
      const V even2 = Isa::add(m3, m4), odd2 = Isa::sub(m3, m4);
      const V even3 = Isa::add(m5, m6), odd3 = Isa::sub(m5, m6);
      const auto blend = [&](V base, float by2, V at2, float by3, V at3) {
        return Isa::fma(Isa::set(by3), at3, Isa::fma(Isa::set(by2), at2, Isa::add(base, shift)));
      };
      const V y[winograd::outputs] = {
          Isa::add(Isa::add(Isa::add(point(0), even1), shift), Isa::add(even2, even3)),
          blend(odd1, 2.0F, odd2, 0.5F, odd3),
          blend(even1, 4.0F, even2, 0.25F, even3),
          blend(odd1, 8.0F, odd2, 0.125F, odd3),
          blend(even1, 16.0F, even2, 0.0625F, even3),
          Isa::add(blend(odd1, 32.0F, odd2, 0.03125F, odd3), point(7))};
      for (std::size_t i = 0; i < winograd::outputs; ++i)
        best[i] = p == 0 ? y[i] : Isa::max(best[i], y[i]);
    }
    for (std::size_t i = 0; i < outputs; ++i) Isa::store(out + i * shape::width, best[i]);
  }

  static void convolve(const float* in, std::size_t count, const float* packed, float* work,
                       float* out) {
    const std::size_t tiles = (count + winograd::outputs - 1) / winograd::outputs;
    const std::size_t stride = tiles * shape::width;  // of one point in `work`
    for (std::size_t t = 0; t < tiles; ++t) {
      const float* first = in + t * winograd::outputs * shape::width;
      const std::size_t rows = count + 2 - t * winograd::outputs;
      std::array<float, winograd::points * shape::width> last;
      if (rows < winograd::points) {  // rows that no output sees are zeros
        std::copy_n(first, rows * shape::width, last.begin());
        std::fill(last.begin() + static_cast<std::ptrdiff_t>(rows * shape::width), last.end(),
                  0.0F);
        first = last.data();
      }
      transform(first, work + t * shape::width, stride);
    }
    const float* bias = packed + shape::projected * winograd::points * shape::width;
    alignas(64) std::array<float, winograd::points * group * row> products;
    for (std::size_t o = 0; o < shape::width;
         o += lanes, bias += row, packed += winograd::points * filter)
      for (std::size_t from = 0; from < tiles; from += group) {
        const std::size_t size = std::min(group, tiles - from);
        for (std::size_t point = 0; point < winograd::points; ++point)
          multiply_group(work + point * stride + from * shape::width, size, packed + point * filter,
                         products.data() + point * group * row);
        for (std::size_t t = 0; t < size; ++t) {
          const std::size_t at = (from + t) * winograd::outputs;
          finish(products.data() + t * row, bias, std::min(winograd::outputs, count - at),
                 out + at * shape::width + o);
        }
      }
  }

  static void multiply_group(const float* in, std::size_t tiles, const float* weights, float* out) {
    std::size_t t = 0;
    for (; t + tile_rows <= tiles; t += tile_rows)
      multiply<tile_rows>(in + t * shape::width, weights, out + t * row);
    for (; t < tiles; ++t) multiply<1>(in + t * shape::width, weights, out + t * row);
  }

  // The sum over a row of what `part` gives for the lanes from i on, in the same order however wide
  // the vectors are: 16 chains, folded in halves.
  template <typename Part>
  static float total(const Part& part) {
    constexpr std::size_t chains = 16 / lanes;
    V sums[chains];
    for (std::size_t c = 0; c < chains; ++c) sums[c] = part(c * lanes);
    for (std::size_t i = 16; i < shape::width; i += 16)
      for (std::size_t c = 0; c < chains; ++c) sums[c] = Isa::add(sums[c], part(i + c * lanes));
    return Isa::sum(sums);
  }

  static void normalize(const float* in, std::size_t count, const float* gain, bool add,
                        float* out) {
    constexpr float size = static_cast<float>(shape::width);
    for (std::size_t t = 0; t < count; ++t, in += shape::width, out += shape::width) {
      const V mean = Isa::set(total([&](std::size_t i) { return Isa::load(in + i); }) / size);
      const float squares = total([&](std::size_t i) {
        const V off = Isa::sub(Isa::load(in + i), mean);
        return Isa::mul(off, off);
      });
      const V scale = Isa::set(1.0F / std::sqrt(squares / size + 1e-8F));
      for (std::size_t i = 0; i < shape::width; i += lanes) {
        const V unit = Isa::mul(Isa::sub(Isa::load(in + i), mean), scale);
        V value = Isa::fma(unit, Isa::load(gain + i), Isa::load(gain + shape::width + i));
        if (add) value = Isa::add(value, Isa::load(out + i));
        Isa::store(out + i, value);
      }
    }
  }

  // `tokens` inputs times `wide` neighbouring blocks of shape::block outputs.
  template <std::size_t tokens, std::size_t wide>
  static void linear_block(const float* in, std::size_t stride, std::size_t inputs,
                           const float* weights, const float* bias, std::size_t out_row,
                           float* out) {
    constexpr std::size_t in_block = shape::block / lanes;
    V sums[tokens][wide * in_block];
    for (std::size_t t = 0; t < tokens; ++t)
      for (std::size_t w = 0; w < wide * in_block; ++w) sums[t][w] = Isa::load(bias + w * lanes);
    for (std::size_t k = 0; k < inputs; ++k)
      for (std::size_t w = 0; w < wide * in_block; ++w) {
        const V weight =
            Isa::load(weights + (w / in_block * inputs + k) * shape::block + w % in_block * lanes);
        for (std::size_t t = 0; t < tokens; ++t)
          sums[t][w] = Isa::fma(weight, Isa::set(in[t * stride + k]), sums[t][w]);
      }
    for (std::size_t t = 0; t < tokens; ++t)
      for (std::size_t w = 0; w < wide * in_block; ++w)
        Isa::store(out + t * out_row + w * lanes, sums[t][w]);
  }

  static void linear(const float* in, std::size_t stride, std::size_t count, std::size_t inputs,
                     const float* weights, const float* bias, std::size_t outputs, float* out) {
    const std::size_t out_row = shape::padded(outputs);
    const std::size_t fours = count / 4 * 4;
    constexpr std::size_t wide = Isa::linear_blocks;
    const auto block = [&]<std::size_t tokens, std::size_t blocks>(std::size_t t, std::size_t o) {
      linear_block<tokens, blocks>(in + t * stride, stride, inputs, weights + o * inputs, bias + o,
                                   out_row, out + t * out_row + o);
    };
    std::size_t o = 0;  // outer, so that weights are loaded once for all tokens
    for (; o + wide * shape::block <= out_row; o += wide * shape::block)
      for (std::size_t t = 0; t < fours; t += 4) block.template operator()<4, wide>(t, o);
    for (; o < out_row; o += shape::block)
      for (std::size_t t = 0; t < fours; t += 4) block.template operator()<4, 1>(t, o);
    for (std::size_t t = fours; t < count; ++t) {
      for (o = 0; o + 4 * shape::block <= out_row; o += 4 * shape::block)
        block.template operator()<1, 4>(t, o);
      for (; o < out_row; o += shape::block) block.template operator()<1, 1>(t, o);
    }
  }

  static void state(const float* const* rows, std::size_t count, const float* bias, float* out) {
    for (std::size_t o = 0; o < shape::hidden; o += lanes) {
      V first = Isa::zero(), second = Isa::zero();
      for (std::size_t r = 0; r < count; ++r) {
        first = Isa::add(first, Isa::load(rows[r] + o));
        second = Isa::add(second, Isa::load(rows[r] + shape::hidden + o));
      }
      first = Isa::add(first, Isa::load(bias + o));
      second = Isa::add(second, Isa::load(bias + shape::hidden + o));
      Isa::store(out + o, Isa::max(first, second));
    }
  }

  static constexpr Kernels table(std::string_view name) {
    return {name, packed_size, pack, work_size, embed, convolve, normalize, linear, state};
  }
};

}  // namespace entente
