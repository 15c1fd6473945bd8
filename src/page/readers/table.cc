// The table of readers. A new kind is one file and one row here.
#include <algorithm>
#include <array>

#include "page/readers/reader.hpp"

namespace entente::page {
namespace {

constexpr std::array kinds{
    ReaderKind{"warc", "Web archives (WARC 1.0 and 1.1, WET), plain or packed record by record",
               "pages.warc", fits_warc, open_warc},
    ReaderKind{"feed", "RSS 2.0, 0.9x and 1.0, and Atom: an entry is a page", "rss.xml", fits_feed,
               open_feed},
    ReaderKind{"nitf", "NITF 3", "story.xml", fits_nitf, open_nitf},
    ReaderKind{"newsml", "NewsML-G2: news items, alone or in a message", "message.xml", fits_newsml,
               open_newsml},
    ReaderKind{"ninjs", "ninjs 1 to 3: one document, a list, or one a line", "item.json",
               fits_ninjs, open_ninjs},
    ReaderKind{"jsonl", "Rows of JSON, one a line, or an array of them; fields by --fields",
               "rows.jsonl", fits_jsonl, open_jsonl},
    ReaderKind{"nexis", "Text exports of LexisNexis and Nexis Uni, many articles in one file",
               "classic.txt", fits_nexis, open_nexis},
    ReaderKind{"factiva", "Text exports of Factiva, many articles in one file", "coded.txt",
               fits_factiva, open_factiva},
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
