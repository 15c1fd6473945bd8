// The values of the house: a Report is one coded mention in one sentence, with its claim, evidence,
// support and harm. Field order and words are those of the published record (entente schema
// report); nothing here computes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_span.hpp"
#include "text/date.hpp"
#include "text/number.hpp"

namespace entente {

// PLOVER manual v0.8's sixteen categories (the crosswalk's own words: CONCEDE and RETREAT, which
// others call YIELD), and `statement` for CAMEO 01-02 comments that PLOVER leaves out but a watch
// needs ("expressed concern"); quad and score of a statement are 0.
enum class Plover : std::uint8_t {
  agree,
  consult,
  support,
  concede,
  cooperate,
  aid,
  retreat,
  request,
  accuse,
  reject,
  threaten,
  protest,
  sanction,
  mobilize,
  coerce,
  assault,
  statement
};
enum class Status : std::uint8_t {
  happened,
  ongoing,
  planned,
  requested,
  offered,
  promised,
  threatened,
  conditional,
  not_happened,
  undecided
};
enum class Stance : std::uint8_t { asserts, denies, doubts, silent };
enum class Certainty : std::uint8_t { certain, likely, possible, unknown };
enum class SupportKind : std::uint8_t {
  military,
  economic,
  financial,
  humanitarian,
  diplomatic,
  technology,
  intelligence
};
enum class SupportStage : std::uint8_t {
  requested,
  offered,
  promised,
  allocated,
  delivered,
  withheld,
  denied,
  undecided
};

struct Actor {
  std::string code;    // the whole code as coders print it: "USAGOV", "CHN", "IGONATO", "---" when
                       // nothing is known
  std::string sector;  // GOV, MIL, REB, OPP, PTY, COP, JUD, SPY, MED, EDU, BUS, CRM, CVL, NGO, IGO,
                       // UAF, LAB, REF, REL ... or empty
  std::string iso3;    // ISO 3166-1 alpha-3 or empty
  int cow = 0;         // Correlates of War number, 0 when none
  int gw = 0;          // Gleditsch and Ward number, 0 when none
  std::string name;    // canonical name of person or body: "Jake Sullivan", "United States"
  std::string office;  // "National Security Advisor" or empty
  std::string text;    // the words of the sentence
  TextSpan span;       // of the words, in the kept text
  std::string how;     // how it was resolved: "state name", "demonym", "metonym", "office pattern",
                       // "page memory: Sullivan" ...
  bool operator==(const Actor&) const = default;
};

struct ClaimLink {  // one speaker of an attribution chain
  Actor actor;
  bool named = false;     // false: "a senior official", "sources"
  bool on_record = true;  // false: "on condition of anonymity"
  std::string verb;       // lemma of the reporting verb or "according to", "citing"
  TextSpan span;
};

struct Claim {
  Stance stance = Stance::asserts;
  Certainty certainty = Certainty::certain;
  bool self = false;             // the speaker speaks of itself
  std::vector<ClaimLink> chain;  // outermost first; empty = the narrator
};

struct Support {
  Actor giver, receiver;
  std::vector<SupportKind> kinds;
  std::string item;  // "weapons", "F-16 fighter jets" or empty
  std::optional<NumberRange> quantity;
  std::optional<Money> money;
  SupportStage stage = SupportStage::undecided;
};

struct HarmCount {
  NumberRange count;
  std::string text;
};
struct Harm {
  std::optional<HarmCount> dead, injured, arrested, displaced;
};

struct EventPlace {
  std::string name, admin1, country;  // country is ISO3
  std::optional<double> lat, lon;     // WGS84 degrees
  std::string precision;              // "building", "city", "region", "country"
};

struct Why {
  std::string rule;                // file:line or name of the lexicon rule
  std::vector<std::string> words;  // that matched
  std::vector<std::string> steps;  // in order, for people
};

struct Report {
  std::string id;    // hash of page, span, code and actors: stable across runs, threads and shards
  std::string page;  // the page's id
  std::string item;  // "main" | "teaser-1" | "headline-7" ...
  int sentence = 0;  // number of the sentence in its item, from 1
  TextSpan span;     // of the sentence in the kept text
  std::string text;  // of the sentence
  std::optional<Date> published;
  std::string published_source;  // "dateline", "json-ld", "argument" ...
  DateRange date;                // of the deed
  std::optional<double>
      hours;  // how long the deed lasted when the sentence says so ("met for seven hours")
  std::vector<Actor> source, target;
  bool reciprocal = false;  // mutual deeds: meet, talk, agree
  Plover plover = Plover::statement;
  std::string mode;  // PLOVER mode or empty
  std::vector<std::string> contexts;
  std::string cameo;     // 2-4 digits
  int quad = 0;          // 1 verbal cooperation 2 material cooperation 3 verbal conflict 4 material
                         // conflict, 0 neutral
  double goldstein = 0;  // -10 .. 10
  double plover_score = 0;  // -10 .. 10
  Status status = Status::happened;
  Claim claim;
  std::string answers;  // id of the report this one denies, confirms or answers; empty when none
  std::optional<Support> support;
  std::optional<Harm> harm;
  std::optional<EventPlace> place;
  Why why;
  double confidence = 0;  // 0 .. 1
};

// Something read and left out, never silently: a cut sentence, a sentence over the limit.
struct Reject {
  std::string page, item;
  TextSpan span;
  std::string code, what;
};

struct Reports {
  std::vector<Report> reports;
  std::vector<Reject> rejects;
};

[[nodiscard]] std::string_view name(Plover);  // upper case as in the manual: "CONSULT"
[[nodiscard]] std::string_view name(Status);
[[nodiscard]] std::string_view name(Stance);
[[nodiscard]] std::string_view name(Certainty);
[[nodiscard]] std::string_view name(SupportKind);
[[nodiscard]] std::string_view name(SupportStage);
// Any letter case. None for YIELD, which other coders use for CONCEDE and RETREAT together.
[[nodiscard]] std::optional<Plover> plover_of(std::string_view name);

// One line of JSON, keys in the order of the record; the same report gives the same bytes.
[[nodiscard]] std::string to_json(const Report& report);
[[nodiscard]] std::string to_json(const Reject& reject);
// JSON Schema (draft 2020-12) of to_json(Report), made from the same table of fields.
[[nodiscard]] std::string report_schema();
// For people: one line "RUS > CHN  REQUEST assist  [0232] requested  chain "NYT" < unnamed
// officials (USA)  2022-03-13", the sentence indented under it, then a line each for support and
// harm when present. Ends with a newline; no colour codes.
[[nodiscard]] std::string to_text(const Report& report);
// The stable id: hash of page, span, code and actors (xxh3 128, hex, 16 characters).
[[nodiscard]] std::string report_id(const Report& report);

}  // namespace entente
