// Fields of a record go to the main item where the page has none of its own.
#include "page/given.hpp"

#include <algorithm>

#include "page/agencies.hpp"
#include "page/dateline.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

// "By Jane Roe and John Doe", "Jane Roe; John Doe", "Jane Roe, Reuters"; what is no list of names
// stays one name as written.
void add_byline(const std::string& given, Item& item) {
  std::string line(trim(given));
  std::replace(line.begin(), line.end(), ';', ',');
  if (!lower(line).starts_with("by ")) line.insert(0, "By ");
  const std::optional<BylineMatch> match = read_byline(line);
  if (match) {
    for (const std::string_view name : match->names)
      item.byline.push_back({std::string(name), given});
    if (match->agency != nullptr && !item.agency)
      item.agency = Agency{std::string(match->agency->code), std::string(match->agency->name)};
  } else if (const AgencyName* agency = find_agency(trim(given))) {
    if (!item.agency) item.agency = Agency{std::string(agency->code), std::string(agency->name)};
  } else {
    item.byline.push_back({std::string(trim(given)), given});
  }
}

// "WASHINGTON", "WASHINGTON, March 14 (Reuters)": a field that is a dateline by its name.
Dateline dateline_of(const std::string& given) {
  Dateline dateline;
  dateline.raw = given;
  const std::string_view place = trim(given);
  if (const auto match = read_dateline_line(place)) {
    dateline.place = match->place;
    if (match->agency != nullptr) dateline.agency = match->agency->code;
  } else {
    dateline.place = trim(place.substr(0, place.find_first_of("(;")));
  }
  return dateline;
}

bool is_empty(const Given& given) {
  return given.title.empty() && given.byline.empty() && given.section.empty() &&
         given.dateline.empty() && given.agency.empty() && given.carrier.empty() &&
         given.language.empty() && !given.embargo && !given.truncated;
}

// "en" of "en-GB", "eng", "EN".
std::string two_letters(std::string_view language) {
  const std::string small = lower(language.substr(0, language.find_first_of("-_")));
  if (small == "spa") return "es";
  if (small == "zho" || small == "chi") return "zh";
  if (small == "ger") return "de";
  return small.substr(0, 2);
}

void mark_truncated(Item& item) {
  if (!item.complete || item.blocks.empty()) return;
  item.complete = false;
  item.truncated_by = "the source gives the beginning only";
  // A teaser may still end with a whole sentence; only what breaks off is not to be coded.
  const std::string_view last = item.blocks.back().text;
  item.blocks.back().truncated = !ends_sentence(last) || last.ends_with("...") ||
                                 last.ends_with("\xe2\x80\xa6") || last.ends_with("...]") ||
                                 last.ends_with("\xe2\x80\xa6]");
}

}  // namespace

void add_given(const Page& page, Reading& reading) {
  const Given& given = page.given;
  if (reading.items.empty() || reading.items.front().role != ItemRole::main) return;
  Item& item = reading.items.front();
  if (!item.published) item.published = page.published_at;
  if (!item.modified) item.modified = page.modified_at;
  if (is_empty(given)) return;
  if (item.title.empty()) item.title = trim(given.title);
  if (item.byline.empty() && !given.byline.empty()) add_byline(given.byline, item);
  if (item.section.empty()) item.section = trim(given.section);
  if (!item.dateline && !given.dateline.empty()) item.dateline = dateline_of(given.dateline);
  if (!item.agency && item.dateline && !item.dateline->agency.empty())
    if (const AgencyName* agency = find_agency(item.dateline->agency))
      item.agency = Agency{std::string(agency->code), std::string(agency->name)};
  for (const std::string& said : {given.agency, given.carrier})
    if (const AgencyName* agency = find_agency(said); agency != nullptr && !item.agency)
      item.agency = Agency{std::string(agency->code), std::string(agency->name)};
  if (given.embargo) {
    Revision embargo;
    embargo.kind = RevisionKind::advisory;
    embargo.note = "embargoed until " + given.embargo->iso();
    item.revisions.push_back(std::move(embargo));
  }
  if (given.truncated) mark_truncated(item);
  if (reading.masthead.empty()) reading.masthead = trim(given.carrier);
  if (!given.language.empty() && (reading.language.empty() || reading.language == "unknown"))
    reading.language = two_letters(given.language);
}

}  // namespace entente::page
