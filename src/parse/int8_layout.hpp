// Where the numbers of a rounded layer lie, for vectors of `lanes` sums: weights as [output
// block][place in the window][4 inputs][piece][lane][input], since one instruction adds up 4
// inputs; then for each output block and piece corrections (for the zero at 128) and scales of
// the three places and a bias a lane.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

#include "parse/shape.hpp"

namespace entente::int8_layout {

inline constexpr std::size_t places = 3;    // previous, own, next row
inline constexpr std::size_t together = 4;  // inputs of one instruction
inline constexpr std::size_t steps = shape::width / together;
inline constexpr float most = 127.0F;      // largest rounded size of a weight or a value
inline constexpr std::int32_t zero = 128;  // the byte of 0.0

inline float rounded(float value, float scale) {
  return scale > 0 ? std::clamp(std::nearbyint(value / scale), -most, most) : 0.0F;
}

// The scale of the smallest squared error: the largest weights may be cut if the others gain.
inline float best_scale(const std::array<float, shape::width>& values) {
  float largest = 0;
  for (const float value : values) largest = std::max(largest, std::abs(value));
  float best = 0, least = std::numeric_limits<float>::infinity();
  for (const float part : {1.0F, 0.9F, 0.8F, 0.7F}) {
    const float scale = largest * part / most;
    float error = 0;
    for (const float value : values) {
      const float off = value - rounded(value, scale) * scale;
      error += off * off;
    }
    if (error < least) {
      least = error;
      best = scale;
    }
  }
  return best;
}

template <std::size_t lanes>
struct Layout {
  static constexpr std::size_t step = shape::pieces * lanes * together;
  static constexpr std::size_t block = places * steps * step;  // bytes of one output block
  static constexpr std::size_t tail = shape::width / lanes * block;
  static constexpr std::size_t numbers = 2 * places + 1;  // a lane: corrections, scales, bias
  static constexpr std::size_t size = tail + shape::projected * numbers * sizeof(float);

  // Where number `n` of the lanes of (output block, piece) begins.
  static constexpr std::size_t number(std::size_t output_block, std::size_t piece, std::size_t n) {
    return tail + (((output_block * shape::pieces + piece) * numbers) + n) * lanes * sizeof(float);
  }

  static void pack(const float* weights, const float* bias, std::byte* packed) {
    for (std::size_t o = 0; o < shape::width; ++o)
      for (std::size_t p = 0; p < shape::pieces; ++p) pack_output(weights, bias, o, p, packed);
  }

 private:
  static void pack_output(const float* weights, const float* bias, std::size_t o, std::size_t p,
                          std::byte* packed) {
    const std::size_t output_block = o / lanes, lane = o % lanes;
    const auto put = [&](std::size_t n, const auto& value) {
      std::memcpy(packed + number(output_block, p, n) + lane * sizeof value, &value, sizeof value);
    };
    for (std::size_t place = 0; place < places; ++place) {
      std::array<float, shape::width> values;
      for (std::size_t k = 0; k < shape::width; ++k)
        values[k] = weights[shape::maxout_at(shape::window, o, p, place * shape::width + k)];
      const float scale = best_scale(values);
      std::int32_t sum = 0;
      for (std::size_t k = 0; k < shape::width; ++k) {
        const auto value = static_cast<std::int8_t>(rounded(values[k], scale));
        sum += value;
        const std::size_t at = output_block * block + (place * steps + k / together) * step +
                               (p * lanes + lane) * together + k % together;
        packed[at] = static_cast<std::byte>(value);
      }
      put(place, sum * zero);
      put(places + place, scale);
    }
    put(2 * places, bias[shape::maxout_at(1, o, p, 0)]);
  }
};

}  // namespace entente::int8_layout
