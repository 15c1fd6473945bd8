// A zip archive, as databases hand out their exports: member after member as streams. It is held in
// memory packed, because its table of contents stands at its end; unpacked it streams.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/limits.hpp"
#include "page/readers/stream.hpp"

namespace entente::page {

class ZipMembers {
 public:
  // `packed` is read to its end. Errors: too_large (over Limits::page_bytes packed, too many
  // members), bad_data (damaged, an Office document).
  static Result<std::unique_ptr<ZipMembers>> open(Stream& packed, const Limits& limits);
  ~ZipMembers();
  ZipMembers(const ZipMembers&) = delete;
  ZipMembers& operator=(const ZipMembers&) = delete;

  struct Member {
    std::string name;  // "export.zip!page.txt"
    std::unique_ptr<ByteSource> bytes;
  };
  // The next member in the order of the table; none at the end. A member's bytes are to be read
  // before the next one is asked for. Errors: bad_data (encrypted, damaged), bomb.
  [[nodiscard]] std::optional<Result<Member>> next();

 private:
  struct Impl;
  explicit ZipMembers(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente::page
