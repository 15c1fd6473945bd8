// WARC 1.0 and 1.1, and WET: records one after another, however long the archive is. A record's
// declared length is checked against what follows it; where it is wrong the record ends where the
// next one begins.
#include <deque>
#include <utility>

#include "page/readers/headers.hpp"
#include "page/readers/http.hpp"
#include "page/readers/reader.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::string_view kStart = "WARC/";
constexpr std::string_view kNext = "\nWARC/1.";

struct Record {
  std::uint64_t begin = 0;
  std::string type, uri, content_type;
  std::optional<Moment> date;
  std::optional<std::uint64_t> length;
  bool truncated = false;
};

// The kinds of the standard; a hostile archive does not choose what is counted.
std::string name_of(const std::string& type) {
  for (const char* known : {"warcinfo", "request", "metadata", "revisit", "continuation"})
    if (type == known) return type + " record";
  return "record of unknown type";
}

class Warc : public Reader {
 public:
  explicit Warc(Opening opening) : stream_(std::move(opening.stream)), limits_(opening.limits) {}
  Result<std::optional<Page>> next() override;

 private:
  [[nodiscard]] Error fault(ErrorCode code, std::uint64_t at, std::string what) const {
    return input_error(code, stream_->name(), at, std::move(what));
  }
  [[nodiscard]] Error fault(ErrorCode code, const Record& record, const std::string& what) const {
    return fault(code, record.begin,
                 (record.uri.empty() ? "a " + record.type + " record" : record.uri) + ": " + what);
  }
  bool find_start();
  Error to_next_record(ErrorCode code, std::uint64_t at, std::string what);
  Result<Record> read_head();
  bool read_payload(Record& record, std::string& payload);
  bool at_boundary();
  bool take_to_next(std::string& out);
  void mend_length(const Record& record, std::string& payload);
  std::optional<Page> page_of(const Record& record, std::string payload);
  std::optional<Page> page_of_response(const Record& record, std::string payload);
  std::optional<Page> page_of_body(const Record& record, std::string body,
                                   std::string_view content_type);

  std::unique_ptr<Stream> stream_;
  Limits limits_;
  std::deque<Error> faults_;  // found on the way, given before anything else
  std::optional<Page> ready_;
};

// Moves past blank lines to where a record should stand; false at the end.
bool Warc::find_start() {
  while (true) {
    const std::string_view head = stream_->fill(1);
    if (head.empty()) return false;
    const std::size_t first = head.find_first_not_of("\r\n \t");
    if (first == 0) return true;
    stream_->drop(first == std::string_view::npos ? head.size() : first);
  }
}

// What is no record is passed over up to the next one.
Error Warc::to_next_record(ErrorCode code, std::uint64_t at, std::string what) {
  if (stream_->find(kNext)) {
    stream_->drop(1);
    what += "; went on at byte " + std::to_string(stream_->position());
  } else {
    what += "; no record follows";
  }
  return fault(code, at, std::move(what));
}

Result<Record> Warc::read_head() {
  Record record;
  record.begin = stream_->position();
  if (!stream_->fill(kStart.size()).starts_with(kStart))
    return to_next_record(ErrorCode::bad_data, record.begin, "something that is no WARC record");
  std::optional<std::size_t> end;
  for (std::size_t wanted = 2048; !end; wanted *= 2) {
    const std::string_view head =
        stream_->fill(std::min(wanted, limits_.header_bytes)).substr(0, limits_.header_bytes);
    end = end_of_headers(head);
    if (end || head.size() < std::min(wanted, limits_.header_bytes)) break;
    if (wanted >= limits_.header_bytes)
      return to_next_record(
          ErrorCode::too_large, record.begin,
          "a WARC header over " + std::to_string(limits_.header_bytes >> 10U) + " KiB");
  }
  if (!end) {
    (void)stream_->skip(stream_->window().size());
    return fault(ErrorCode::truncated, record.begin, "the archive ends inside a WARC header");
  }
  const std::string_view block = stream_->window().substr(0, *end);
  const Headers headers(block.substr(std::min(block.find('\n'), block.size())));
  record.type = lower(headers.get("warc-type"));
  record.uri = headers.get("warc-target-uri");
  // WARC 1.0 was often written with the URI in angle brackets.
  if (record.uri.starts_with('<') && record.uri.ends_with('>'))
    record.uri = record.uri.substr(1, record.uri.size() - 2);
  record.content_type = headers.get("content-type");
  record.date = parse_moment(headers.get("warc-date"), "crawl");
  record.length = parse_length(headers.get("content-length"));
  record.truncated = !headers.get("warc-truncated").empty();
  stream_->drop(*end);
  return record;
}

// Two line ends and then the next record, or the end.
bool Warc::at_boundary() {
  std::string_view next = stream_->fill(4 + kStart.size());
  next.remove_prefix(std::min({next.find_first_not_of("\r\n"), next.size(), std::size_t{4}}));
  return next.empty() || next.starts_with(kStart.substr(0, next.size()));
}

// Appends what stands before the next record; false when none follows or it is over the limit.
bool Warc::take_to_next(std::string& out) {
  const std::size_t before = out.size();
  while (out.size() - before <= limits_.page_bytes) {
    const std::string_view some = stream_->fill(kNext.size());
    const std::size_t at = some.find(kNext);
    if (at != std::string_view::npos) {
      (void)stream_->take(out, at + 1);
      return true;
    }
    if (some.size() < kNext.size()) return false;
    (void)stream_->take(out, some.size() - kNext.size() + 1);
  }
  return false;
}

// The record ends elsewhere than it says: at a record inside what was taken, or farther on.
void Warc::mend_length(const Record& record, std::string& payload) {
  const std::string said = "its Content-Length is wrong (" + std::to_string(payload.size()) + "): ";
  if (const std::size_t at = payload.find(kNext); at != std::string::npos) {
    stream_->put_back(std::string_view(payload).substr(at + 1));
    payload.resize(at);
    faults_.push_back(fault(ErrorCode::bad_data, record,
                            said + "the next record begins after " + std::to_string(at)));
    return;
  }
  // The next record's first bytes may be the last ones taken.
  const std::size_t tail = std::min(payload.size(), kNext.size() - 1);
  const std::string seam = payload.substr(payload.size() - tail) +
                           std::string(stream_->fill(kNext.size()).substr(0, kNext.size()));
  if (const std::size_t at = seam.find(kNext); at < tail) {
    const std::size_t end = payload.size() - tail + at;
    stream_->put_back(std::string_view(payload).substr(end + 1));
    payload.resize(end);
    faults_.push_back(fault(ErrorCode::bad_data, record,
                            said + "the next record begins after " + std::to_string(end)));
    return;
  }
  std::string more;
  const bool found = take_to_next(more);
  if (found) payload += more;
  faults_.push_back(
      fault(ErrorCode::bad_data, record,
            said + (found ? "the next record begins " + std::to_string(more.size()) + " bytes later"
                          : "what follows is no record")));
}

// False when the record cannot be had; why is in faults_.
bool Warc::read_payload(Record& record, std::string& payload) {
  if (!record.length) {
    faults_.push_back(fault(ErrorCode::bad_data, record,
                            "has no Content-Length; it was read to the next record"));
    const bool found = take_to_next(payload);
    if (!found && payload.size() > limits_.page_bytes) return false;
    if (!found) (void)stream_->take(payload, kNext.size());
    return true;
  }
  if (*record.length > limits_.page_bytes + limits_.header_bytes) {
    faults_.push_back(fault(ErrorCode::too_large, record,
                            "holds " + std::to_string(*record.length) + " bytes, more than " +
                                std::to_string(limits_.page_bytes >> 20U) + " MiB"));
    (void)stream_->skip(*record.length);
    if (!at_boundary())
      faults_.push_back(to_next_record(ErrorCode::bad_data, stream_->position(),
                                       "something that is no WARC record"));
    return false;
  }
  const std::uint64_t got = stream_->take(payload, *record.length);
  if (got < *record.length) {
    // A record that claims too much swallows those behind it.
    if (const std::size_t at = payload.find(kNext); at != std::string::npos) {
      mend_length(record, payload);
      return true;
    }
    faults_.push_back(fault(ErrorCode::truncated, record,
                            "the archive ends after " + std::to_string(got) + " of its " +
                                std::to_string(*record.length) + " bytes"));
    return false;
  }
  if (!at_boundary()) mend_length(record, payload);
  return true;
}

std::optional<Page> Warc::page_of_body(const Record& record, std::string body,
                                       std::string_view content_type) {
  const std::string type = media_type(content_type);
  Page page;
  if (type == "text/html" || type == "application/xhtml+xml") {
    page.format = PageFormat::html;
  } else if (type == "text/plain" || record.type == "conversion") {
    page.format = PageFormat::text;
  } else if (!type.empty()) {
    faults_.push_back(fault(ErrorCode::skipped, record, "is no page but " + type));
    return std::nullopt;
  }
  if (trim(body).empty()) {
    faults_.push_back(fault(ErrorCode::skipped, record, "has an empty body"));
    return std::nullopt;
  }
  page.id = record.uri.empty() ? stream_->name() + "@" + std::to_string(record.begin) : record.uri;
  page.url = record.uri;
  page.bytes = std::move(body);
  page.charset = media_parameter(content_type, "charset");
  page.given.seen = record.date;
  page.given.truncated = record.truncated;
  return page;
}

std::optional<Page> Warc::page_of_response(const Record& record, std::string payload) {
  Result<HttpResponse> response = read_http(std::move(payload), limits_);
  if (!response.ok()) {
    faults_.push_back(fault(response.error().code, record, response.error().what));
    return std::nullopt;
  }
  HttpResponse& http = response.value();
  if (http.status != 200) {
    faults_.push_back(fault(ErrorCode::skipped, record, "HTTP " + std::to_string(http.status)));
    return std::nullopt;
  }
  std::optional<Page> page = page_of_body(record, std::move(http.body), http.content_type);
  if (page && http.cut) page->given.truncated = true;
  return page;
}

std::optional<Page> Warc::page_of(const Record& record, std::string payload) {
  if (record.type == "response") {
    const std::string type = media_type(record.content_type);
    if (type.empty() || type == "application/http" || payload.starts_with("HTTP/"))
      return page_of_response(record, std::move(payload));
  }
  return page_of_body(record, std::move(payload), record.content_type);
}

Result<std::optional<Page>> Warc::next() {
  while (true) {
    if (!faults_.empty()) {
      Error error = std::move(faults_.front());
      faults_.pop_front();
      return error;
    }
    if (ready_) return std::exchange(ready_, std::nullopt);
    if (!find_start()) {
      if (auto broken = stream_->take_fault()) return *std::move(broken);
      return std::optional<Page>{};
    }
    Result<Record> head = read_head();
    if (!head.ok()) {
      if (auto broken = stream_->take_fault()) faults_.push_back(*std::move(broken));
      return std::move(head).error();
    }
    Record record = std::move(head).value();
    std::string payload;
    const bool whole = read_payload(record, payload);
    if (auto broken = stream_->take_fault()) faults_.push_front(*std::move(broken));
    const bool page =
        record.type == "response" || record.type == "resource" || record.type == "conversion";
    if (!page) {
      ++passed_[name_of(record.type)];
    } else if (whole) {
      ready_ = page_of(record, std::move(payload));
    }
  }
}

}  // namespace

bool fits_warc(std::string_view head) {
  const std::size_t first = head.find_first_not_of("\r\n");
  return first != std::string_view::npos && head.substr(first).starts_with(kStart);
}

std::unique_ptr<Reader> open_warc(Opening opening) {
  return std::make_unique<Warc>(std::move(opening));
}

}  // namespace entente::page
