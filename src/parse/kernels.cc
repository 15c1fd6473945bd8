// Choice of the kernels at run time.
#include "parse/kernels.hpp"

namespace entente {

const Kernels& kernels(Kernel wanted) {
#if defined(__x86_64__)
  const bool avx2 = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
  const bool avx512 = avx2 && __builtin_cpu_supports("avx512f") != 0;
  if (avx512 && (wanted == Kernel::best || wanted == Kernel::avx512)) return avx512_kernels;
  if (avx2 && wanted != Kernel::scalar) return avx2_kernels;
#endif
  static_cast<void>(wanted);
  return scalar_kernels;
}

std::size_t best_of(const float* values, std::size_t count) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < count; ++i)
    if (values[i] > values[best]) best = i;
  return best;
}

}  // namespace entente
