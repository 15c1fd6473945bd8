// Inside the event room: the table that describes one object of the published record, field by
// field.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "event/json_out.hpp"
#include "event/report.hpp"

namespace entente {

// type is a word of a small language: string, integer, number, boolean, date, span, @enumeration,
// #object; [x] is a list of x and x? may be null.
struct FieldFace {
  std::string_view key, type, about;
};

template <typename T>
struct Field {
  FieldFace face;
  void (*write)(JsonOut&, const T&);
};

struct ObjectFace {  // one object of the record, for the schema
  std::string_view name;
  std::vector<FieldFace> fields;
};
// All objects, the report first.
std::vector<ObjectFace> record_objects();

// How one value of each kind is written.
inline void put(JsonOut& out, const std::string& value) {
  out.string(value);
}
inline void put(JsonOut& out, double value) {
  out.number(value);
}
inline void put(JsonOut& out, int value) {
  out.integer(value);
}
inline void put(JsonOut& out, bool value) {
  out.boolean(value);
}
inline void put(JsonOut& out, TextSpan value) {
  out.span(value);
}
inline void put(JsonOut& out, Plover value) {
  out.string(name(value));
}
inline void put(JsonOut& out, Status value) {
  out.string(name(value));
}
inline void put(JsonOut& out, Stance value) {
  out.string(name(value));
}
inline void put(JsonOut& out, Certainty value) {
  out.string(name(value));
}
inline void put(JsonOut& out, SupportKind value) {
  out.string(name(value));
}
inline void put(JsonOut& out, SupportStage value) {
  out.string(name(value));
}
inline void put(JsonOut& out, DatePrecision value) {
  out.string(name(value));
}
template <typename T>
void put(JsonOut& out, const std::optional<T>& value) {
  if (value)
    put(out, *value);
  else
    out.null();
}
template <typename T>
void put(JsonOut& out, const std::vector<T>& values) {
  out.raw("[");
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out.raw(",");
    put(out, values[i]);
  }
  out.raw("]");
}
// A string or number whose empty value means "not known" is null then.
inline void put_known(JsonOut& out, const std::string& value) {
  out.string_or_null(value);
}
inline void put_known(JsonOut& out, int value) {
  if (value == 0)
    out.null();
  else
    out.integer(value);
}

template <auto Member, typename T>
void always(JsonOut& out, const T& object) {
  put(out, object.*Member);
}
template <auto Member, typename T>
void known(JsonOut& out, const T& object) {
  put_known(out, object.*Member);
}

template <typename T, std::size_t N>
void put_object(JsonOut& out, const T& value, const std::array<Field<T>, N>& fields) {
  for (std::size_t i = 0; i < N; ++i) {
    out.raw(i == 0 ? "{" : ",");
    out.string(fields[i].face.key);
    out.raw(":");
    fields[i].write(out, value);
  }
  out.raw("}");
}

}  // namespace entente
