// Packed streams: members and frames one after another, dictionaries, damage, cuts and bombs.
#include <brotli/encode.h>
#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include "page/readers/http_encoding.hpp"
#include "rooms/page/readers/pack.hpp"
#include "rooms/page/readers/support.hpp"

namespace entente::page {
namespace {

struct Unpacked {
  std::string bytes;
  std::vector<Error> faults;
};

Unpacked unpack(std::string packed, const Limits& limits = {}) {
  Unpacked out;
  Result<std::unique_ptr<Stream>> stream =
      open_stream(std::make_unique<StringSource>(std::move(packed)), "input", limits);
  if (!stream.ok()) {
    out.faults.push_back(stream.error());
    return out;
  }
  while (true) {
    while (stream.value()->take(out.bytes, 1U << 20U) > 0) {
    }
    auto fault = stream.value()->take_fault();
    if (!fault) break;
    out.faults.push_back(*std::move(fault));
  }
  return out;
}

TEST(Unpack, MembersAndFramesAreOneStream) {
  EXPECT_EQ(unpack(gzip("one ") + gzip("two ") + std::string(512, '\0') + gzip("three")).bytes,
            "one two three");
  EXPECT_EQ(unpack(zstd("one ") + zstd("two ") + zstd("three")).bytes, "one two three");
  EXPECT_EQ(unpack(skippable(0, "not text") + zstd("one ") + skippable(7, "x") + zstd("two")).bytes,
            "one two");
  EXPECT_EQ(unpack(gzip(zstd("both"))).bytes, "both");
  EXPECT_EQ(unpack("plain").bytes, "plain");
}

TEST(Unpack, TheDictionaryOfWarcZstd) {
  const std::string dictionary = "WARC/1.0 response text/html Norway sent medicine to Kenya. ";
  const std::string text = "Norway sent medicine to Kenya. Norway sent medicine to Kenya.";
  const std::string frame = zstd_with(text, dictionary);
  EXPECT_EQ(unpack(skippable(0xd, dictionary) + frame + frame).bytes, text + text);
  EXPECT_EQ(unpack(skippable(0xd, zstd(dictionary)) + frame).bytes, text);
  Limits small;
  small.dictionary_bytes = 8;
  EXPECT_EQ(unpack(skippable(0xd, dictionary) + frame, small).faults.at(0).code,
            ErrorCode::too_large);
  EXPECT_EQ(unpack((skippable(0xd, dictionary) + frame).substr(0, 20)).faults.at(0).code,
            ErrorCode::truncated);
}

TEST(Unpack, ACutEndIsNamedWithItsByteAndWhatCameBeforeIsThere) {
  for (const std::string& packed :
       {gzip("one ") + gzip("two two two"), zstd("one ") + zstd("two two two")}) {
    const std::string cut = packed.substr(0, packed.size() - 6);
    const Unpacked out = unpack(cut);
    ASSERT_EQ(out.faults.size(), 1U);
    EXPECT_EQ(out.faults[0].code, ErrorCode::truncated);
    EXPECT_EQ(out.faults[0].position, cut.size());
    EXPECT_TRUE(out.bytes.starts_with("one ")) << out.bytes;
  }
}

TEST(Unpack, ADamagedMemberIsOneFaultAndTheNextIsRead) {
  const auto damage = [](std::string packed) {
    packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 0x5a);
    packed[packed.size() / 2 + 1] = static_cast<char>(packed[packed.size() / 2 + 1] ^ 0xa5);
    return packed;
  };
  const std::string noise =
      "Ghana and Togo signed a trade agreement in Accra; it takes effect soon.";
  const Unpacked gz = unpack(gzip("one ") + damage(gzip(noise)) + gzip("three"));
  EXPECT_GE(gz.faults.size(), 1U);
  EXPECT_TRUE(gz.bytes.starts_with("one ") && gz.bytes.ends_with("three")) << gz.bytes;
  EXPECT_EQ(gz.faults.at(0).code, ErrorCode::bad_data);
  const Unpacked junk = unpack(gzip("one ") + "junk behind it");
  EXPECT_EQ(junk.bytes, "one ");
  EXPECT_EQ(junk.faults.at(0).code, ErrorCode::bad_data);
}

TEST(Unpack, BombsEndEarlyAndOrdinaryTextDoesNot) {
  Limits limits;
  limits.unpack_free = 1U << 20U;
  for (const bool is_gzip : {true, false}) {
    const std::string zeros(32U << 20U, '\0');
    const Unpacked bomb = unpack(is_gzip ? gzip(zeros) : zstd(zeros), limits);
    ASSERT_EQ(bomb.faults.size(), 1U);
    EXPECT_EQ(bomb.faults[0].code, ErrorCode::bomb);
    EXPECT_LT(bomb.bytes.size(), 4U << 20U);
  }
  std::string text;
  for (int i = 0; text.size() < (8U << 20U); ++i)
    text += "Row " + std::to_string(i * 7919) + " of an ordinary table of text.\n";
  EXPECT_TRUE(unpack(gzip(text), limits).faults.empty());
}

TEST(Unpack, LayersAreBounded) {
  EXPECT_EQ(unpack(gzip(gzip(gzip("deep")))).faults.at(0).code, ErrorCode::bad_data);
}

TEST(HttpEncoding, EveryEncodingAndBodiesThatAreDecodedAlready) {
  const std::string text = "<p>Norway sent medicine to Kenya.</p>";
  const auto decoded = [&](std::string body, std::string_view encoding) {
    const Result<bool> cut = decode_content(body, encoding, Limits{});
    EXPECT_TRUE(cut.ok()) << encoding;
    EXPECT_FALSE(cut.ok() && cut.value()) << encoding;
    return body;
  };
  EXPECT_EQ(decoded(gzip(text), "gzip"), text);
  EXPECT_EQ(decoded(gzip(text), "x-gzip"), text);
  EXPECT_EQ(decoded(deflate(text, true), "deflate"), text);
  EXPECT_EQ(decoded(deflate(text, false), "deflate"), text);
  EXPECT_EQ(decoded(brotli(text), "br"), text);
  EXPECT_EQ(decoded(zstd(text), "zstd"), text);
  EXPECT_EQ(decoded(gzip(brotli(text)), "br, gzip"), text);
  for (const char* encoding : {"gzip", "deflate", "br", "zstd", "identity", ""})
    EXPECT_EQ(decoded(text, encoding), text) << encoding;
  std::string body = text;
  EXPECT_EQ(decode_content(body, "compress", Limits{}).error().code, ErrorCode::bad_data);
  EXPECT_EQ(decode_content(body, "gzip, gzip, gzip", Limits{}).error().code, ErrorCode::bad_data);
}

TEST(HttpEncoding, BombsAndCuts) {
  Limits limits;
  limits.page_bytes = 4U << 20U;
  limits.unpack_free = 1U << 20U;
  const std::string zeros(16U << 20U, ' ');
  for (const auto& [body, encoding] :
       {std::pair{gzip(zeros), "gzip"}, std::pair{deflate(zeros, true), "deflate"},
        std::pair{brotli(zeros), "br"}, std::pair{zstd(zeros), "zstd"}}) {
    std::string copy = body;
    const Result<bool> cut = decode_content(copy, encoding, limits);
    ASSERT_FALSE(cut.ok()) << encoding;
    EXPECT_TRUE(cut.error().code == ErrorCode::bomb || cut.error().code == ErrorCode::too_large)
        << encoding;
  }
  std::string half = gzip("<p>" + std::string(5000, 'x') + "</p> and other words that follow it");
  half.resize(half.size() - 12);
  const Result<bool> cut = decode_content(half, "gzip", Limits{});
  ASSERT_TRUE(cut.ok());
  EXPECT_TRUE(cut.value());
  EXPECT_TRUE(half.starts_with("<p>xxx"));
}

}  // namespace
}  // namespace entente::page
