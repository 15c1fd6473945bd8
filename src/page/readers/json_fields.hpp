// Fields of a JSON object by dotted path, as text. Data sets write an author as a string, a list of
// them, or a list of objects with a name: all come out as one line.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/moment.hpp"

namespace entente::page {

// "source.title"; a number picks from an array. None where a step is missing or the end is null.
[[nodiscard]] std::optional<simdjson::dom::element> find_field(simdjson::dom::element object,
                                                               std::string_view path);
// A string, a number or true and false as printed, a list joined by ", ", an object by its name.
[[nodiscard]] std::string text_of(simdjson::dom::element value);
// The first of the paths that has words; empty when none has.
[[nodiscard]] std::string first_text(simdjson::dom::element object,
                                     const std::vector<std::string_view>& paths);
// A time as data sets write it: what parse_moment reads, a day in prose ("March 14, 2022"), seconds
// or milliseconds since 1970.
[[nodiscard]] std::optional<Moment> read_time(std::string_view text, std::string_view rule);

}  // namespace entente::page
