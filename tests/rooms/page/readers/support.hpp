// Reads bytes the way run does: unpack, guess the kind, read to the end; pages and faults as rows.
#pragma once

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "page/readers/reader.hpp"
#include "page/readers/unpack.hpp"

namespace entente::page {

struct ReadAll {
  std::vector<Page> pages;
  std::vector<Error> faults;
  std::vector<std::string> rows;  // both, in order, as JSON
  std::map<std::string, std::size_t> passed;
  std::string kind;
};

inline std::string json_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      constexpr char hex[] = "0123456789abcdef";
      out += "\\u00";
      out += hex[static_cast<unsigned char>(c) >> 4U];
      out += hex[static_cast<unsigned char>(c) & 15U];
    } else {
      out += c;
    }
  }
  return out + '"';
}

// A page as a row of our own: what `jsonl` reads back. Fields that are empty are left out.
inline std::string row_of(const Page& page) {
  std::string out = "{\"id\": " + json_quoted(page.id);
  const auto add = [&](const char* name, std::string_view value) {
    if (!value.empty()) out += std::string(", \"") + name + "\": " + json_quoted(value);
  };
  if (page.published) add("date", page.published->iso());
  if (!page.published && page.published_at) add("date", page.published_at->iso());
  if (page.modified_at) add("modified", page.modified_at->iso());
  add("url", page.url);
  add("title", page.given.title);
  add("byline", page.given.byline);
  add("section", page.given.section);
  add("dateline", page.given.dateline);
  add("language", page.given.language);
  add("carrier", page.given.carrier);
  add("agency", page.given.agency);
  out += std::string(", \"") + (page.format == PageFormat::html ? "html" : "text") +
         "\": " + json_quoted(page.bytes);
  return out + "}";
}

// The same with what a row has no field for.
inline std::string full_row_of(const Page& page) {
  std::string out = row_of(page);
  out.pop_back();
  const auto add = [&](const char* name, std::string_view value) {
    if (!value.empty()) out += std::string(", \"") + name + "\": " + json_quoted(value);
  };
  add("charset", page.charset);
  add("slug", page.given.slug);
  add("urgency", page.given.urgency);
  if (page.given.seen) add("seen", page.given.seen->iso());
  if (page.given.embargo) add("embargo", page.given.embargo->iso());
  if (page.given.truncated) add("truncated", "yes");
  if (page.format == PageFormat::story) add("format", "story");
  return out + "}";
}

inline std::string row_of(const Error& error) {
  return "{\"reject\": " + json_quoted(name(error.code)) +
         ", \"position\": " + (error.position ? std::to_string(*error.position) : "null") +
         ", \"what\": " + json_quoted(error.what) + "}";
}

inline ReadAll read_all(std::unique_ptr<ByteSource> source, const std::string& name = "input",
                        const ReaderKind* kind = nullptr, const Limits& limits = {},
                        const FieldMap& fields = {}, bool keep = true) {
  ReadAll all;
  Result<std::unique_ptr<Stream>> stream = open_stream(std::move(source), name, limits);
  if (!stream.ok()) {
    all.faults.push_back(stream.error());
    return all;
  }
  if (kind == nullptr) kind = &guess_reader_kind(stream.value()->fill(guess_bytes));
  all.kind = kind->name;
  const std::unique_ptr<Reader> reader = kind->open({std::move(stream).value(), limits, fields});
  while (true) {
    Result<std::optional<Page>> page = reader->next();
    if (!page.ok()) {
      all.rows.push_back(row_of(page.error()));
      all.faults.push_back(std::move(page).error());
      continue;
    }
    if (!page.value()) break;
    if (!keep) page.value()->bytes.clear();
    if (keep) all.rows.push_back(full_row_of(*page.value()));
    all.pages.push_back(*std::move(page).value());
  }
  all.passed = reader->passed();
  return all;
}

inline ReadAll read_all(std::string bytes, const std::string& name = "input",
                        const ReaderKind* kind = nullptr, const Limits& limits = {},
                        const FieldMap& fields = {}) {
  return read_all(std::make_unique<StringSource>(std::move(bytes)), name, kind, limits, fields);
}

inline std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline std::string sample(const std::string& name) {
  return bytes_of(std::string(ENTENTE_ROOT) + "/tests/readers/" + name);
}

}  // namespace entente::page
