// Whole files as pages. The limit is checked while reading, so that a pipe without end is refused
// as early as a large file.
#include "run/source.hpp"

#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "run/input_file.hpp"

namespace entente {

Result<InputFile> open_input(const std::string& path) {
  InputFile file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) {
    const std::string why = std::generic_category().message(errno);
    return Error{ErrorCode::no_input, "cannot be read: " + why, path,
                 "Check the name and the permissions"};
  }
  struct stat about {};
  if (fstat(fileno(file.get()), &about) == 0 && S_ISDIR(about.st_mode)) {
    return Error{ErrorCode::no_input, "is a folder", path,
                 "Name a file; `entente read` and `entente code` take folders"};
  }
  return file;
}

Error read_failure(std::string_view where) {
  return {ErrorCode::io, "reading stopped half-way: " + std::generic_category().message(errno),
          std::string(where), "Try again"};
}

Result<Page> read_file(const std::string& path, const Limits& limits) {
  TRY(const InputFile file, open_input(path));
  Page page;
  page.id = input_name(path);
  std::array<char, 1U << 16U> chunk{};
  while (const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), file.get())) {
    if (page.bytes.size() + got > limits.page_bytes) {
      return Error{ErrorCode::too_large,
                   "holds more than " + std::to_string(limits.page_bytes >> 20U) + " MiB", page.id,
                   "A page is one article; split the file"};
    }
    page.bytes.append(chunk.data(), got);
  }
  if (std::ferror(file.get()) != 0) return read_failure(page.id);
  if (page.bytes.empty())
    return Error{ErrorCode::bad_data, "is empty", page.id, "Give a page as text or HTML"};
  return page;
}

}  // namespace entente
