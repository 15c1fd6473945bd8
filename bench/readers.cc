// bench_readers: megabytes a second of the readers, bytes to pages, counted unpacked. The input is
// made here (words of a small vocabulary in pages of 20 to 100 KB, seeded), so that no data is
// needed and two machines compare; the best of the passes counts, in seconds on a processor.
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <random>
#include <string>

#include "page/readers/reader.hpp"
#include "page/readers/unpack.hpp"
#include "rooms/page/readers/pack.hpp"

namespace entente::page {
namespace {

constexpr int kPasses = 3;
constexpr std::size_t kBytes = 128U << 20U;

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// Words as long as English ones, of a vocabulary of 20,000, common ones more often.
class Prose {
 public:
  Prose() {
    for (int i = 0; i < 20'000; ++i) {
      std::string word;
      for (std::size_t left = 2 + random_() % 9; left > 0; --left)
        word += static_cast<char>('a' + random_() % 26);
      words_.push_back(word);
    }
  }
  std::string text(std::size_t size) {
    std::string out;
    while (out.size() < size) {
      const double x = static_cast<double>(random_() % 1'000'000) / 1'000'000;
      out += words_[static_cast<std::size_t>(x * x * x * 19'999)];
      out += random_() % 12 == 0 ? ". " : " ";
    }
    return out;
  }
  std::size_t below(std::size_t n) { return random_() % n; }

 private:
  std::mt19937_64 random_{7};
  std::vector<std::string> words_;
};

std::string record(Prose& prose, std::size_t number) {
  std::string body = "<!doctype html><html><head><title>SAMPLE</title></head><body>";
  for (std::size_t left = 20 + prose.below(80); left > 0; --left)
    body += "<div class=\"paragraph\"><p>" + prose.text(1000) + "</p></div>\n";
  const std::string http =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body + "</body></html>";
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://sample.example/" +
         std::to_string(number) + "\r\nWARC-Date: 2024-05-20T10:00:00Z\r\nContent-Type: " +
         "application/http; msgtype=response\r\nContent-Length: " + std::to_string(http.size()) +
         "\r\n\r\n" + http + "\r\n\r\n";
}

struct Pass {
  double seconds = 0;
  std::size_t pages = 0, faults = 0;
};

Pass read_once(const std::string& bytes, const char* kind) {
  const Limits limits;
  Pass pass;
  const double begin = processor_seconds();
  Result<std::unique_ptr<Stream>> stream =
      open_stream(std::make_unique<ViewSource>(bytes), "bench", limits);
  if (!stream.ok()) return pass;
  const std::unique_ptr<Reader> reader =
      find_reader_kind(kind)->open({std::move(stream).value(), limits, {}});
  while (true) {
    const Result<std::optional<Page>> page = reader->next();
    if (!page.ok()) {
      ++pass.faults;
    } else if (!page.value()) {
      break;
    } else {
      ++pass.pages;
    }
  }
  pass.seconds = processor_seconds() - begin;
  return pass;
}

void measure(const char* name, const std::string& bytes, const char* kind, std::size_t unpacked) {
  Pass best;
  for (int i = 0; i < kPasses; ++i) {
    const Pass pass = read_once(bytes, kind);
    if (i == 0 || pass.seconds < best.seconds) best = pass;
  }
  std::printf("%-12s %7.0f MB/s  %zu pages, %zu faults\n", name,
              static_cast<double>(unpacked) / 1e6 / best.seconds, best.pages, best.faults);
}

}  // namespace
}  // namespace entente::page

int main() {
  using namespace entente::page;
  Prose prose;
  std::string plain, gz, zst, rows, feed = "<rss><channel>";
  for (std::size_t i = 0; plain.size() < kBytes; ++i) {
    const std::string one = record(prose, i);
    plain += one;
    gz += gzip(one, 6);
    zst += zstd(one);
  }
  measure("warc", plain, "warc", plain.size());
  measure("warc.gz", gz, "warc", plain.size());
  measure("warc.zst", zst, "warc", plain.size());
  for (std::size_t i = 0; rows.size() < kBytes / 4; ++i) {
    const std::string id = std::to_string(i), text = prose.text(4000);
    rows += R"({"id": ")" + id + R"(", "date": "2024-05-20", "text": ")" + text + "\"}\n";
    feed += "<item><link>https://sample.example/" + id + "</link><description>&lt;p&gt;" + text +
            "&lt;/p&gt;</description></item>";
  }
  feed += "</channel></rss>";
  measure("jsonl", rows, "jsonl", rows.size());
  measure("feed", feed, "feed", feed.size());
  return 0;
}
