// The walk over files and folders. A folder is read once however many links lead to it.
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "run/inputs.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

enum class Sort : std::uint8_t { file, folder, other, missing };

Sort sort_of(const std::string& path, struct stat& about) {
  if (stat(path.c_str(), &about) != 0) return Sort::missing;
  if (S_ISDIR(about.st_mode)) return Sort::folder;
  return S_ISREG(about.st_mode) ? Sort::file : Sort::other;
}

Error left_out(ErrorCode code, const std::string& path, std::string what, std::string hint = "") {
  return {code, std::move(what), path, std::move(hint), path};
}

}  // namespace

FileWalk::FileWalk(std::vector<std::string> operands, const Limits& limits) : limits_(limits) {
  for (auto operand = operands.rbegin(); operand != operands.rend(); ++operand)
    stack_.push_back({std::move(*operand), 0});
}

std::optional<Error> FileWalk::open_folder(const Entry& folder) {
  std::error_code failed;
  std::vector<std::string> below;
  const bool slash = folder.path.ends_with('/');
  for (fs::directory_iterator at(folder.path, failed), end; !failed && at != end;
       at.increment(failed)) {
    const std::string name = at->path().filename().string();
    if (name.starts_with('.')) {
      ++hidden_;
      continue;
    }
    std::string path = folder.path + (slash ? "" : "/") + name;
    struct stat about {};
    // A folder sorts as its files will: by the path with its slash.
    if (sort_of(path, about) == Sort::folder) path += '/';
    below.push_back(std::move(path));
  }
  if (failed)
    return left_out(ErrorCode::no_input, folder.path,
                    "is a folder that cannot be read: " + failed.message(),
                    "Check the permissions");
  if (below.empty() && folder.depth == 0)
    return left_out(ErrorCode::no_input, folder.path, "is a folder without a file",
                    "Name a file, or a folder with files");
  std::sort(below.begin(), below.end(), std::greater<>());
  for (std::string& path : below) stack_.push_back({std::move(path), folder.depth + 1});
  return std::nullopt;
}

std::optional<Result<std::string>> FileWalk::next() {
  while (!stack_.empty()) {
    const Entry entry = std::move(stack_.back());
    stack_.pop_back();
    if (entry.depth == 0 && entry.path == "-") return Result<std::string>(entry.path);
    struct stat about {};
    switch (sort_of(entry.path, about)) {
      case Sort::file: return Result<std::string>(entry.path);
      case Sort::missing:  // said by whoever opens it
        return Result<std::string>(entry.path);
      case Sort::other:
        if (entry.depth == 0) return Result<std::string>(entry.path);
        return Result<std::string>(left_out(ErrorCode::skipped, entry.path,
                                            "is a pipe, a socket or a device inside a folder",
                                            "Name it if it is to be read"));
      case Sort::folder:
        if (!seen_.emplace(about.st_dev, about.st_ino).second)
          return Result<std::string>(left_out(ErrorCode::skipped, entry.path,
                                              "is a folder that was read before, by a link"));
        if (entry.depth > limits_.folder_depth)
          return Result<std::string>(
              left_out(ErrorCode::too_large, entry.path,
                       "is a folder more than " + std::to_string(limits_.folder_depth) + " deep"));
        if (auto fault = open_folder(entry)) return Result<std::string>(*std::move(fault));
        break;
    }
  }
  return std::nullopt;
}

}  // namespace entente
