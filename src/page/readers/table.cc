// The table of readers. A new kind is one file and one row here.
#include <algorithm>
#include <array>

#include "page/readers/reader.hpp"

namespace entente::page {
namespace {

constexpr std::array kinds{
    ReaderKind{"jsonl", "Rows of JSON, one a line, or an array of them; fields by --fields",
               "rows.jsonl", fits_jsonl, open_jsonl},
    ReaderKind{"page", "A page as text or HTML: the whole file is one", "page.txt", fits_page,
               open_page},
};

}  // namespace

std::span<const ReaderKind> reader_kinds() {
  return kinds;
}

const ReaderKind* find_reader_kind(std::string_view name) {
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const ReaderKind& kind) { return kind.name == name; });
  return found == kinds.end() ? nullptr : &*found;
}

const ReaderKind& guess_reader_kind(std::string_view head) {
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const ReaderKind& kind) { return kind.fits(head); });
  return found == kinds.end() ? kinds.back() : *found;
}

Error input_error(ErrorCode code, const std::string& input, std::uint64_t position,
                  std::string what, std::string hint) {
  return {code,  std::move(what), input + "@" + std::to_string(position), std::move(hint),
          input, position};
}

}  // namespace entente::page
