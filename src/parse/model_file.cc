// Mapping and checking of the model file. Nothing is believed before the hash agrees, and no offset
// before it was compared with the size, so that a hostile file is an error and never a wild read.
#include "parse/model_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>

static_assert(std::endian::native == std::endian::little, "the model file is little-endian");

namespace entente {
namespace {

constexpr std::array<char, 8> magic = {'E', 'N', 'T', 'M', 'O', 'D', 'E', 'L'};
constexpr std::uint32_t version = 1;
constexpr std::size_t alignment = 64;
constexpr std::size_t name_size = 40;

struct Header {
  std::array<char, 8> magic;
  std::uint32_t version, sections;
  std::uint64_t size, hash_low, hash_high;
  std::array<std::uint64_t, 3> reserved;
};
struct Entry {
  std::array<char, name_size> name;
  std::uint64_t offset, size, reserved;
};
static_assert(sizeof(Header) == alignment && sizeof(Entry) == alignment);

Error bad(const std::string& path, std::string what) {
  return {ErrorCode::bad_model, std::move(what), path, "run `make model` to convert it anew"};
}

// The header is hashed with its hash fields as zero, then all that follows.
XXH128_hash_t content_hash(Header header, std::string_view rest) {
  header.hash_low = header.hash_high = 0;
  const XXH128_hash_t of_rest = XXH3_128bits(rest.data(), rest.size());
  return XXH3_128bits_withSeed(&header, sizeof header,
                               of_rest.low64 ^ (of_rest.high64 * 0x9E3779B97F4A7C15ULL));
}

std::size_t aligned(std::size_t size) {
  return (size + alignment - 1) / alignment * alignment;
}

}  // namespace

struct ModelFile::Impl {
  std::string path;
  std::string_view bytes;
  std::span<const Entry> entries;
  std::string hash;

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (!bytes.empty()) munmap(const_cast<char*>(bytes.data()), bytes.size());
  }

  Result<Done> map();
  Result<Done> check();
};

Result<Done> ModelFile::Impl::map() {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    const int reason = errno;
    if (reason == ENOENT || reason == ENOTDIR)
      return Error{ErrorCode::no_model, "the language model is missing", path,
                   "run `make model`, or set ENTENTE_MODEL to a converted file"};
    return Error{ErrorCode::no_model,
                 fmt::format("the language model cannot be opened: {}", std::strerror(reason)),
                 path, "run `make model`, or set ENTENTE_MODEL to a converted file"};
  }
  struct stat status {};
  const bool known = fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  const std::size_t size = known ? static_cast<std::size_t>(status.st_size) : 0;
  void* memory = size < sizeof(Header)
                     ? MAP_FAILED
                     : mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
  close(file);
  if (!known) return bad(path, "the language model is not a regular file");
  if (size < sizeof(Header))
    return bad(path, "the language model is cut: it is shorter than its header");
  if (memory == MAP_FAILED)
    return Error{ErrorCode::io, "the language model cannot be mapped", path, ""};
  bytes = {static_cast<const char*>(memory), size};
  return Done{};
}

Result<Done> ModelFile::Impl::check() {
  Header header{};
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != magic) return bad(path, "this is not a language model of entente");
  if (header.version != version)
    return bad(path, fmt::format("the language model has version {}; this program reads version {}",
                                 header.version, version));
  if (header.size != bytes.size())
    return bad(path,
               fmt::format("the language model is cut: {} of {} bytes", bytes.size(), header.size));
  const XXH128_hash_t found = content_hash(header, bytes.substr(sizeof header));
  if (found.low64 != header.hash_low || found.high64 != header.hash_high)
    return bad(path, "the language model was altered: its content does not give its hash");
  hash = fmt::format("{:016x}{:016x}", found.high64, found.low64);
  if (header.sections > (bytes.size() - sizeof header) / sizeof(Entry))
    return bad(path, "the table of sections is cut");
  entries = {reinterpret_cast<const Entry*>(bytes.data() + sizeof header), header.sections};
  for (const Entry& entry : entries)
    if (entry.name.back() != 0 || entry.offset % alignment != 0 || entry.offset > bytes.size() ||
        entry.size > bytes.size() - entry.offset)
      return bad(path, "the table of sections is broken");
  return Done{};
}

ModelFile::ModelFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ModelFile::ModelFile(ModelFile&&) noexcept = default;
ModelFile& ModelFile::operator=(ModelFile&&) noexcept = default;
ModelFile::~ModelFile() = default;

Result<ModelFile> ModelFile::open(const std::string& path) {
  auto impl = std::make_unique<Impl>();
  impl->path = path;
  TRY([[maybe_unused]] const Done mapped, impl->map());
  TRY([[maybe_unused]] const Done checked, impl->check());
  return ModelFile(std::move(impl));
}

bool ModelFile::has(std::string_view section) const {
  return std::any_of(impl_->entries.begin(), impl_->entries.end(),
                     [&](const Entry& entry) { return section == entry.name.data(); });
}

Result<std::string_view> ModelFile::bytes(std::string_view section) const {
  for (const Entry& entry : impl_->entries)
    if (section == entry.name.data()) return impl_->bytes.substr(entry.offset, entry.size);
  return bad(impl_->path, fmt::format("the language model has no section {}", section));
}

Result<std::span<const float>> ModelFile::floats(std::string_view section,
                                                 std::size_t count) const {
  TRY(const std::string_view found, bytes(section));
  if (found.size() != count * sizeof(float))
    return bad(impl_->path, fmt::format("section {} has {} bytes, not {}", section, found.size(),
                                        count * sizeof(float)));
  return std::span<const float>(reinterpret_cast<const float*>(found.data()), count);
}

Result<std::vector<std::string_view>> ModelFile::lines(std::string_view section) const {
  TRY(std::string_view rest, bytes(section));
  std::vector<std::string_view> lines;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos)
      return bad(impl_->path, fmt::format("section {} ends in mid-line", section));
    lines.push_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  return lines;
}

std::string_view ModelFile::hash() const {
  return impl_->hash;
}

std::string write_model(const std::vector<ModelSection>& sections) {
  std::size_t size = sizeof(Header) + sections.size() * sizeof(Entry);
  std::vector<Entry> entries;
  for (const ModelSection& section : sections) {
    Entry entry{};
    std::memcpy(entry.name.data(), section.name.data(),
                std::min(section.name.size(), name_size - 1));
    entry.offset = size;
    entry.size = section.bytes.size();
    entries.push_back(entry);
    size += aligned(section.bytes.size());
  }
  std::string file(size, '\0');
  if (!entries.empty())
    std::memcpy(file.data() + sizeof(Header), entries.data(), entries.size() * sizeof(Entry));
  for (std::size_t i = 0; i < sections.size(); ++i)
    std::memcpy(file.data() + entries[i].offset, sections[i].bytes.data(),
                sections[i].bytes.size());
  const Header header{magic, version, static_cast<std::uint32_t>(sections.size()), size, 0, 0, {}};
  std::memcpy(file.data(), &header, sizeof header);
  seal_model(file);
  return file;
}

void seal_model(std::string& file) {
  Header header{};
  if (file.size() < sizeof header) return;
  std::memcpy(&header, file.data(), sizeof header);
  const XXH128_hash_t hash = content_hash(header, std::string_view(file).substr(sizeof header));
  header.hash_low = hash.low64;
  header.hash_high = hash.high64;
  std::memcpy(file.data(), &header, sizeof header);
}

}  // namespace entente
