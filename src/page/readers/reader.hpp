// Reader: a stream of one kind to pages, one after another. A kind is one .cc and one line in the
// table of table.cc; what it must show is tested by a walk along that table.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "page/page.hpp"
#include "page/readers/stream.hpp"

namespace entente::page {

class Reader {
 public:
  Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  virtual ~Reader() = default;
  // The next page; none at the end. An Error is one thing that was left out, with its input, byte
  // and reason, and the next call goes on behind it.
  [[nodiscard]] virtual Result<std::optional<Page>> next() = 0;
  // Where the page or fault last given stands, for people: "rows.jsonl:7". Empty when it is all.
  [[nodiscard]] virtual std::string place() const { return {}; }
  // What is no page by its kind, and how many of it were passed over: "request" 12.
  [[nodiscard]] const std::map<std::string, std::size_t>& passed() const { return passed_; }

 protected:
  std::map<std::string, std::size_t> passed_;
};

// Which field of a row is which: "title" -> "headline.main". Our names: id, date, modified, title,
// text, html, url, byline, section, language, carrier, agency, dateline.
class FieldMap {
 public:
  // "id=uri,date=dateTimePub,text=body". Errors: usage (a name of ours that there is not, no `=`).
  static Result<FieldMap> parse(std::string_view text);
  // The paths to try for a field, best first: what the user said, else those of known data sets.
  [[nodiscard]] std::vector<std::string_view> paths(std::string_view field) const;
  [[nodiscard]] bool empty() const { return said_.empty(); }

 private:
  std::map<std::string, std::string, std::less<>> said_;
};

// What a reader is opened with.
struct Opening {
  std::unique_ptr<Stream> stream;
  Limits limits;
  FieldMap fields;
};

struct ReaderKind {
  std::string_view name;     // --in NAME
  std::string_view help;     // one line: what it reads
  std::string_view example;  // a file under tests/readers/<name>/
  // Whether a stream that begins with these bytes (4096 or all of it) is of the kind.
  bool (*fits)(std::string_view head);
  std::unique_ptr<Reader> (*open)(Opening opening);
};

// In the order of guessing: the first that fits. The last, `page`, takes everything.
[[nodiscard]] std::span<const ReaderKind> reader_kinds();
[[nodiscard]] const ReaderKind* find_reader_kind(std::string_view name);
// By content. A file's extension does not matter.
[[nodiscard]] const ReaderKind& guess_reader_kind(std::string_view head);
inline constexpr std::size_t guess_bytes = 16U << 10U;

// One function pair a kind, each in its own file.
bool fits_warc(std::string_view head);
std::unique_ptr<Reader> open_warc(Opening opening);
bool fits_feed(std::string_view head);
std::unique_ptr<Reader> open_feed(Opening opening);
bool fits_nitf(std::string_view head);
std::unique_ptr<Reader> open_nitf(Opening opening);
bool fits_newsml(std::string_view head);
std::unique_ptr<Reader> open_newsml(Opening opening);
bool fits_ninjs(std::string_view head);
std::unique_ptr<Reader> open_ninjs(Opening opening);
bool fits_jsonl(std::string_view head);
std::unique_ptr<Reader> open_jsonl(Opening opening);
bool fits_nexis(std::string_view head);
std::unique_ptr<Reader> open_nexis(Opening opening);
bool fits_factiva(std::string_view head);
std::unique_ptr<Reader> open_factiva(Opening opening);
bool fits_page(std::string_view head);
std::unique_ptr<Reader> open_page(Opening opening);

// A fault of an input at a byte, as the row of `rejects` says it.
[[nodiscard]] Error input_error(ErrorCode code, const std::string& input, std::uint64_t position,
                                std::string what, std::string hint = "");

}  // namespace entente::page
