// Archives: what is read, what is passed over, and what wrong lengths, cuts and hostile records
// come to. Archives of any length are read in bounded memory.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "rooms/page/readers/pack.hpp"
#include "rooms/page/readers/support.hpp"

namespace entente::page {
namespace {

std::string record(const std::string& type, const std::string& uri, const std::string& body,
                   const std::string& length = "", const std::string& more = "") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + uri + "\r\n" + more +
         "Content-Type: application/http; msgtype=response\r\n" +
         (length == "none" ? ""
                           : "Content-Length: " +
                                 (length.empty() ? std::to_string(body.size()) : length) + "\r\n") +
         "\r\n" + body + "\r\n\r\n";
}
std::string http(const std::string& body,
                 const std::string& headers = "Content-Type: text/html\r\n",
                 const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\n" + headers + "\r\n" + body;
}
std::string page_record(const std::string& uri, const std::string& length = "") {
  return record("response", uri, http("<p>Body of " + uri + ".</p>"), length);
}
std::vector<std::string> ids(const ReadAll& all) {
  std::vector<std::string> out;
  for (const Page& page : all.pages) out.push_back(page.id);
  return out;
}
std::vector<ErrorCode> codes(const ReadAll& all) {
  std::vector<ErrorCode> out;
  for (const Error& fault : all.faults) out.push_back(fault.code);
  return out;
}
using Ids = std::vector<std::string>;
using Codes = std::vector<ErrorCode>;

TEST(Warc, PackedRecordByRecordAsAWholeAndWithADictionary) {
  const std::string one = page_record("http://a/1"), two = page_record("http://a/2");
  const Ids both{"http://a/1", "http://a/2"};
  for (const std::string& archive :
       {one + two, gzip(one) + gzip(two), gzip(one + two), zstd(one) + zstd(two), zstd(one + two),
        skippable(0xd, one) + zstd_with(one, one) + zstd_with(two, one)}) {
    const ReadAll all = read_all(archive);
    EXPECT_EQ(all.kind, "warc");
    EXPECT_EQ(ids(all), both);
    EXPECT_TRUE(all.faults.empty());
  }
}

TEST(Warc, HeadersAreReadAsTheyAreWritten) {
  const ReadAll all = read_all(
      "WARC/1.1\nwarc-type: response\nWARC-Target-URI: <http://a/1>\nWARC-Date: "
      "2024-05-23T10:00:00.123456Z\nX-Folded: a\n b\ncontent-length: 70\n\n"
      "HTTP/1.0 200 \nContent-type: TEXT/HTML; Charset=\"Windows-1251\"\n\n<p>Text</p>\n\n\n");
  ASSERT_EQ(all.pages.size(), 1U) << all.rows.at(0);
  EXPECT_EQ(all.pages[0].id, "http://a/1");
  EXPECT_EQ(all.pages[0].charset, "windows-1251");
  EXPECT_EQ(all.pages[0].format, PageFormat::html);
  ASSERT_TRUE(all.pages[0].given.seen);
  EXPECT_EQ(all.pages[0].given.seen->date.iso(), "2024-05-23");
}

TEST(Warc, BodiesAreDecoded) {
  const std::string text = "<p>Norway sent medicine to Kenya.</p>";
  const std::string chunked = "10;ext=1\r\n" + text.substr(0, 16) + "\r\n" + "15\r\n" +
                              text.substr(16) + "\r\n0\r\nTrailer: x\r\n\r\n";
  const auto body_of = [](const std::string& body, const std::string& headers) {
    const ReadAll all = read_all(
        record("response", "http://a/1", http(body, "Content-Type: text/html\r\n" + headers)));
    EXPECT_EQ(all.pages.size(), 1U) << headers << (all.rows.empty() ? "" : all.rows[0]);
    return all.pages.empty() ? std::string{} : all.pages[0].bytes;
  };
  EXPECT_EQ(body_of(chunked, "Transfer-Encoding: chunked\r\n"), text);
  EXPECT_EQ(body_of(text, "Transfer-Encoding: chunked\r\n"), text) << "joined by the archiver";
  for (const auto& [packed, name] : {std::pair{gzip(text), "gzip"}, std::pair{brotli(text), "br"},
                                     std::pair{deflate(text, true), "deflate"}})
    EXPECT_EQ(body_of(packed, std::string("Content-Encoding: ") + name + "\r\n"), text);
  EXPECT_EQ(body_of(text, "Content-Encoding: gzip\r\n"), text) << "decoded by the archiver";
}

TEST(Warc, AChunkedBodyThatEndsEarlyIsMarked) {
  const ReadAll all = read_all(
      record("response", "http://a/1",
             http("20\r\n<p>Norway", "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n")));
  ASSERT_EQ(all.pages.size(), 1U);
  EXPECT_EQ(all.pages[0].bytes, "<p>Norway");
  EXPECT_TRUE(all.pages[0].given.truncated);
}

TEST(Warc, WhatIsNoPageHasItsReasonOrItsCount) {
  const ReadAll all = read_all(
      record("warcinfo", "", "x") + record("request", "http://a/1", "GET / HTTP/1.1\r\n\r\n") +
      record("metadata", "http://a/1", "x") + record("revisit", "http://a/1", "") +
      record("cabbage", "http://a/1", "x") + record("turnip", "http://a/1", "x") +
      record("response", "http://a/404", http("no", "", "404 Not Found")) +
      record("response", "http://a/301", http("", "Location: /\r\n", "301 Moved")) +
      record("response", "http://a/pdf", http("%PDF", "Content-Type: application/pdf\r\n")) +
      record("response", "http://a/empty", http(" ")) +
      record("response", "http://a/enc",
             http("x", "Content-Type: text/html\r\nContent-Encoding: zzz\r\n")) +
      record("response", "http://a/none", "no http at all") + page_record("http://a/1"));
  EXPECT_EQ(ids(all), Ids{"http://a/1"});
  EXPECT_EQ(codes(all), (Codes{ErrorCode::skipped, ErrorCode::skipped, ErrorCode::skipped,
                               ErrorCode::skipped, ErrorCode::bad_data, ErrorCode::bad_data}));
  EXPECT_EQ(all.passed, (std::map<std::string, std::size_t>{{"warcinfo record", 1},
                                                            {"request record", 1},
                                                            {"metadata record", 1},
                                                            {"revisit record", 1},
                                                            {"record of unknown type", 2}}));
  for (const Error& fault : all.faults) EXPECT_TRUE(fault.position.has_value());
}

TEST(Warc, WrongLengthsLoseNoRecord) {
  const Ids all_three{"http://a/1", "http://a/2", "http://a/3"};
  for (const char* length : {"5", "80", "none", "-1", "12x", "60000", "99999999999999999999"}) {
    const ReadAll all = read_all(page_record("http://a/1") + page_record("http://a/2", length) +
                                 page_record("http://a/3"));
    EXPECT_EQ(codes(all), Codes{ErrorCode::bad_data}) << length;
    EXPECT_EQ(ids(all), all_three) << length;
    EXPECT_EQ(all.faults.at(0).position, page_record("http://a/1").size()) << length;
  }
}

TEST(Warc, ACutArchiveGivesItsWholeRecordsAndARow) {
  const std::string one = page_record("http://a/1"), two = page_record("http://a/2");
  for (std::size_t cut = one.size() + 1; cut + 5 < (one + two).size(); ++cut) {
    const ReadAll all = read_all((one + two).substr(0, cut));
    EXPECT_EQ(ids(all), Ids{"http://a/1"}) << cut;
    ASSERT_EQ(codes(all).size(), 1U) << cut;
    EXPECT_TRUE(all.faults[0].code == ErrorCode::truncated ||
                all.faults[0].code == ErrorCode::bad_data)
        << cut;
    EXPECT_EQ(all.faults[0].position, one.size()) << cut;
  }
  const std::string packed = gzip(one) + gzip(two);
  for (std::size_t cut = gzip(one).size() + 1; cut < packed.size(); ++cut) {
    const ReadAll all = read_all(packed.substr(0, cut));
    EXPECT_GE(all.faults.size(), 1U) << cut;
    EXPECT_EQ(all.pages.at(0).id, "http://a/1") << cut;
  }
}

TEST(Warc, DamageInTheMiddleLosesOneRecord) {
  std::string archive;
  for (int i = 0; i < 20; ++i) {
    std::string member = gzip(page_record("http://a/" + std::to_string(i)));
    if (i == 7) member[member.size() / 2] = static_cast<char>(member[member.size() / 2] ^ 0xff);
    archive += member;
  }
  const ReadAll all = read_all(archive);
  EXPECT_GE(all.pages.size(), 19U);
  EXPECT_EQ(all.pages.back().id, "http://a/19");
  EXPECT_GE(all.faults.size(), 1U);
  const ReadAll junk = read_all(page_record("http://a/1") + "junk\njunk " +
                                std::string(100'000, 'x') + "\r\n" + page_record("http://a/2"));
  EXPECT_EQ(ids(junk), (Ids{"http://a/1", "http://a/2"}));
  EXPECT_EQ(codes(junk), Codes{ErrorCode::bad_data});
}

TEST(Warc, LimitsAreNamedOutcomes) {
  Limits limits;
  limits.page_bytes = 10'000;
  limits.header_bytes = 1000;
  const std::string large = record("response", "http://a/large", http(std::string(50'000, 'x')));
  const std::string head = record("response", "http://a/head", http("x"), "",
                                  "X-Long: " + std::string(5000, 'x') + "\r\n");
  const std::string http_head =
      record("response", "http://a/http", http("x", "X-Long: " + std::string(5000, 'x') + "\r\n"));
  const std::string endless = "WARC/1.0\r\nX: " + std::string(50'000, 'y');
  const ReadAll all =
      read_all(large + page_record("http://a/1") + head + page_record("http://a/2") + http_head +
                   page_record("http://a/3") + endless,
               "input", nullptr, limits);
  EXPECT_EQ(ids(all), (Ids{"http://a/1", "http://a/2", "http://a/3"}));
  EXPECT_EQ(codes(all), (Codes{ErrorCode::too_large, ErrorCode::too_large, ErrorCode::too_large,
                               ErrorCode::too_large}));
}

TEST(Warc, ABombInOneRecordLeavesTheOthers) {
  Limits limits;
  limits.unpack_free = 1U << 20U;
  const std::string body = gzip(std::string(16U << 20U, ' '));
  const std::string bomb =
      record("response", "http://a/bomb",
             http(body, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"));
  const ReadAll all = read_all(page_record("http://a/1") + bomb + page_record("http://a/2"),
                               "input", nullptr, limits);
  EXPECT_EQ(ids(all), (Ids{"http://a/1", "http://a/2"}));
  EXPECT_EQ(codes(all), Codes{ErrorCode::bomb});
}

// Records without end, made as they are read.
class Archive : public ByteSource {
 public:
  explicit Archive(std::uint64_t size) : left_(size) {
    const std::string body = http("<p>" + std::string(50'000, 'x') + "</p>");
    for (int i = 0; i < 40; ++i)
      block_ += record("response", "http://a/" + std::to_string(i), body);
  }
  Result<std::size_t> read(std::span<char> into) override {
    const std::size_t size = static_cast<std::size_t>(
        std::min<std::uint64_t>({into.size(), block_.size() - at_, left_}));
    std::memcpy(into.data(), block_.data() + at_, size);
    at_ = (at_ + size) % block_.size();
    left_ -= size;
    return size;
  }

 private:
  std::string block_;
  std::size_t at_ = 0;
  std::uint64_t left_;
};

std::uint64_t resident_bytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) << 10U;
}

TEST(Warc, TenGigabytesInBoundedMemory) {
#if defined(ENTENTE_SANITIZED)
  constexpr std::uint64_t size = 1ULL << 30U;  // as much as they do in a few seconds
#else
  constexpr std::uint64_t size = 10ULL << 30U;
#endif
  const std::uint64_t before = resident_bytes();
  const auto kind = find_reader_kind("warc");
  auto stream = std::make_unique<Stream>(std::make_unique<Archive>(size), "archive");
  const std::unique_ptr<Reader> reader = kind->open({std::move(stream), Limits{}, {}});
  std::uint64_t pages = 0, faults = 0;
  while (true) {
    Result<std::optional<Page>> page = reader->next();
    if (!page.ok()) {
      ++faults;
    } else if (!page.value()) {
      break;
    } else {
      ++pages;
    }
  }
  EXPECT_GT(pages, size / 60'000);
  EXPECT_EQ(faults, 1U) << "the last record is cut";
#if !defined(ENTENTE_SANITIZED)
  EXPECT_LT(resident_bytes() - before, 64U << 20U);
#endif
}

}  // namespace
}  // namespace entente::page
