// The order in which a page's encoding is believed: what its bytes are beats what they are called.
// Pages that declare one set and carry another are as common as pages that declare none.
#include "page/decode.hpp"

#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "page/shape.hpp"
#include "text/utf8.hpp"

namespace entente::page {
namespace {

using Kind = Encoding::Kind;
constexpr std::size_t kSample = 256U << 10U;  // bytes that the detector sees

// The first bytes of what is carried beside pages: a file that begins so is no text.
constexpr auto kMagic = std::to_array<std::string_view>(
    {"%PDF-", "\x89PNG", "\xFF\xD8\xFF", "GIF8", "PK\x03\x04", "\x1F\x8B", "BZh",
     "\xFD"
     "7zXZ",
     "7z\xBC\xAF", "\x28\xB5\x2F\xFD",
     "\x7F"
     "ELF",
     "RIFF", "OggS", "ID3", "\xD0\xCF\x11\xE0", "Rar!", "wOFF", "wOF2"});

// A tag within the first bytes, or a doctype: the page is markup.
bool looks_like_html(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, 4096));
  for (const std::string_view tag :
       {"<!doctype html", "<html", "<head", "<body", "<title", "<article", "<meta ", "<div",
        "<table", "</p>", "<p>", "<br>", "<h1"})
    if (head.find(tag) != std::string::npos) return true;
  return false;
}

// Control characters in number do not occur in text; a NUL does where a page was cut or padded, and
// only markup says that it is a page all the same.
std::optional<std::size_t> find_binary(std::string_view bytes, bool html) {
  for (const std::string_view magic : kMagic)
    if (bytes.starts_with(magic)) return 0;
  const auto nuls = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\0'));
  if (nuls > 0 && (!html || nuls * 100 > bytes.size())) return bytes.find('\0');
  std::size_t controls = 0, first = 0;
  const std::string_view head = bytes.substr(0, 8192);
  for (std::size_t i = 0; i < head.size(); ++i) {
    const auto c = static_cast<unsigned char>(head[i]);
    if (c < 32 && !(c >= 8 && c <= 13) && c != 27 && c != 0 && ++controls == 1) first = i;
  }
  if (controls * 20 > head.size()) return first;
  return std::nullopt;
}

// UTF-16 without a mark: every other byte of markup is NUL.
const Encoding* find_utf16(std::string_view bytes) {
  if (bytes.size() < 8) return nullptr;
  const std::string_view head = bytes.substr(0, 4096);
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i + 1 < head.size(); i += 2) {
    if (head[i] == '\0') ++even;
    if (head[i + 1] == '\0') ++odd;
  }
  const std::size_t half = head.size() / 2;
  if (odd * 10 > half * 7 && even * 20 < half) return find_encoding("utf-16le");
  if (even * 10 > half * 7 && odd * 20 < half) return find_encoding("utf-16be");
  return nullptr;
}

// Well-formed sequences of several bytes, and bytes that are part of none.
std::pair<std::size_t, std::size_t> count_utf8(std::string_view bytes) {
  std::size_t good = 0, bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (!is_high(bytes[at])) {
      ++at;
      continue;
    }
    const CodePoint one = decode_utf8(bytes, at);
    if (one.size > 1) {
      ++good;
    } else {
      ++bad;
    }
    at += one.size;
  }
  return {good, bad};
}

struct DetectorCloser {
  void operator()(uchardet* detector) const { uchardet_delete(detector); }
};

// The detector's guess, taken with care: rare high bytes in Latin text make it say odd things.
const Encoding* detect(std::string_view bytes) {
  const std::unique_ptr<uchardet, DetectorCloser> detector(uchardet_new());
  std::size_t high = 0;
  for (const char c : bytes.substr(0, kSample))
    if (is_high(c)) ++high;
  uchardet_handle_data(detector.get(), bytes.data(), std::min(bytes.size(), kSample));
  uchardet_data_end(detector.get());
  const std::string_view said = uchardet_get_charset(detector.get());
  const Encoding* found = find_encoding(said);
  if (found == nullptr || found->kind == Kind::utf8 || found->kind == Kind::utf16) return nullptr;
  const bool rare = high < 40 || high * 50 < std::min(bytes.size(), kSample);
  constexpr auto doubtful = std::to_array<std::string_view>(
      {"windows-1258", "ISO-8859-3", "ISO-8859-10", "ISO-8859-13", "ISO-8859-16", "windows-874",
       "ISO-8859-4", "ISO-8859-15", "ISO-8859-2", "ISO-8859-14", "windows-1254", "macintosh"});
  if (rare && std::find(doubtful.begin(), doubtful.end(), found->name) != doubtful.end())
    return nullptr;
  return found;
}

class Decoder {
 public:
  explicit Decoder(const Page& source) : source_(source), bytes_(source.bytes) {
    out_.html = source.format == PageFormat::html;
  }

  Result<Decoded> decode() {
    if (bytes_.starts_with("\xEF\xBB\xBF")) return as_utf8("bom");
    if (bytes_.starts_with("\xFF\xFE")) return as("utf-16le", "bom");
    if (bytes_.starts_with("\xFE\xFF")) return as("utf-16be", "bom");
    if (const Encoding* wide = find_utf16(bytes_)) return as(wide->name, "nul bytes");
    guess_format(bytes_);
    if (const auto binary = find_binary(bytes_, out_.html))
      return Error{ErrorCode::bad_data, "the input is binary, not a page of text",
                   source_.id + "@" + std::to_string(*binary),
                   "give plain text or HTML; unpack archives and convert documents first"};
    const bool states = bytes_.find("\x1B$") != std::string_view::npos ||
                        bytes_.find("\x1B(J") != std::string_view::npos;
    if (!find_invalid_utf8(bytes_) && !states) return as_utf8("valid utf-8");
    return decode_legacy(out_.html ? declared_charset(bytes_) : std::string{});
  }

 private:
  void guess_format(std::string_view text) {
    if (source_.format == PageFormat::guess) out_.html = looks_like_html(text);
  }

  Result<Decoded> as_utf8(std::string_view rule) {
    out_.rule = rule;
    if (find_invalid_utf8(bytes_)) {
      out_.invalid = convert(bytes_, 0, *find_encoding("utf-8"), out_);
    } else {
      out_.text = source_.bytes;
      out_.charset = "utf-8";
    }
    guess_format(out_.text);
    return std::move(out_);
  }

  Result<Decoded> as(std::string_view name, std::string_view rule) {
    out_.rule = rule;
    const std::size_t mark = rule == "bom" ? 2 : 0;
    out_.invalid = convert(bytes_.substr(mark), mark, *find_encoding(name), out_);
    guess_format(out_.text);
    return std::move(out_);
  }

  // A set explains the bytes when hardly any is left over.
  bool explains(const Encoding* encoding, std::string_view rule) {
    if (encoding == nullptr || encoding->kind == Kind::utf8 || encoding->kind == Kind::utf16)
      return false;
    Decoded tried;
    tried.html = out_.html;
    tried.rule = rule;
    tried.invalid = convert(bytes_, 0, *encoding, tried);
    std::size_t high = 0;
    for (const char c : bytes_)
      if (is_high(c)) ++high;
    if (tried.invalid * 50 > high + 50) return false;
    out_ = std::move(tried);
    return true;
  }

  Result<Decoded> decode_legacy(const std::string& declared) {
    const auto [good, bad] = count_utf8(bytes_);
    // A fault or two in what is plainly UTF-8: an advertiser's line, a cut at a byte.
    if (good >= 8 && good >= bad * 8) return as_utf8("mostly valid utf-8");
    if (explains(find_encoding(source_.charset), "http")) return std::move(out_);
    if (explains(find_encoding(declared), "meta")) return std::move(out_);
    const bool says_utf8 = same_word(declared, "utf-8") || same_word(declared, "utf8");
    if (says_utf8 && good >= bad) return as_utf8("meta");
    if (explains(detect(bytes_), "detector")) return std::move(out_);
    if (says_utf8 && good > 0) return as_utf8("meta");
    return as("windows-1252", "fallback");
  }

  const Page& source_;
  std::string_view bytes_;
  Decoded out_;
};

}  // namespace

Result<Decoded> decode_page(const Page& source) {
  return Decoder(source).decode();
}

}  // namespace entente::page
