// From what the user names to pages: walk, open, unpack, guess the kind, read.
#include "run/inputs.hpp"

#include <utility>

#include "page/readers/unpack.hpp"
#include "run/input_file.hpp"

namespace entente {
namespace {

class FileSource : public ByteSource {
 public:
  FileSource(InputFile file, std::string name) : file_(std::move(file)), name_(std::move(name)) {}
  Result<std::size_t> read(std::span<char> into) override {
    const std::size_t got = std::fread(into.data(), 1, into.size(), file_.get());
    if (got == 0 && !failed_ && std::ferror(file_.get()) != 0) {
      failed_ = true;
      return read_failure(name_);
    }
    return got;
  }

 private:
  InputFile file_;
  std::string name_;
  bool failed_ = false;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_source(const std::string& path) {
  TRY(InputFile file, open_input(path));
  // The stream has a buffer of its own.
  if (file.get() != stdin) std::setvbuf(file.get(), nullptr, _IONBF, 0);
  return std::unique_ptr<ByteSource>(
      std::make_unique<FileSource>(std::move(file), input_name(path)));
}

Inputs::Inputs(std::vector<std::string> operands, InputOrder order, const Limits& limits)
    : files_(operands.empty() ? std::vector<std::string>{"-"} : std::move(operands), limits),
      order_(std::move(order)),
      limits_(limits) {}

Result<Done> Inputs::open_stream(std::unique_ptr<page::Stream> stream) {
  const std::string_view head = stream->fill(page::guess_bytes);
  const page::ReaderKind& kind =
      order_.kind != nullptr ? *order_.kind : page::guess_reader_kind(head);
  reader_ = kind.open({std::move(stream), limits_, order_.fields});
  return Done{};
}

Result<Done> Inputs::open(const std::string& path) {
  TRY(std::unique_ptr<ByteSource> source, open_source(path));
  TRY(std::unique_ptr<page::Stream> stream,
      page::open_stream(std::move(source), input_name(path), limits_));
  if (page::packing_of(stream->fill(4)) != page::Packing::zip)
    return open_stream(std::move(stream));
  TRY(zip_, page::ZipMembers::open(*stream, limits_));
  return Done{};
}

Result<Done> Inputs::open_member(page::ZipMembers::Member member) {
  TRY(std::unique_ptr<page::Stream> stream,
      page::open_stream(std::move(member.bytes), member.name, limits_));
  if (page::packing_of(stream->fill(4)) == page::Packing::zip)
    return page::input_error(ErrorCode::bad_data, member.name, 0,
                             "is a zip archive inside a zip archive", "Unpack it first");
  return open_stream(std::move(stream));
}

std::optional<Result<Done>> Inputs::open_next() {
  if (zip_) {
    std::optional<Result<page::ZipMembers::Member>> member = zip_->next();
    if (!member) {
      zip_.reset();
      return Result<Done>(Done{});
    }
    if (!member->ok()) return Result<Done>(std::move(*member).error());
    return open_member(std::move(*member).value());
  }
  std::optional<Result<std::string>> file = files_.next();
  if (!file) return std::nullopt;
  if (!file->ok()) return Result<Done>(std::move(*file).error());
  return open(file->value());
}

void Inputs::close() {
  for (const auto& [kind, count] : reader_->passed()) passed_[kind] += count;
  reader_.reset();
}

std::optional<Result<Page>> Inputs::next() {
  while (true) {
    if (reader_) {
      Result<std::optional<Page>> page = reader_->next();
      if (!page.ok()) return Result<Page>(std::move(page).error());
      if (page.value()) return Result<Page>(*std::move(page).value());
      close();
    }
    const std::optional<Result<Done>> opened = open_next();
    if (!opened) return std::nullopt;
    if (!opened->ok()) return Result<Page>(opened->error());
  }
}

std::map<std::string, std::size_t> Inputs::passed() const {
  std::map<std::string, std::size_t> all = passed_;
  if (files_.hidden() > 0) all["hidden file"] += files_.hidden();
  return all;
}

}  // namespace entente
