// The slow twin of the 8-bit kernels, and the choice at run time.
#include "parse/int8_kernels.hpp"

#include "parse/int8_layout.hpp"

namespace entente {
namespace {

using Rows = int8_layout::Layout<1>;

void quantize(const float* in, std::size_t count, std::uint8_t* out, float* scales) {
  for (std::size_t t = 0; t < count; ++t, in += shape::width, out += shape::width) {
    float largest = 0;
    for (std::size_t i = 0; i < shape::width; ++i) largest = std::max(largest, std::abs(in[i]));
    scales[t] = largest / int8_layout::most;
    const float inverse = largest > 0 ? int8_layout::most / largest : 0;
    for (std::size_t i = 0; i < shape::width; ++i)
      out[i] = static_cast<std::uint8_t>(
          static_cast<std::int32_t>(std::nearbyint(in[i] * inverse)) + int8_layout::zero);
  }
}

template <typename Number>
Number number(const std::byte* packed, std::size_t output, std::size_t piece, std::size_t n) {
  Number value;
  std::memcpy(&value, packed + Rows::number(output, piece, n), sizeof value);
  return value;
}

float output(const std::uint8_t* in, const float* scales, const std::byte* packed, std::size_t o,
             std::size_t piece) {
  float sum = number<float>(packed, o, piece, 2 * int8_layout::places);
  for (std::size_t place = 0; place < int8_layout::places; ++place) {
    std::int32_t dot = 0;
    for (std::size_t k = 0; k < shape::width; ++k) {
      const std::size_t at = o * Rows::block +
                             (place * int8_layout::steps + k / int8_layout::together) * Rows::step +
                             piece * int8_layout::together + k % int8_layout::together;
      dot += static_cast<std::int32_t>(in[place * shape::width + k]) *
             static_cast<std::int8_t>(packed[at]);
    }
    dot -= number<std::int32_t>(packed, o, piece, place);
    sum = std::fma(
        scales[place],
        number<float>(packed, o, piece, int8_layout::places + place) * static_cast<float>(dot),
        sum);
  }
  return sum;
}

void convolve(const std::uint8_t* in, const float* scales, std::size_t count,
              const std::byte* packed, float* out) {
  for (std::size_t t = 0; t < count; ++t, in += shape::width, ++scales, out += shape::width)
    for (std::size_t o = 0; o < shape::width; ++o)
      out[o] =
          std::max(std::max(output(in, scales, packed, o, 0), output(in, scales, packed, o, 1)),
                   output(in, scales, packed, o, 2));
}

}  // namespace

const Int8Kernels int8_scalar_kernels = {"scalar-int8", Rows::size, Rows::pack, quantize, convolve};

const Int8Kernels& int8_kernels(Kernel wanted) {
#if defined(__x86_64__)
  const bool avx2 = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
  const bool vnni = avx2 && __builtin_cpu_supports("avx512f") != 0 &&
                    __builtin_cpu_supports("avx512bw") != 0 &&
                    __builtin_cpu_supports("avx512vnni") != 0;
  if (vnni && (wanted == Kernel::best || wanted == Kernel::avx512)) return int8_vnni_kernels;
  if (avx2 && wanted != Kernel::scalar) return int8_avx2_kernels;
#endif
  static_cast<void>(wanted);
  return int8_scalar_kernels;
}

}  // namespace entente
