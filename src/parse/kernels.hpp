// The inner loops of the networks behind one table of functions, so that one binary runs on every
// machine: a scalar twin that is read to understand, AVX2 and AVX-512 that are run and give the
// same bits. Each output is one chain of sums in a fixed order, whatever rows are computed beside
// it.
#pragma once

#include <cstddef>
#include <string_view>

#include "parse/parser.hpp"

namespace entente {

struct Kernels {
  std::string_view name;
  // Floats of one layer of the encoder in the order that convolve reads, and how to lay them there
  // from the model file's `weights` and `bias` (shape.hpp). Done once, at load.
  std::size_t packed_size;
  void (*pack)(const float* weights, const float* bias, float* packed);
  // Floats that convolve of `count` outputs needs at `work`.
  std::size_t (*work_size)(std::size_t count);
  // out[96] = the largest of 3 pieces of bias + the sum of `count` projected rows; rows and bias
  // are [3][96].
  void (*embed)(const float* const* rows, std::size_t count, const float* bias, float* out);
  // For each of `count` windows of 3 rows of 96 (the first at `in`, each one row further):
  // out[96] = maxout(window). count + 2 rows are read.
  void (*convolve)(const float* in, std::size_t count, const float* packed, float* work,
                   float* out);
  // Layer norm of `count` rows of 96; gain is [2][96]: factors, then shifts. add: onto `out`
  // instead of into it.
  void (*normalize)(const float* in, std::size_t count, const float* gain, bool add, float* out);
  // out[count][padded outputs] = bias + weights * in; `stride` floats from one input to the next.
  void (*linear)(const float* in, std::size_t stride, std::size_t count, std::size_t inputs,
                 const float* weights, const float* bias, std::size_t outputs, float* out);
  // out[64] = the larger of 2 pieces of the sum of `count` rows, then bias; rows and bias are
  // [2][64].
  void (*state)(const float* const* rows, std::size_t count, const float* bias, float* out);
};

// `best` and a kernel that this machine lacks give the fastest that it has.
[[nodiscard]] const Kernels& kernels(Kernel wanted);

// The index of the largest of values[0, count); the first wins; 0 where there is none.
[[nodiscard]] std::size_t best_of(const float* values, std::size_t count);

extern const Kernels scalar_kernels;
#if defined(__x86_64__)
extern const Kernels avx2_kernels;
extern const Kernels avx512_kernels;
#endif

}  // namespace entente
