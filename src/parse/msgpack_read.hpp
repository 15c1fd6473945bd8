// Small readers over msgpack objects of a model file. Every look is checked: hostile bytes give
// Error{bad_model}, never a crash. The views point into the bytes that were parsed, which must
// outlive them.
#pragma once

#include <cstdint>
#include <exception>
#include <msgpack.hpp>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.hpp"

namespace entente::msgpack_read {

inline Error bad_model(std::string what, std::string_view where) {
  return Error{ErrorCode::bad_model, std::move(what), std::string(where),
               "fetch the language model again; the file was altered or is of another version"};
}

struct Document {
  msgpack::object_handle handle;
  [[nodiscard]] const msgpack::object& root() const { return handle.get(); }
};

// `where` names the section for the error. Strings are referenced in place, not copied.
inline Result<Document> parse(std::string_view bytes, std::string_view where) {
  constexpr std::size_t depth = 64;
  const std::size_t most =
      bytes.size();  // no container can hold more items than the bytes it came from
  const msgpack::unpack_limit limit(most, most, most, most, most, depth);
  const auto in_place = [](msgpack::type::object_type, std::size_t, void*) { return true; };
  try {
    std::size_t end = 0;
    Document document{msgpack::unpack(bytes.data(), bytes.size(), end, in_place, nullptr, limit)};
    if (end != bytes.size()) return bad_model("bytes follow the end of the msgpack value", where);
    return document;
  } catch (const std::exception&) {  // the library reports malformed input this way only
    return bad_model("not a msgpack value", where);
  }
}

inline bool is_text(const msgpack::object& value) {
  return value.type == msgpack::type::STR || value.type == msgpack::type::BIN;
}

// The text of a str or bin; "" for anything else (test is_text first where that matters).
inline std::string_view text(const msgpack::object& value) {
  if (value.type == msgpack::type::STR) return {value.via.str.ptr, value.via.str.size};
  if (value.type == msgpack::type::BIN) return {value.via.bin.ptr, value.via.bin.size};
  return {};
}

inline std::span<const msgpack::object> items(const msgpack::object& value) {
  if (value.type != msgpack::type::ARRAY) return {};
  return {value.via.array.ptr, value.via.array.size};
}

inline std::span<const msgpack::object_kv> pairs(const msgpack::object& value) {
  if (value.type != msgpack::type::MAP) return {};
  return {value.via.map.ptr, value.via.map.size};
}

// The value of a text key, or nullptr.
inline const msgpack::object* find(const msgpack::object& map, std::string_view key) {
  for (const msgpack::object_kv& pair : pairs(map)) {
    if (is_text(pair.key) && text(pair.key) == key) return &pair.val;
  }
  return nullptr;
}

inline const msgpack::object* find(const msgpack::object& map, std::uint64_t key) {
  for (const msgpack::object_kv& pair : pairs(map)) {
    if (pair.key.type == msgpack::type::POSITIVE_INTEGER && pair.key.via.u64 == key)
      return &pair.val;
  }
  return nullptr;
}

}  // namespace entente::msgpack_read
