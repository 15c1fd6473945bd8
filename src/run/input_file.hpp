// An open input file; "-" is standard input, which is not closed.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace entente {

struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using InputFile = std::unique_ptr<std::FILE, CloseFile>;

// Errors: no_input (missing, unreadable, a folder).
[[nodiscard]] Result<InputFile> open_input(const std::string& path);
// What errno says about a read that stopped half-way.
[[nodiscard]] Error read_failure(std::string_view where);
[[nodiscard]] inline std::string input_name(const std::string& path) {
  return path == "-" ? "stdin" : path;
}

}  // namespace entente
