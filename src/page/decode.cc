// Decoding order: BOM, valid UTF-8, charset declared in meta, windows-1252 when the page is
// plausibly that, else a named error.
#include "page/decode.hpp"

#include <iconv.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "page/shape.hpp"
#include "text/utf8.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kHead = 1U << 16U;  // a charset is declared within the head

Error at_byte(const Page& source, std::size_t offset, std::string what, std::string hint) {
  return {ErrorCode::bad_data, std::move(what), source.id + "@" + std::to_string(offset),
          std::move(hint)};
}

struct IconvCloser {
  void operator()(void* handle) const { iconv_close(static_cast<iconv_t>(handle)); }
};

// One character at a time, so that every character's place in the input is known. ASCII passes by
// without a call.
std::optional<std::size_t> convert(std::string_view bytes, const std::string& charset,
                                   bool ascii_safe, Decoded& out) {
  const iconv_t opened = iconv_open("UTF-8", charset.c_str());
  // iconv's failure value is a pointer of all ones.
  if (opened == reinterpret_cast<iconv_t>(-1)) return 0;
  const std::unique_ptr<void, IconvCloser> closer(opened);
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (ascii_safe && !is_high(bytes[at])) {
      out.text.push_back(bytes[at++]);
      continue;
    }
    char buffer[16];
    std::size_t used = 0, written = 0;
    for (std::size_t take = 1; take <= std::min<std::size_t>(4, bytes.size() - at) && written == 0;
         ++take) {
      char* in = const_cast<char*>(bytes.data() + at);  // iconv's interface; it does not write
      char* to = buffer;
      std::size_t left = take, room = sizeof buffer;
      iconv(opened, nullptr, nullptr, nullptr, nullptr);
      iconv(opened, &in, &left, &to, &room);
      used = take - left;
      written = sizeof buffer - room;
    }
    if (written == 0) return at;
    out.offsets.add_atom(out.text.size(), at, used);
    out.text.append(buffer, written);
    at += used;
    out.offsets.add_run(out.text.size(), at);
  }
  return std::nullopt;
}

// charset=... of a meta element, anywhere in the head.
std::string declared_charset(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, kHead));
  for (std::size_t at = head.find("charset"); at != std::string::npos;
       at = head.find("charset", at + 1)) {
    std::size_t begin = at + 7;
    while (begin < head.size() &&
           (head[begin] == ' ' || head[begin] == '=' || head[begin] == '"' || head[begin] == '\''))
      ++begin;
    std::size_t end = begin;
    while (end < head.size() && end - begin < 40 &&
           (is_word(head[end]) || head[end] == '-' || head[end] == '_'))
      ++end;
    if (end > begin && head.find('=', at) < begin) return head.substr(begin, end - begin);
  }
  return {};
}

std::string iconv_name(const std::string& label) {
  // The web reads these labels as their Windows supersets.
  if (label == "iso-8859-1" || label == "latin1" || label == "ascii" || label == "us-ascii")
    return "CP1252";
  if (label == "iso-8859-9") return "CP1254";
  if (label == "gb2312" || label == "gbk") return "GB18030";
  if (label == "shift_jis" || label == "sjis") return "CP932";
  if (label == "ks_c_5601-1987" || label == "euc-kr") return "CP949";
  if (label == "x-sjis") return "CP932";
  return label;
}

// A tag within the first bytes, or a doctype: the page is markup.
bool looks_like_html(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, 4096));
  for (const std::string_view tag :
       {"<!doctype html", "<html", "<head", "<body", "<title", "<article", "<meta ", "<div",
        "<table", "</p>", "<p>", "<br>", "<h1"})
    if (head.find(tag) != std::string::npos) return true;
  return false;
}

// windows-1252 is plausible when high bytes are rare and none is one of its five holes.
bool plausibly_windows_1252(std::string_view bytes) {
  std::size_t high = 0;
  for (const char c : bytes) {
    if (!is_high(c)) continue;
    ++high;
    if (c == '\x81' || c == '\x8D' || c == '\x8F' || c == '\x90' || c == '\x9D') return false;
  }
  return high * 8 <= bytes.size() && bytes.size() >= 32;
}

// NUL bytes, and control characters in number, do not occur in text.
std::optional<std::size_t> find_binary(std::string_view bytes) {
  const std::size_t nul = bytes.find('\0');
  if (nul != std::string_view::npos) return nul;
  std::size_t controls = 0, first = 0;
  const std::string_view head = bytes.substr(0, 8192);
  for (std::size_t i = 0; i < head.size(); ++i) {
    const auto c = static_cast<unsigned char>(head[i]);
    if (c < 32 && !(c >= 8 && c <= 13) && c != 27 && ++controls == 1) first = i;
  }
  if (controls * 20 > head.size()) return first;
  return std::nullopt;
}

Result<Decoded> decode_wide(const Page& source, const char* charset) {
  Decoded out;
  const auto fault = convert(source.bytes, charset, false, out);
  if (fault)
    return at_byte(source, *fault, std::string("invalid ") + charset + " text",
                   "save the page as UTF-8");
  out.charset = charset;
  out.html = source.format == PageFormat::html ||
             (source.format == PageFormat::guess && looks_like_html(out.text));
  return out;
}

}  // namespace

Result<Decoded> decode_page(const Page& source) {
  const std::string_view bytes = source.bytes;
  if (bytes.starts_with("\xFF\xFE")) return decode_wide(source, "UTF-16LE");
  if (bytes.starts_with("\xFE\xFF")) return decode_wide(source, "UTF-16BE");
  if (const auto binary = find_binary(bytes))
    return at_byte(source, *binary, "the input is binary, not a page of text",
                   "give plain text or HTML; unpack archives and convert documents first");
  Decoded out;
  out.html = source.format == PageFormat::html ||
             (source.format == PageFormat::guess && looks_like_html(bytes));
  const auto fault = find_invalid_utf8(bytes);
  if (!fault) {
    out.text = source.bytes;
    out.charset = "utf-8";
    return out;
  }
  const std::string label = out.html ? declared_charset(bytes) : std::string{};
  if (!label.empty() && label != "utf-8" && label != "utf8") {
    if (!convert(bytes, iconv_name(label), true, out)) {
      out.charset = label;
      return out;
    }
    out.text.clear();
    out.offsets = {};
  }
  if (plausibly_windows_1252(bytes) && !convert(bytes, "CP1252", true, out)) {
    out.charset = "windows-1252";
    return out;
  }
  return at_byte(source, *fault,
                 "invalid UTF-8" + (label.empty() ? std::string(" and no charset is declared")
                                                  : ", and not " + label + " as declared"),
                 "convert the page to UTF-8, or declare its charset in a meta element");
}

}  // namespace entente::page
