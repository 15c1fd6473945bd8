// Datelines and bylines: who wrote it, for whom, from where, on which day. A dateline is where the
// reporter is, not where the deed was.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "page/agencies.hpp"
#include "page/page.hpp"
#include "page/printed.hpp"

namespace entente::page {

struct DatelineMatch {
  std::string_view raw, place;
  const AgencyName* agency = nullptr;
  std::optional<PrintedDate> date;
  std::size_t size = 0;                     // bytes of the text it takes, blanks after it included
  std::vector<std::string_view> reporters;  // 新华社北京3月14日电（记者...）
};
// The whole line is a dateline: `Place (AFP) March 14, 2022`.
[[nodiscard]] std::optional<DatelineMatch> read_dateline_line(std::string_view line);
// The paragraph opens with one: `CITY, Mon D (Reuters) - `, `MOSCOW, March 14. /TASS/. `, `PLACE
// (AP) — `, `CITY--(BUSINESS WIRE)--`, `Riyadh, March 14, SPA -- `, `LONDON — ` of a city that
// stands alone.
[[nodiscard]] std::optional<DatelineMatch> read_dateline_head(std::string_view paragraph);
// The paragraph opens like one, and only a gazetteer can tell: `MULTAN: `, `TOWNSVILLE — `, `Kyiv,
// Ukraine – `; or the whole line is a place: `ANKARA`.
[[nodiscard]] std::optional<DatelineMatch> guess_dateline_head(std::string_view paragraph);
[[nodiscard]] std::optional<DatelineMatch> guess_dateline_line(std::string_view line);

struct BylineMatch {
  std::vector<std::string_view> names;  // may be empty: "By Staff Writers"
  const AgencyName* agency = nullptr;
  std::vector<Credit> credits;         // "Photographs by Jane Roe"
  std::vector<PrintedMoment> moments;  // "By Jane Roe | March 14, 2022"
};
[[nodiscard]] std::optional<BylineMatch> read_byline(std::string_view line);
// What a byline goes on with on the next line: "BBC News, Kyiv", "Diplomatic correspondent".
[[nodiscard]] bool is_byline_rest(std::string_view line);
// Capitalised words, particles aside: a person, not a clause.
[[nodiscard]] bool is_person(std::string_view name);
// "Staff", "Agencies", "Our Correspondent": a desk, no person.
[[nodiscard]] bool is_desk(std::string_view name);

}  // namespace entente::page
