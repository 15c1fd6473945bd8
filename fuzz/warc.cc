// The door of `warc`; see reader_door.hpp.
#include "reader_door.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return entente::page::fuzz_reader("warc", data, size);
}
