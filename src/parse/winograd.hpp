// Winograd's filter transform F(6,3): a filter of 3 taps as its values at 8 points, so that a
// product a point stands for the convolution of 6 outputs. In double: it is computed once, at load.
#pragma once

#include <array>
#include <cstddef>

namespace entente::winograd {

inline constexpr std::size_t points = 8;   // inputs of a tile, and products
inline constexpr std::size_t outputs = 6;  // of a tile

constexpr std::array<double, points> of_filter(const std::array<double, 3>& g) {
  const double even1 = -2.0 / 9 * (g[0] + g[2]), odd1 = -2.0 / 9 * g[1];
  const double even2 = g[0] / 90 + g[2] * 2 / 45, odd2 = g[1] / 45;
  const double even3 = g[0] * 32 / 45 + g[2] * 8 / 45, odd3 = g[1] * 16 / 45;
  return {g[0],         even1 + odd1, even1 - odd1, even2 + odd2,
          even2 - odd2, even3 + odd3, even3 - odd3, g[2]};
}

}  // namespace entente::winograd
