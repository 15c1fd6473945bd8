// Where the language model lies. A path that the caller names is never replaced by another one
// behind their back.
#include "run/model_path.hpp"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr const char* how_to_get_it =
    "Run `make model` in the checkout, or name the file with --model or ENTENTE_MODEL";

std::string variable(const char* name) {
  const char* value =
      std::getenv(name);  // NOLINT(concurrency-mt-unsafe): read before any thread starts
  return value == nullptr ? std::string{} : std::string(value);
}

Result<std::string> only_if_there(const std::string& path, const std::string& said_by) {
  std::error_code failed;
  if (fs::is_regular_file(path, failed)) return path;
  return Error{ErrorCode::no_model, "the language model that " + said_by + " names is not there",
               path, how_to_get_it};
}

}  // namespace

std::vector<std::string> model_places() {
  std::vector<std::string> places;
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  if (!failed) {
    const fs::path folder = program.parent_path();
    places.push_back((folder / model_file_name).string());
    places.push_back((folder.parent_path() / "share" / "entente" / model_file_name).string());
    // A checkout: <repository>/build/<preset>/entente.
    fs::path above = folder;
    for (int level = 0; level < 3 && above.has_relative_path(); ++level) {
      places.push_back((above / ".cache" / "model" / model_file_name).string());
      above = above.parent_path();
    }
  }
  const std::string data = variable("XDG_DATA_HOME");
  const std::string home = variable("HOME");
  if (!data.empty()) {
    places.push_back((fs::path(data) / "entente" / model_file_name).string());
  } else if (!home.empty()) {
    places.push_back((fs::path(home) / ".local" / "share" / "entente" / model_file_name).string());
  }
  return places;
}

Result<std::string> find_model(const std::string& asked) {
  if (!asked.empty()) return only_if_there(asked, "--model");
  if (const std::string named = variable("ENTENTE_MODEL"); !named.empty())
    return only_if_there(named, "ENTENTE_MODEL");
  std::string searched;
  for (const std::string& place : model_places()) {
    std::error_code failed;
    if (fs::is_regular_file(place, failed)) return place;
    searched += (searched.empty() ? "" : ", ") + place;
  }
  return Error{ErrorCode::no_model, "the language model is missing", "searched " + searched,
               how_to_get_it};
}

}  // namespace entente
