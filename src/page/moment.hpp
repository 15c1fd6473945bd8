// Moment: a day, or a time of a day, as a page or its source gives it, with its zone, how precise
// it is and which rule read it. Nothing is filled in: a time without a zone has no offset.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/text_span.hpp"
#include "text/date.hpp"

namespace entente {

enum class MomentPrecision : std::uint8_t { day, minute, second };

struct Moment {
  Date date;                  // in the zone as given
  int seconds = 0;            // of that day; 0 when the precision is day
  std::optional<int> offset;  // minutes east of Greenwich; none when no zone is given or known
  std::string zone;           // as given: "Z", "+02:00", "EDT"; empty when none
  MomentPrecision precision = MomentPrecision::day;
  std::string rule;  // "dateline", "json-ld", "meta", "time", "visible", "url", "feed", "argument"
  TextSpan span;     // in Reading::text when printed there; else empty

  [[nodiscard]] std::string iso() const;  // 2022-03-14, 2022-03-14T15:42, 2022-03-14T15:42:07+02:00
};

[[nodiscard]] std::string_view name(MomentPrecision);

// A day as a moment: what an argument or a dateline gives.
[[nodiscard]] Moment moment_of(Date day, std::string_view rule);
// ISO 8601 and RFC 3339 as metadata write them: 2022-03-14, 20220314,
// 2022-03-14T15:42[:07[.123]][Z|+02:00|+0200], a blank for the T; and RFC 2822 as feeds do: Mon, 14
// Mar 2022 15:42:07 GMT. Blanks around are allowed, other words are not.
[[nodiscard]] std::optional<Moment> parse_moment(std::string_view text, std::string_view rule);
// Minutes east of Greenwich of a zone's short name ("GMT", "EDT", "CET"; "IST" is India's, "ET"
// goes by the day); none when not known.
[[nodiscard]] std::optional<int> zone_offset(std::string_view zone, Date on);

}  // namespace entente
