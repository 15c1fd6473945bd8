// What the text exports of databases have in common: documents as lists of lines, days and lengths
// as they print them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/page.hpp"
#include "page/readers/stream.hpp"

namespace entente::page {

using Lines = std::vector<std::string>;

// A line that is a day and perhaps a weekday, a time and a zone: "March 14, 2022 Monday 10:05 PM
// GMT", "14 March 2022". Its day.
[[nodiscard]] std::optional<Moment> read_day_line(std::string_view line);
// 640 of "LENGTH: 640 words", "640 words"; none when the line is another.
[[nodiscard]] std::optional<std::size_t> read_word_count(std::string_view text);
// "en" of "ENGLISH"; empty for what is not known.
[[nodiscard]] std::string language_named(std::string_view name);
// The lines [begin, end) as story text.
[[nodiscard]] std::string story_of_lines(const Lines& lines, std::size_t begin, std::size_t end);
// Where what comes has far fewer words than the record says it has, the text was cut on the way.
[[nodiscard]] bool is_cut(std::string_view story, std::optional<std::size_t> stated_words);

// Reads the lines of documents of an export, one document at a time, bounded by Limits.
class DocumentLines {
 public:
  // `starts`: the line opens a document; `ends`: it closes one. Either may be always false.
  DocumentLines(Stream& stream, const Limits& limits, bool (*starts)(std::string_view),
                bool (*ends)(std::string_view))
      : stream_(stream), limits_(limits), starts_(starts), ends_(ends) {}
  struct Document {
    Lines lines;  // trailing blanks off
    std::uint64_t begin = 0;
    std::size_t number = 0;  // from 1
  };
  // None at the end. Errors: too_large (the document was passed over), those of the stream.
  [[nodiscard]] Result<std::optional<Document>> next();

 private:
  Stream& stream_;
  Limits limits_;
  bool (*starts_)(std::string_view);
  bool (*ends_)(std::string_view);
  std::string waiting_;  // the line that opens the next document
  std::uint64_t waiting_at_ = 0;
  bool has_waiting_ = false;
  std::size_t number_ = 0;
};

}  // namespace entente::page
