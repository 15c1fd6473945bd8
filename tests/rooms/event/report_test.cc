// The record: exact bytes, null for what is not known, and a schema that names every key and no other.
#include "event/report.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "text/utf8.hpp"

namespace entente {
namespace {

Actor state(const char* code, const char* text, TextSpan span) {
  Actor actor;
  actor.code = actor.iso3 = code;
  actor.name = actor.text = text;
  actor.span = span;
  actor.how = "state name";
  return actor;
}

Report full_report() {
  Report report;
  report.page = "superpowers";
  report.item = "main";
  report.sentence = 4;
  report.span = {120, 260};
  report.text = "Russia asked China for \"arms\",\nofficials said.";
  report.published = Date::of(2022, 3, 14);
  report.published_source = "dateline";
  report.date = {Date::of(2022, 3, 13), Date::of(2022, 3, 13), DatePrecision::day, "weekday, past tense"};
  report.hours = 7;
  report.source = {state("RUS", "Russia", {120, 126})};
  report.source[0].cow = 365;
  report.source[0].gw = 365;
  report.target = {state("CHN", "China", {133, 138})};
  report.plover = Plover::request;
  report.mode = "assist";
  report.contexts = {"military"};
  report.cameo = "0232";
  report.quad = 1;
  report.goldstein = 3.4;
  report.plover_score = -5;
  report.status = Status::requested;
  ClaimLink paper;
  paper.actor = state("MED", "The New York Times", {200, 218});
  paper.named = true;
  paper.verb = "report";
  ClaimLink officials;
  officials.actor.code = "USA";
  officials.actor.text = "officials";
  officials.on_record = false;
  report.claim.chain = {paper, officials};
  report.support = Support{report.target[0], report.source[0], {SupportKind::military, SupportKind::economic}, "arms",
                           NumberRange{12, std::numeric_limits<double>::infinity()}, Money{{5.3e9, 5.3e9}, "USD"}, SupportStage::requested};
  report.harm = Harm{};
  report.harm->injured = HarmCount{{12, std::numeric_limits<double>::infinity()}, "at least a dozen"};
  report.place = EventPlace{"Rome", "Lazio", "ITA", 41.9, std::nullopt, "city"};
  report.why = {"aid.lex:12", {"ask", "for"}, {"S asks T for arms"}};
  report.confidence = 0.8;
  report.id = report_id(report);
  return report;
}

TEST(ToJson, PrintsTheRecordInItsOrder) {
  Report report = full_report();
  report.id = "id";
  EXPECT_EQ(
      to_json(report),
      R"({"id":"id","page":"superpowers","item":"main","sentence":4,"span":[120,260],)"
      R"("text":"Russia asked China for \"arms\",\nofficials said.","published":{"date":"2022-03-14","source":"dateline"},)"
      R"("date":{"from":"2022-03-13","to":"2022-03-13","precision":"day","rule":"weekday, past tense","hours":7},)"
      R"("source":[{"code":"RUS","sector":null,"iso3":"RUS","cow":365,"gw":365,"name":"Russia","office":null,"text":"Russia",)"
      R"("span":[120,126],"how":"state name"}],)"
      R"("target":[{"code":"CHN","sector":null,"iso3":"CHN","cow":null,"gw":null,"name":"China","office":null,"text":"China",)"
      R"("span":[133,138],"how":"state name"}],)"
      R"("reciprocal":false,"plover":{"event":"REQUEST","mode":"assist","contexts":["military"]},"cameo":"0232","quad":1,)"
      R"("goldstein":3.4,"plover_score":-5,"status":"requested","claim":{"stance":"asserts","certainty":"certain","self":false,)"
      R"("chain":[{"actor":"MED","name":"The New York Times","office":null,"named":true,"on_record":true,"verb":"report","span":[0,0]},)"
      R"({"actor":"USA","name":null,"office":null,"named":false,"on_record":false,"verb":null,"span":[0,0]}]},"answers":null,)"
      R"("support":{"giver":{"code":"CHN","sector":null,"iso3":"CHN","cow":null,"gw":null,"name":"China","office":null,)"
      R"("text":"China","span":[133,138],"how":"state name"},"receiver":{"code":"RUS","sector":null,"iso3":"RUS","cow":365,"gw":365,)"
      R"("name":"Russia","office":null,"text":"Russia","span":[120,126],"how":"state name"},"kinds":["military","economic"],)"
      R"("item":"arms","quantity":{"low":12,"high":null},"money":{"amount":5300000000,"currency":"USD","low":5300000000,"high":5300000000},)"
      R"("stage":"requested"},"harm":{"dead":null,"injured":{"low":12,"high":null,"text":"at least a dozen"},"arrested":null,)"
      R"("displaced":null},"place":{"name":"Rome","admin1":"Lazio","country":"ITA","lat":41.9,"lon":null,"precision":"city"},)"
      R"("why":{"rule":"aid.lex:12","words":["ask","for"],"steps":["S asks T for arms"]},"confidence":0.8})");
}

TEST(ToJson, AnEmptyReportIsNullWhereNothingIsKnown) {
  EXPECT_EQ(to_json(Report{}),
            R"({"id":"","page":"","item":"","sentence":0,"span":[0,0],"text":null,"published":{"date":null,"source":null},)"
            R"("date":{"from":null,"to":null,"precision":"open","rule":null,"hours":null},"source":[],"target":[],)"
            R"("reciprocal":false,"plover":{"event":"STATEMENT","mode":null,"contexts":[]},"cameo":null,"quad":0,"goldstein":0,)"
            R"("plover_score":0,"status":"happened","claim":{"stance":"asserts","certainty":"certain","self":false,"chain":[]},)"
            R"("answers":null,"support":null,"harm":null,"place":null,"why":{"rule":null,"words":[],"steps":[]},"confidence":0})");
}

TEST(ToJson, PrintsRejects) {
  EXPECT_EQ(to_json(Reject{"p", "main", {3, 9}, "too_large", "5000 words"}),
            R"({"page":"p","item":"main","span":[3,9],"code":"too_large","what":"5000 words"})");
}

TEST(ToJson, HostileTextStaysOneLineOfValidUtf8) {
  for (unsigned byte = 0; byte < 256; ++byte) {
    Report report;
    report.text = std::string("a") + static_cast<char>(byte) + "\xE2\x80\xA8\xC2\x85z";
    const std::string json = to_json(report);
    EXPECT_FALSE(find_invalid_utf8(json).has_value()) << byte;
    for (const char c : json) EXPECT_GE(static_cast<unsigned char>(c), 0x20U) << byte;
    EXPECT_EQ(json.find("\xE2\x80\xA8"), std::string::npos);
    EXPECT_NE(json.find("\\u2028\\u0085z"), std::string::npos) << json;
  }
}

TEST(ToJson, OpenEndsAreNull) {
  Report report;
  report.date = {Date::beginning(), Date::of(2022, 3, 2), DatePrecision::open, "weeks ago"};
  EXPECT_NE(to_json(report).find(R"("date":{"from":null,"to":"2022-03-02","precision":"open","rule":"weeks ago")"), std::string::npos);
  report.confidence = std::numeric_limits<double>::quiet_NaN();
  EXPECT_NE(to_json(report).find(R"("confidence":null)"), std::string::npos);
}

// Reads the string that starts at `at` (a quote) and leaves `at` behind it.
std::string read_string(const std::string& json, std::size_t& at) {
  std::string text;
  for (++at; json[at] != '"'; ++at) {
    if (json[at] == '\\') ++at;
    text += json[at];
  }
  ++at;
  return text;
}

// All keys of a JSON text, whatever their depth.
std::set<std::string> keys_of(const std::string& json) {
  std::set<std::string> keys;
  for (std::size_t at = 0; at < json.size();) {
    if (json[at] != '"') {
      ++at;
      continue;
    }
    const std::string text = read_string(json, at);
    if (at < json.size() && json[at] == ':') keys.insert(text);
  }
  return keys;
}

TEST(Schema, NamesEveryKeyAndNoOther) {
  std::set<std::string> named;
  const std::string schema = report_schema();
  // Every object of the schema requires all its properties: the lists of "required" are the keys of the record.
  const std::string mark = "\"required\":[";
  for (std::size_t at = schema.find(mark); at != std::string::npos; at = schema.find(mark, at)) {
    at += mark.size();
    while (schema[at] != ']') {
      if (schema[at] == '"')
        named.insert(read_string(schema, at));
      else
        ++at;
    }
  }
  Report report = full_report();
  report.harm->dead = report.harm->injured;
  const std::set<std::string> printed = keys_of(to_json(report));
  EXPECT_EQ(printed, named);
}

TEST(Schema, IsBalancedAndClosed) {
  const std::string schema = report_schema();
  int depth = 0;
  for (std::size_t at = 0; at < schema.size();) {
    if (schema[at] == '"') {
      (void)read_string(schema, at);
      continue;
    }
    depth += schema[at] == '{' || schema[at] == '[' ? 1 : schema[at] == '}' || schema[at] == ']' ? -1 : 0;
    ASSERT_GE(depth, 0);
    ++at;
  }
  EXPECT_EQ(depth, 0);
  EXPECT_NE(schema.find("https://json-schema.org/draft/2020-12/schema"), std::string::npos);
  for (const char* word : {"\"CONCEDE\"", "\"not_happened\"", "\"silent\"", "\"unknown\"", "\"technology\"", "\"withheld\"", "\"minute\""})
    EXPECT_NE(schema.find(word), std::string::npos) << word;
}

TEST(ReportId, DependsOnPlaceCodeAndActorsOnly) {
  const Report report = full_report();
  EXPECT_EQ(report.id.size(), 16U);
  EXPECT_EQ(report.id.find_first_not_of("0123456789abcdef"), std::string::npos);
  Report same = report;
  same.text = "withheld";
  same.confidence = 0.1;
  same.status = Status::happened;
  same.why = {};
  EXPECT_EQ(report_id(same), report.id);
  std::set<std::string> ids{report.id};
  const auto differs = [&](const Report& other) { EXPECT_TRUE(ids.insert(report_id(other)).second); };
  Report other = report;
  other.page = "superpower";
  differs(other);
  other = report;
  other.span.end += 1;
  differs(other);
  other = report;
  other.cameo = "0231";
  differs(other);
  other = report;
  std::swap(other.source, other.target);
  differs(other);
  other = report;
  other.source.push_back(other.target[0]);
  other.target.clear();
  differs(other);
}

TEST(ReportId, IsTheSameOnEveryMachine) {
  Report report;
  report.page = "p";
  report.span = {1, 2};
  report.plover = Plover::aid;
  report.cameo = "072";
  EXPECT_EQ(report_id(report), report_id(report));
  EXPECT_EQ(report_id(report), "a9319d561eab0465");  // first half of XXH3-128 of "1:p1:11:23:AID0:3:0720*0*"
}

TEST(ToText, IsALineAndItsSentence) {
  EXPECT_EQ(to_text(full_report()),
            "RUS > CHN  REQUEST assist  [0232] requested  chain \"The New York Times\" < unnamed officials (USA)  2022-03-13, 7 hours\n"
            "    Russia asked China for \"arms\", officials said.\n"
            "    support CHN to RUS: military economic requested, at least 12 arms, USD 5300000000\n"
            "    harm at least 12 injured (\"at least a dozen\")\n");
}

TEST(ToText, SaysWhatIsNotKnown) {
  EXPECT_EQ(to_text(Report{}), "--- > ---  STATEMENT  happened  undated\n");
}

TEST(ToText, HostileTextCannotBreakTheLine) {
  Report report;
  report.text = "a\n\x1B[31mred\xFF\r\xC2\x9B";
  report.source = {Actor{}};
  report.source[0].code = "X\nY";
  const std::string text = to_text(report);
  EXPECT_EQ(text, "X Y > ---  STATEMENT  happened  undated\n    a  [31mred\xEF\xBF\xBD  \n");
}

}  // namespace
}  // namespace entente
