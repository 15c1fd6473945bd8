// A file that is one page. The limit is checked while reading, so that a pipe without end is
// refused as early as a large file.
#include <utility>

#include "page/readers/reader.hpp"

namespace entente::page {
namespace {

class PageFile : public Reader {
 public:
  explicit PageFile(Opening opening) : opening_(std::move(opening)) {}

  Result<std::optional<Page>> next() override {
    if (std::exchange(read_, true)) return std::optional<Page>{};
    Stream& stream = *opening_.stream;
    const std::size_t limit = opening_.limits.page_bytes;
    Page page;
    page.id = stream.name();
    (void)stream.take(page.bytes, limit + 1);
    if (auto fault = stream.take_fault()) return *std::move(fault);
    if (page.bytes.size() > limit)
      return Error{ErrorCode::too_large,
                   "holds more than " + std::to_string(limit >> 20U) + " MiB",
                   page.id,
                   "A page is one article; split the file",
                   page.id,
                   limit};
    if (page.bytes.empty())
      return Error{ErrorCode::bad_data,           "is empty", page.id,
                   "Give a page as text or HTML", page.id,    0};
    return std::optional<Page>(std::move(page));
  }

 private:
  Opening opening_;
  bool read_ = false;
};

}  // namespace

bool fits_page(std::string_view) {
  return true;
}

std::unique_ptr<Reader> open_page(Opening opening) {
  return std::make_unique<PageFile>(std::move(opening));
}

}  // namespace entente::page
