// Members of a zip by libzip, from memory.
#include "page/readers/zip.hpp"

#include <zip.h>

#include <utility>

#include "page/readers/reader.hpp"
#include "page/readers/unpack.hpp"

namespace entente::page {
namespace {

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Close {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

class MemberSource : public ByteSource {
 public:
  MemberSource(zip_file_t* file, std::string name, std::uint64_t packed, const Limits& limits)
      : file_(file), name_(std::move(name)), packed_(packed), expansion_(limits) {
    expansion_.add(packed_, 0);
  }
  Result<std::size_t> read(std::span<char> into) override {
    if (over_) return std::size_t{0};
    const zip_int64_t got = zip_fread(file_.get(), into.data(), into.size());
    if (got < 0) {
      over_ = true;
      return input_error(ErrorCode::bad_data, name_, 0,
                         std::string("is damaged: ") + zip_file_strerror(file_.get()));
    }
    const auto size = static_cast<std::size_t>(got);
    expansion_.add(0, size);
    if (expansion_.all_is_bomb()) {
      over_ = true;
      return input_error(ErrorCode::bomb, name_, 0, "unpacks to far more than any text does");
    }
    return size;
  }

 private:
  std::unique_ptr<zip_file_t, Close> file_;
  std::string name_;
  std::uint64_t packed_;
  Expansion expansion_;
  bool over_ = false;
};

}  // namespace

struct ZipMembers::Impl {
  std::string bytes;
  std::string name;
  Limits limits;
  std::unique_ptr<zip_t, Discard> archive;
  zip_uint64_t at = 0, count = 0;
};

ZipMembers::ZipMembers(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ZipMembers::~ZipMembers() = default;

Result<std::unique_ptr<ZipMembers>> ZipMembers::open(Stream& packed, const Limits& limits) {
  auto impl = std::make_unique<Impl>();
  impl->name = packed.name();
  impl->limits = limits;
  (void)packed.take(impl->bytes, limits.page_bytes + 1);
  if (auto fault = packed.take_fault()) return *std::move(fault);
  if (impl->bytes.size() > limits.page_bytes)
    return input_error(ErrorCode::too_large, impl->name, limits.page_bytes,
                       "is a zip archive over " + std::to_string(limits.page_bytes >> 20U) + " MiB",
                       "Unpack it and name the folder");
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source =
      zip_source_buffer_create(impl->bytes.data(), impl->bytes.size(), 0, &error);
  if (source != nullptr) {
    impl->archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!impl->archive) zip_source_free(source);
  }
  const std::string why = impl->archive ? "" : zip_error_strerror(&error);
  zip_error_fini(&error);
  if (!impl->archive)
    return input_error(ErrorCode::bad_data, impl->name, 0, "is a damaged zip archive: " + why,
                       "Fetch it again");
  if (zip_name_locate(impl->archive.get(), "[Content_Types].xml", 0) >= 0)
    return input_error(ErrorCode::bad_data, impl->name, 0, "is an Office document, not text",
                       "Save it as plain text");
  impl->count = static_cast<zip_uint64_t>(zip_get_num_entries(impl->archive.get(), 0));
  if (impl->count > limits.zip_members)
    return input_error(
        ErrorCode::too_large, impl->name, 0,
        "is a zip archive of more than " + std::to_string(limits.zip_members) + " members",
        "Unpack it and name the folder");
  return std::unique_ptr<ZipMembers>(new ZipMembers(std::move(impl)));
}

std::optional<Result<ZipMembers::Member>> ZipMembers::next() {
  Impl& zip = *impl_;
  while (zip.at < zip.count) {
    const zip_uint64_t index = zip.at++;
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_stat_index(zip.archive.get(), index, 0, &about) != 0 ||
        (about.valid & ZIP_STAT_NAME) == 0)
      return Result<Member>(input_error(ErrorCode::bad_data, zip.name, index,
                                        "a member of the zip archive has no name"));
    const std::string inside = about.name;
    if (inside.ends_with('/')) continue;  // a folder
    const std::string name = zip.name + "!" + inside;
    zip_file_t* file = zip_fopen_index(zip.archive.get(), index, 0);
    if (file == nullptr)
      return Result<Member>(
          input_error(ErrorCode::bad_data, name, 0,
                      std::string("cannot be unpacked: ") + zip_strerror(zip.archive.get()),
                      "Unpack it first"));
    const std::uint64_t packed = (about.valid & ZIP_STAT_COMP_SIZE) != 0 ? about.comp_size : 0;
    return Result<Member>(
        Member{name, std::make_unique<MemberSource>(file, name, packed, zip.limits)});
  }
  return std::nullopt;
}

}  // namespace entente::page
