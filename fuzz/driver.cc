// A fuzzer that needs nothing but the compiler: mutates the given files by a seeded generator and
// feeds them to one door. The door has libFuzzer's signature, so that a coverage-guided fuzzer can
// be linked instead. DRIVER ROUNDS SEED FILES...; the sanitizers do the rest.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::string_view kNasty[] = {std::string_view("\0", 1),
                                       "\xff",
                                       "\xed\xa0\x80",
                                       "\xf4\x90\x80\x80",
                                       "<",
                                       "</",
                                       "<!--",
                                       "&#x110000;",
                                       "&#0;",
                                       "<script>",
                                       "\r\n",
                                       "\n\n",
                                       "\"",
                                       "(AFP)",
                                       "... read more",
                                       "99999999999999999999",
                                       "\xe2\x80\xae",
                                       "{",
                                       "\\u0000"};

std::string mutate(std::string text, const std::string& other, std::mt19937_64& random) {
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % (n + 1)); };
  for (std::size_t changes = 1 + below(6); changes > 0; --changes) {
    const std::size_t at = below(text.size());
    const std::size_t length = std::min(below(64), text.size() - at);
    switch (random() % 6) {
      case 0: text.erase(at, length); break;
      case 1: text.insert(at, text.substr(at, length)); break;
      case 2: text.insert(at, kNasty[random() % std::size(kNasty)]); break;
      case 3:
        if (at < text.size()) text[at] = static_cast<char>(random());
        break;
      case 4: text.insert(at, other.substr(below(other.size()), 256)); break;
      default: text.resize(at); break;
    }
  }
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("usage: fuzz_* ROUNDS SEED FILES...\n", stderr);
    return 64;
  }
  std::vector<std::string> seeds;
  for (int i = 3; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  std::mt19937_64 random(std::strtoull(argv[2], nullptr, 10));
  const unsigned long rounds = std::strtoul(argv[1], nullptr, 10);
  for (unsigned long round = 0; round < rounds; ++round) {
    const std::string& seed = seeds[random() % seeds.size()];
    const std::string input =
        round < seeds.size() ? seeds[round] : mutate(seed, seeds[random() % seeds.size()], random);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
  }
  std::printf("%lu inputs, none fell\n", rounds);
  return 0;
}
