// Scheme: whose words the labels of a model are. Tags, labels and entity types are strings of the
// model itself; who reads them asks here which scheme they follow, so that another language's model
// can be plugged in and a reader can refuse what it does not know.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace entente {

struct Scheme {
  std::string language = "en";            // ISO 639-1; the rules of base forms are English's
  std::string dependencies = "clearnlp";  // clearnlp, ud, or other
  bool lemmas = true;                     // false: the pipeline gives none
};

// Which scheme a set of dependency labels follows.
[[nodiscard]] std::string_view dependencies_of(std::span<const std::string> labels);

// As the model file keeps it: "language en\ndependencies clearnlp\nlemmas rule\n".
[[nodiscard]] std::string write_scheme(const Scheme& scheme);
// A model file without the section is the pinned one. Errors: bad_model.
[[nodiscard]] Result<Scheme> read_scheme(std::span<const std::string_view> lines);

}  // namespace entente
