// Inputs: what the user names to pages. Files, folders (all below them, sorted by the bytes of
// their paths) and standard input, each opened, unpacked and read as what its bytes are.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "page/readers/reader.hpp"
#include "page/readers/zip.hpp"

namespace entente {

// The files of operands in order; links that lead in circles end.
class FileWalk {
 public:
  FileWalk(std::vector<std::string> operands, const Limits& limits);
  // None at the end. Errors: no_input (a folder that cannot be read or holds no file), skipped (a
  // folder read before, a pipe or device inside a folder), too_large (deeper than the limit).
  [[nodiscard]] std::optional<Result<std::string>> next();
  [[nodiscard]] std::size_t hidden() const { return hidden_; }  // passed over: .git, .DS_Store

 private:
  struct Entry {
    std::string path;
    std::size_t depth = 0;  // 0: named by the user
  };
  std::optional<Error> open_folder(const Entry& folder);

  std::vector<Entry> stack_;                                // the next one last
  std::set<std::pair<std::uint64_t, std::uint64_t>> seen_;  // folders, by device and inode
  Limits limits_;
  std::size_t hidden_ = 0;
};

struct InputOrder {
  const page::ReaderKind* kind = nullptr;  // null: by content
  page::FieldMap fields;
};

class Inputs {
 public:
  // No operand is standard input, as "-" is.
  Inputs(std::vector<std::string> operands, InputOrder order, const Limits& limits);
  // The next page; none at the end. An Error is one thing left out, and reading goes on behind it.
  [[nodiscard]] std::optional<Result<Page>> next();
  // What is no page by its kind, over all inputs: "request" 12, "hidden file" 1.
  [[nodiscard]] std::map<std::string, std::size_t> passed() const;

 private:
  Result<Done> open(const std::string& path);
  Result<Done> open_member(page::ZipMembers::Member member);
  Result<Done> open_stream(std::unique_ptr<page::Stream> stream);
  // Sets the reader of what comes next: a member of the zip at hand, else a file. None at the end.
  std::optional<Result<Done>> open_next();
  void close();

  FileWalk files_;
  InputOrder order_;
  Limits limits_;
  std::unique_ptr<page::ZipMembers> zip_;
  std::unique_ptr<page::Reader> reader_;
  std::map<std::string, std::size_t> passed_;
};

// Bytes of a file or of standard input.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> open_source(const std::string& path);

}  // namespace entente
