// The inner loops of the networks behind one table of functions, so that one binary runs on every
// machine: a scalar twin that is read to understand and AVX2 that is run. Each output is one chain
// of sums in a fixed order, whatever rows are computed beside it.
#pragma once

#include <cstddef>
#include <string_view>

#include "parse/parser.hpp"

namespace entente {

struct Kernels {
  std::string_view name;
  // out[96] = the largest of 3 pieces of bias + the sum of `count` projected rows; rows and bias
  // are [3][96].
  void (*embed)(const float* const* rows, std::size_t count, const float* bias, float* out);
  // For each of `count` inputs (the first at `in`, each 96 floats further, each 288 wide): out[96]
  // = maxout(in).
  void (*maxout)(const float* in, std::size_t count, const float* weights, const float* bias,
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

// The index of the largest of values[0, count) whose `allowed` is set; the first wins; count where
// none is allowed.
[[nodiscard]] std::size_t best_of(const float* values, const bool* allowed, std::size_t count);

extern const Kernels scalar_kernels;
#if defined(__x86_64__)
extern const Kernels avx2_kernels;
#endif

}  // namespace entente
