// From the published pipeline to the flat model file: done once, when the model is set up.
#pragma once

#include <string>

#include "base/result.hpp"
#include "parse/pipeline_files.hpp"

namespace entente {

// Reads the wheel or folder `source`, writes the model file `out` and the licence texts into the
// folder `licences`. With Trust::any another pipeline of the same architecture is taken, whatever
// its labels, rows and hashes. Errors: no_input, bad_data (not the published files, another
// architecture: with the reason), cannot_create, io.
Result<Done> convert_model(const std::string& source, const std::string& out,
                           const std::string& licences, Trust trust = Trust::pinned);

}  // namespace entente
