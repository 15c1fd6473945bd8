// The door of JSON lines: every line of any bytes is a row or a named error, and the reader ends.
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "run/source.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  const std::string path = "fuzz_rows." + std::to_string(getpid());
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return 0;
  std::fwrite(data, 1, size, file);
  std::fclose(file);
  Limits limits;
  limits.page_bytes = 4096;
  Result<RowReader> reader = RowReader::open(path, limits);
  std::size_t rows = 0;
  while (reader.ok() && reader.value().next()) {
    if (++rows > size + 1) std::abort();
  }
  std::remove(path.c_str());
  return 0;
}
