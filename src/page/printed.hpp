// Days and hours as pages print them: in datelines, under titles, at the foot of a story, above
// the posts of a live blog. Nothing is guessed: a day without a year has none.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "page/agencies.hpp"
#include "page/moment.hpp"

namespace entente::page {

struct PrintedDate {
  int year = 0;  // 0 when not printed
  int month = 0, day = 0;
  std::size_t begin = 0, end = 0;  // in the text read
};
// The first day printed in the text: `March 14, 2022`, `Nov 7`, `14th March, 2022`, `14. März
// 2022`, `14 de marzo`, `2022-03-14`, `14.03.2022`. Of 14/03/2022 and 03/14/2022 only what cannot
// be read the other way.
[[nodiscard]] std::optional<PrintedDate> find_printed_date(std::string_view text);
[[nodiscard]] std::optional<PrintedDate> read_printed_date(std::string_view text, std::size_t at);
// Completes a date without a year from the day the source gives: the nearest one not after the next
// day. None without an anchor.
[[nodiscard]] std::optional<Date> resolve_printed(const PrintedDate& printed,
                                                  std::optional<Date> anchor);

struct PrintedClock {
  int seconds = 0;  // of the day
  MomentPrecision precision = MomentPrecision::minute;
  std::string_view zone;  // "GMT", "ET", "+02:00" or empty
  std::size_t begin = 0, end = 0;
};
[[nodiscard]] std::optional<PrintedClock> read_printed_clock(std::string_view text, std::size_t at);

enum class MomentKind : std::uint8_t { unlabelled, published, modified };
struct PrintedMoment {
  MomentKind kind = MomentKind::unlabelled;
  PrintedDate date;
  std::optional<PrintedClock> clock;
};
[[nodiscard]] std::optional<Moment> resolve_printed(const PrintedMoment& printed,
                                                    std::optional<Date> anchor);

struct DateLine {
  std::vector<PrintedMoment> moments;  // at least one; in line order
  const AgencyName* agency = nullptr;  // "Source: Xinhua | 2022-03-14 15:42:07"
};
// A line of nothing but days, hours and their labels: `Published: March 14, 2022 3:42 PM ET`,
// `First published on Mon 14 Mar 2022 10.00 GMT`, `14/03/2022 - 15:42`.
[[nodiscard]] std::optional<DateLine> read_date_line(std::string_view line);

// The whole line is a label: "Published", "Last updated:".
[[nodiscard]] std::optional<MomentKind> read_moment_label(std::string_view line);

// The hour that opens a post of a live blog: `14:05 GMT`, `3:42 p.m. ET`, `12 minutes ago`; bytes
// of the text with the separator behind it; 0 when there is none. The hour may be the whole text.
[[nodiscard]] std::size_t post_hour_size(std::string_view text);

}  // namespace entente::page
