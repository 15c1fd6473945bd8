// The encoder's layers in 8-bit integers: rows of u8 with a scale each, weights of s8 with a scale
// an output. Sums are exact, so that every instruction set gives the same bits; only the rounding
// of rows and weights differs from fp32.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "parse/parser.hpp"

namespace entente {

struct Int8Kernels {
  std::string_view name;
  // Bytes of one layer in the order that convolve reads, and how to lay them there from the model
  std::size_t packed_size;
  // file's `weights` and `bias` (shape.hpp). Done once, at load.
  void (*pack)(const float* weights, const float* bias, std::byte* packed);
  // Rounds `count` rows of 96 to 255 steps between minus and plus the row's largest value. 128 is
  // zero; a value is about (byte - 128) * scale.
  void (*quantize)(const float* in, std::size_t count, std::uint8_t* out, float* scales);
  // As Kernels::convolve, of count + 2 rounded rows.
  void (*convolve)(const std::uint8_t* in, const float* scales, std::size_t count,
                   const std::byte* packed, float* out);
};

// `best` and a kernel that this machine lacks give the fastest that it has.
[[nodiscard]] const Int8Kernels& int8_kernels(Kernel wanted);

extern const Int8Kernels int8_scalar_kernels;
#if defined(__x86_64__)
extern const Int8Kernels int8_avx2_kernels;
extern const Int8Kernels int8_vnni_kernels;
#endif

}  // namespace entente
