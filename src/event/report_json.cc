// The published record: ONE table of fields per object, which to_json writes from and report_schema
// prints, so the two cannot drift apart: adding a field is adding a line. What is not known is
// null, never left out.
#include <array>

#include "event/report_fields.hpp"

namespace entente {

// Declared before the generic put() of lists and optionals is instantiated, so that it finds them.
void put(JsonOut& out, const Actor& value);
void put(JsonOut& out, const NumberRange& value);
void put(JsonOut& out, const Money& value);
void put(JsonOut& out, const HarmCount& value);
void put(JsonOut& out, const ClaimLink& value);
void put(JsonOut& out, const Claim& value);
void put(JsonOut& out, const Support& value);
void put(JsonOut& out, const Harm& value);
void put(JsonOut& out, const EventPlace& value);
void put(JsonOut& out, const Why& value);

namespace {

// An end of the calendar stands for an end that is not known; a range that no rule made is not
// known at either end.
void put_end(JsonOut& out, const DateRange& range, Date date) {
  if (date == Date::beginning() || date == Date::end() || range.rule.empty())
    out.null();
  else
    out.string(date.iso());
}

constexpr std::array<Field<Actor>, 10> kActor{{
    {{"code", "string", "the whole code as coders print it; --- when nothing is known"},
     always<&Actor::code>},
    {{"sector", "string?", "GOV, MIL, REB, OPP, COP, MED, BUS, NGO, IGO ..."},
     known<&Actor::sector>},
    {{"iso3", "string?", "ISO 3166-1 alpha-3"}, known<&Actor::iso3>},
    {{"cow", "integer?", "Correlates of War number"}, known<&Actor::cow>},
    {{"gw", "integer?", "Gleditsch and Ward number"}, known<&Actor::gw>},
    {{"name", "string?", "canonical name of the person or body"}, known<&Actor::name>},
    {{"office", "string?", "office held"}, known<&Actor::office>},
    {{"text", "string?", "words of the sentence"}, known<&Actor::text>},
    {{"span", "span", "of the words, in bytes of the kept text"}, always<&Actor::span>},
    {{"how", "string?", "how the words became this actor"}, known<&Actor::how>},
}};

constexpr std::array<Field<NumberRange>, 2> kRange{{
    {{"low", "number", "smallest number that the words allow"}, always<&NumberRange::low>},
    {{"high", "number?", "largest number that the words allow; null when unbounded"},
     always<&NumberRange::high>},
}};

constexpr std::array<Field<Money>, 4> kMoney{{
    {{"amount", "number?", "the amount where it is exact, in units of currency"},
     [](JsonOut& out, const Money& money) {
       if (money.amount.low < money.amount.high)
         out.null();
       else
         out.number(money.amount.low);
     }},
    {{"currency", "string", "ISO 4217"}, always<&Money::currency>},
    {{"low", "number", "smallest amount that the words allow"},
     [](JsonOut& out, const Money& money) { out.number(money.amount.low); }},
    {{"high", "number?", "largest amount that the words allow; null when unbounded"},
     [](JsonOut& out, const Money& money) { out.number(money.amount.high); }},
}};

constexpr std::array<Field<HarmCount>, 3> kHarmCount{{
    {{"low", "number", "smallest number that the words allow"},
     [](JsonOut& out, const HarmCount& harm) { out.number(harm.count.low); }},
    {{"high", "number?", "largest number that the words allow; null when unbounded"},
     [](JsonOut& out, const HarmCount& harm) { out.number(harm.count.high); }},
    {{"text", "string", "the words"}, always<&HarmCount::text>},
}};

constexpr std::array<Field<Harm>, 4> kHarm{{
    {{"dead", "#harm_count?", "people killed"}, always<&Harm::dead>},
    {{"injured", "#harm_count?", "people injured"}, always<&Harm::injured>},
    {{"arrested", "#harm_count?", "people arrested"}, always<&Harm::arrested>},
    {{"displaced", "#harm_count?", "people displaced"}, always<&Harm::displaced>},
}};

constexpr std::array<Field<ClaimLink>, 7> kLink{{
    {{"actor", "string", "code of the speaker"},
     [](JsonOut& out, const ClaimLink& link) { out.string(link.actor.code); }},
    {{"name", "string?", "canonical name of the speaker"},
     [](JsonOut& out, const ClaimLink& link) { out.string_or_null(link.actor.name); }},
    {{"office", "string?", "office of the speaker"},
     [](JsonOut& out, const ClaimLink& link) { out.string_or_null(link.actor.office); }},
    {{"named", "boolean", "false: a senior official, sources"}, always<&ClaimLink::named>},
    {{"on_record", "boolean", "false: on condition of anonymity"}, always<&ClaimLink::on_record>},
    {{"verb", "string?", "lemma of the reporting verb, or according to, citing"},
     known<&ClaimLink::verb>},
    {{"span", "span", "of the attribution, in bytes of the kept text"}, always<&ClaimLink::span>},
}};

constexpr std::array<Field<Claim>, 4> kClaim{{
    {{"stance", "@stance", "of the innermost speaker to the deed"}, always<&Claim::stance>},
    {{"certainty", "@certainty", "as the words grade it"}, always<&Claim::certainty>},
    {{"self", "boolean", "the speaker speaks of itself"}, always<&Claim::self>},
    {{"chain", "[#link]", "who says so, outermost first; empty is the narrator"},
     always<&Claim::chain>},
}};

constexpr std::array<Field<Support>, 7> kSupport{{
    {{"giver", "#actor", "who gives or is to give"}, always<&Support::giver>},
    {{"receiver", "#actor", "who gets or is to get"}, always<&Support::receiver>},
    {{"kinds", "[@support_kind]", "kinds of support"}, always<&Support::kinds>},
    {{"item", "string?", "what is given"}, known<&Support::item>},
    {{"quantity", "#range?", "how many"}, always<&Support::quantity>},
    {{"money", "#money?", "how much money"}, always<&Support::money>},
    {{"stage", "@support_stage", "how far it has come"}, always<&Support::stage>},
}};

constexpr std::array<Field<EventPlace>, 6> kPlace{{
    {{"name", "string?", "as a gazetteer writes it"}, known<&EventPlace::name>},
    {{"admin1", "string?", "first-order division"}, known<&EventPlace::admin1>},
    {{"country", "string?", "ISO 3166-1 alpha-3"}, known<&EventPlace::country>},
    {{"lat", "number?", "WGS84 degrees"}, always<&EventPlace::lat>},
    {{"lon", "number?", "WGS84 degrees"}, always<&EventPlace::lon>},
    {{"precision", "string?", "building, city, region, country"}, known<&EventPlace::precision>},
}};

constexpr std::array<Field<Why>, 3> kWhy{{
    {{"rule", "string?", "file:line or name of the lexicon's rule"}, known<&Why::rule>},
    {{"words", "[string]", "words that matched"}, always<&Why::words>},
    {{"steps", "[string]", "steps of the coder, in order"}, always<&Why::steps>},
}};

constexpr std::array<Field<Report>, 5> kDate{{
    {{"from", "date?", "first day; null when not known"},
     [](JsonOut& out, const Report& report) { put_end(out, report.date, report.date.from); }},
    {{"to", "date?", "last day; null when not known"},
     [](JsonOut& out, const Report& report) { put_end(out, report.date, report.date.to); }},
    {{"precision", "@date_precision", "how exact the words are"},
     [](JsonOut& out, const Report& report) { put(out, report.date.precision); }},
    {{"rule", "string?", "which rule resolved it"},
     [](JsonOut& out, const Report& report) { out.string_or_null(report.date.rule); }},
    {{"hours", "number?", "how long it lasted where the sentence says so"}, always<&Report::hours>},
}};

constexpr std::array<Field<Report>, 2> kPublished{{
    {{"date", "date?", "date of the item"},
     [](JsonOut& out, const Report& report) {
       out.string_or_null(report.published ? report.published->iso() : std::string());
     }},
    {{"source", "string?", "dateline, json-ld, feed, url, argument ..."},
     known<&Report::published_source>},
}};

constexpr std::array<Field<Report>, 3> kPlover{{
    {{"event", "@plover", "PLOVER category"}, always<&Report::plover>},
    {{"mode", "string?", "PLOVER mode"}, known<&Report::mode>},
    {{"contexts", "[string]", "PLOVER contexts"}, always<&Report::contexts>},
}};

constexpr std::array<Field<Report>, 24> kReport{{
    {{"id", "string", "stable across runs, threads and shards"}, always<&Report::id>},
    {{"page", "string", "id of the page"}, always<&Report::page>},
    {{"item", "string", "main, teaser-n or headline-n"}, always<&Report::item>},
    {{"sentence", "integer", "number of the sentence in its item, from 1"},
     always<&Report::sentence>},
    {{"span", "span", "of the sentence, in bytes of the kept text"}, always<&Report::span>},
    {{"text", "string?", "of the sentence; null when withheld"}, known<&Report::text>},
    {{"published", "#published", "date of the item and its source"},
     [](JsonOut& out, const Report& report) { put_object(out, report, kPublished); }},
    {{"date", "#date", "of the deed"},
     [](JsonOut& out, const Report& report) { put_object(out, report, kDate); }},
    {{"source", "[#actor]", "who did it"}, always<&Report::source>},
    {{"target", "[#actor]", "to whom"}, always<&Report::target>},
    {{"reciprocal", "boolean", "true for mutual deeds"}, always<&Report::reciprocal>},
    {{"plover", "#plover", "category, mode and contexts"},
     [](JsonOut& out, const Report& report) { put_object(out, report, kPlover); }},
    {{"cameo", "string?", "CAMEO code of 2 to 4 digits"}, known<&Report::cameo>},
    {{"quad", "integer",
      "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material "
      "conflict, 0 neutral"},
     always<&Report::quad>},
    {{"goldstein", "number", "-10 to 10"}, always<&Report::goldstein>},
    {{"plover_score", "number", "-10 to 10"}, always<&Report::plover_score>},
    {{"status", "@status", "whether it happened"}, always<&Report::status>},
    {{"claim", "#claim", "who says so and how sure"}, always<&Report::claim>},
    {{"answers", "string?", "id of the report that this one denies, confirms or answers"},
     known<&Report::answers>},
    {{"support", "#support?", "support given or wanted"}, always<&Report::support>},
    {{"harm", "#harm?", "harm to people"}, always<&Report::harm>},
    {{"place", "#place?", "of the deed"}, always<&Report::place>},
    {{"why", "#why", "what decided"}, always<&Report::why>},
    {{"confidence", "number", "0 to 1"}, always<&Report::confidence>},
}};

constexpr std::array<Field<Reject>, 5> kReject{{
    {{"page", "string", "id of the page"}, always<&Reject::page>},
    {{"item", "string?", "main, teaser-n or headline-n"}, known<&Reject::item>},
    {{"span", "span", "in bytes of the kept text"}, always<&Reject::span>},
    {{"code", "string", "reason as a word"}, always<&Reject::code>},
    {{"what", "string", "reason as a sentence"}, always<&Reject::what>},
}};

template <typename T, std::size_t N>
ObjectFace face(std::string_view object, const std::array<Field<T>, N>& fields) {
  ObjectFace result{object, {}};
  for (const Field<T>& field : fields) result.fields.push_back(field.face);
  return result;
}

}  // namespace

void put(JsonOut& out, const Actor& value) {
  put_object(out, value, kActor);
}
void put(JsonOut& out, const NumberRange& value) {
  put_object(out, value, kRange);
}
void put(JsonOut& out, const Money& value) {
  put_object(out, value, kMoney);
}
void put(JsonOut& out, const HarmCount& value) {
  put_object(out, value, kHarmCount);
}
void put(JsonOut& out, const ClaimLink& value) {
  put_object(out, value, kLink);
}
void put(JsonOut& out, const Claim& value) {
  put_object(out, value, kClaim);
}
void put(JsonOut& out, const Support& value) {
  put_object(out, value, kSupport);
}
void put(JsonOut& out, const Harm& value) {
  put_object(out, value, kHarm);
}
void put(JsonOut& out, const EventPlace& value) {
  put_object(out, value, kPlace);
}
void put(JsonOut& out, const Why& value) {
  put_object(out, value, kWhy);
}

std::vector<ObjectFace> record_objects() {
  return {face("report", kReport), face("actor", kActor),     face("published", kPublished),
          face("date", kDate),     face("plover", kPlover),   face("claim", kClaim),
          face("link", kLink),     face("support", kSupport), face("range", kRange),
          face("money", kMoney),   face("harm", kHarm),       face("harm_count", kHarmCount),
          face("place", kPlace),   face("why", kWhy)};
}

std::string to_json(const Report& report) {
  JsonOut out;
  put_object(out, report, kReport);
  return out.take();
}

std::string to_json(const Reject& reject) {
  JsonOut out;
  put_object(out, reject, kReject);
  return out.take();
}

}  // namespace entente
