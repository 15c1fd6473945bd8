// Datelines, bylines and printed dates: who wrote it, for whom, from where, on which day. A
// dateline is where the reporter is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/agencies.hpp"
#include "page/page.hpp"

namespace entente::page {

struct PrintedDate {
  int year = 0;  // 0 when not printed
  int month = 0, day = 0;
  std::size_t begin = 0, end = 0;  // in the text read
};
// The first day printed in the text: `March 14, 2022`, `Nov 7`, `Jan. 8`, `14 March 2022`,
// `2022-03-14`.
[[nodiscard]] std::optional<PrintedDate> find_printed_date(std::string_view text);

struct DatelineMatch {
  std::string_view raw, place;
  const AgencyName* agency = nullptr;
  std::optional<PrintedDate> date;
  std::size_t size = 0;  // bytes of the text it takes, blanks after it included
};
// The whole line is a dateline: `Place (AFP) March 14, 2022`.
[[nodiscard]] std::optional<DatelineMatch> read_dateline_line(std::string_view line);
// The paragraph opens with one: `CITY, Mon D (Reuters) - `, `MOSCOW, March 14. /TASS/. `, `PLACE
// (AP) — `.
[[nodiscard]] std::optional<DatelineMatch> read_dateline_head(std::string_view paragraph);

// Completes a date without a year from the day the source gives: the nearest one not after the next
// day. None without an anchor.
[[nodiscard]] std::optional<Date> resolve_printed(const PrintedDate& printed,
                                                  std::optional<Date> anchor);

struct BylineMatch {
  std::vector<std::string_view> names;  // may be empty: "By Staff Writers"
  const AgencyName* agency = nullptr;
};
[[nodiscard]] std::optional<BylineMatch> read_byline(std::string_view line);

// A line of nothing but a date, or `Published: ...`, `Updated ...`, `Issued on: ...`.
[[nodiscard]] std::optional<PrintedDate> read_date_line(std::string_view line);

}  // namespace entente::page
