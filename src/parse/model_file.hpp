// ModelFile: the converted model as one flat little-endian file, mapped read-only and shared by all
// threads and processes. Layout: header (64 bytes), table of sections (64 bytes each), sections
// aligned to 64 bytes. The hash covers every byte but itself.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace entente {

class ModelFile {
 public:
  // Errors: no_model (missing), bad_model (altered, cut, foreign, other version).
  static Result<ModelFile> open(const std::string& path);
  ModelFile(ModelFile&&) noexcept;
  ModelFile& operator=(ModelFile&&) noexcept;
  ~ModelFile();

  [[nodiscard]] bool has(std::string_view section) const;
  [[nodiscard]] Result<std::string_view> bytes(std::string_view section) const;
  // The section as exactly `count` floats. Error: bad_model.
  [[nodiscard]] Result<std::span<const float>> floats(std::string_view section,
                                                      std::size_t count) const;
  // The section's lines, each ended by a newline. Error: bad_model.
  [[nodiscard]] Result<std::vector<std::string_view>> lines(std::string_view section) const;
  [[nodiscard]] std::string_view hash() const;  // 32 hex digits of the content

 private:
  struct Impl;
  explicit ModelFile(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

struct ModelSection {
  std::string name;  // at most 39 bytes
  std::string bytes;
};

// The bytes of a model file with these sections, in this order: the same sections give the same
// bytes.
[[nodiscard]] std::string write_model(const std::vector<ModelSection>& sections);
// Sets the hash in the header of a model file to that of its content, whatever that is; nothing
// where there is no room for a header. For write_model, and for tests that look behind the hash.
void seal_model(std::string& file);

}  // namespace entente
