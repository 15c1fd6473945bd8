// From the published pipeline to the flat model file: done once, when the model is set up.
#pragma once

#include <string>

#include "base/result.hpp"

namespace entente {

// Reads the wheel or folder `source`, writes the model file `out` and both licence texts into the
// folder `licences`. Errors: no_input, bad_data (not the published files, another architecture),
// cannot_create, io.
Result<Done> convert_model(const std::string& source, const std::string& out,
                           const std::string& licences);

}  // namespace entente
