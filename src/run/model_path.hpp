// Where the language model lies: the caller's word first, then the places where set-up and packages
// put it.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"

namespace entente {

inline constexpr const char* model_file_name = "en_core_web_sm-3.8.0.entente";

// The places in the order of search: beside the program, share/entente beside its bin, .cache/model
// of a checkout that it was built in, the user's data folder (XDG).
[[nodiscard]] std::vector<std::string> model_places();
// `asked` (a flag) wins, then $ENTENTE_MODEL, then the first of model_places() that exists. Errors:
// no_model with what was searched.
[[nodiscard]] Result<std::string> find_model(const std::string& asked);

}  // namespace entente
