// Spellings of datelines to names of the gazetteer: capitals, cut names of states and provinces,
// regions in brackets, two cities. No rule knows a single place but the seat of the United Nations.
#include "run/dateline_place.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "text/blank.hpp"

namespace entente {
namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (is_upper(out[i])) out[i] = static_cast<char>(out[i] + 32);
    // Capital letters of Latin-1 in UTF-8: "BRASÍLIA".
    const auto byte = static_cast<unsigned char>(out[i]);
    if (i > 0 && out[i - 1] == '\xC3' && byte >= 0x80 && byte <= 0x9E && byte != 0x97)
      out[i] = static_cast<char>(byte + 0x20);
  }
  return out;
}

// "PORT-AU-PRINCE" -> "Port-au-Prince", "RIO DE JANEIRO" -> "Rio de Janeiro"; with `all`, every
// word begins with a capital.
std::string title_case(std::string_view place, bool all) {
  constexpr auto small = std::to_array<std::string_view>(
      {"de",  "la", "le", "du", "des",  "au", "aux", "del",  "da", "do",  "dos", "of",
       "the", "es", "el", "al", "upon", "am", "sur", "sous", "di", "and", "y",   "en"});
  std::string out = lower(place);
  for (std::size_t at = 0; at < out.size();) {
    std::size_t end = at;
    while (end < out.size() && out[end] != ' ' && out[end] != '-' && out[end] != '\'') ++end;
    const std::string_view word = std::string_view(out).substr(at, end - at);
    const bool keep = at > 0 && !all && std::find(small.begin(), small.end(), word) != small.end();
    if (!word.empty() && !keep && out[at] >= 'a' && out[at] <= 'z')
      out[at] = static_cast<char>(out[at] - 32);
    at = end + 1;
  }
  return out;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// The ISO3 code of a whole phrase that names a state, a capital or the like; empty when it does
// not.
std::string_view country_by_name(std::string_view phrase, const World& world) {
  const std::vector<std::string_view> words = words_of(phrase);
  if (words.empty()) return {};
  const std::optional<NameMatch> match = world.match(words, std::nullopt);
  return match && match->words == words.size() ? match->name->iso3 : std::string_view{};
}

// States and provinces as datelines cut them: "Calif.", "N.Y.", "Ont."
std::string_view country_by_cut(std::string_view region) {
  constexpr auto america = std::to_array<std::string_view>(
      {"ala.",  "ariz.", "ark.", "calif.", "colo.", "conn.", "del.",  "fla.",  "ga.",   "ill.",
       "ind.",  "kan.",  "ky.",  "la.",    "md.",   "mass.", "mich.", "minn.", "miss.", "mo.",
       "mont.", "neb.",  "nev.", "n.h.",   "n.j.",  "n.m.",  "n.y.",  "n.c.",  "n.d.",  "okla.",
       "ore.",  "pa.",   "r.i.", "s.c.",   "s.d.",  "tenn.", "vt.",   "va.",   "wash.", "w.va.",
       "wis.",  "wyo.",  "d.c.", "dc",     "p.r.",  "u.s."});
  constexpr auto canada = std::to_array<std::string_view>(
      {"alta.", "b.c.", "man.", "n.b.", "n.l.", "n.s.", "ont.", "p.e.i.", "que.", "sask."});
  constexpr auto britain = std::to_array<std::string_view>(
      {"england", "scotland", "wales", "northern ireland", "uk", "u.k."});
  const std::string cut = lower(region);
  const auto is_in = [&](const auto& list) {
    return std::find(list.begin(), list.end(), cut) != list.end();
  };
  if (is_in(america)) return "USA";
  if (is_in(canada)) return "CAN";
  return is_in(britain) ? "GBR" : std::string_view{};
}

// A city or region, without the words that datelines put in front of it.
const Place* find_place(std::string_view name, std::string_view near, const World& world) {
  if (const Place* found = world.place(name, near)) return found;
  for (const bool all : {false, true})
    if (const Place* found = world.place(title_case(name, all), near)) return found;
  return nullptr;
}

std::string_view without_preposition(std::string_view place) {
  constexpr auto openings = std::to_array<std::string_view>(
      {"near ", "outside ", "in ", "off ", "east of ", "west of ", "north of ", "south of "});
  const std::string lowered = lower(place);
  for (const std::string_view opening : openings)
    if (lowered.starts_with(opening)) return place.substr(opening.size());
  return place;
}

bool is_nowhere(std::string_view place) {
  const std::string lowered = lower(place);
  for (const std::string_view opening :
       {"aboard ", "undisclosed location", "an undisclosed location", "on board ", "at sea",
        "with the "})
    if (std::string_view(lowered).starts_with(opening)) return true;
  return false;
}

// Country of a region that narrows the search: "Ukraine", "California", "Calif."
std::string_view country_of_region(std::string_view region, const World& world) {
  if (const auto cut = country_by_cut(region); !cut.empty()) return cut;
  for (const std::string& form : {std::string(region), title_case(region, false)})
    if (const auto named = country_by_name(form, world); !named.empty()) return named;
  const Place* place = find_place(region, {}, world);
  return place != nullptr ? std::string_view(place->country) : std::string_view{};
}

// The cities of one dateline, each with what follows its comma.
std::vector<std::string_view> cities_of(std::string_view place) {
  std::vector<std::string_view> out;
  while (!place.empty()) {
    std::size_t at = place.find('/'), size = 1;
    for (const std::string_view joint : {" and ", " & ", " AND "})
      if (const std::size_t found = place.find(joint); found < at) at = found, size = joint.size();
    const std::string_view city = trim(place.substr(0, at));
    if (!city.empty()) out.push_back(city);
    if (at == std::string_view::npos) break;
    place.remove_prefix(at + size);
  }
  return out;
}

bool is_known(std::string_view place, const World& world) {
  const std::string_view city = trim(place.substr(0, place.find(',')));
  if (is_nowhere(place)) return true;
  std::string_view near;
  if (const std::size_t comma = place.find(','); comma != std::string_view::npos) {
    near = country_of_region(trim(place.substr(comma + 1)), world);
    if (near.empty()) return false;
  }
  const Place* found = find_place(without_preposition(city), near, world);
  return found != nullptr && (near.empty() || found->country == near);
}

// The guess becomes the dateline, and its words leave the text.
void take_guess(Reading& reading, Item& item) {
  DatelineGuess guess = std::move(*item.dateline_guess);
  item.dateline_guess.reset();
  if (guess.block < 0) {
    // Dropped stretches stand in page order.
    const auto at = std::lower_bound(
        reading.dropped.begin(), reading.dropped.end(), guess.dateline.span.begin,
        [](const Dropped& dropped, std::uint32_t begin) { return dropped.span.begin < begin; });
    if (at != reading.dropped.end() && at->span == guess.dateline.span) {
      at->reason = DropReason::dateline;
      at->why = "a place of its own line: the dateline of " + item.id;
    }
  } else {
    Block& block = item.blocks[static_cast<std::size_t>(guess.block)];
    // A cut at the end of the block stays.
    block.span.begin = guess.rest.begin;
    block.input.begin = guess.rest_input.begin;
    block.text = block.span.in(*reading.text);
  }
  if (!item.published && guess.dateline.date)
    item.published = moment_of(*guess.dateline.date, "dateline");
  item.dateline = std::move(guess.dateline);
}

}  // namespace

std::string country_of(std::string_view place, const World& world) {
  if (is_nowhere(place)) return {};
  if (lower(place).starts_with("united nations")) return "USA";  // in New York
  std::string_view near, region;
  std::string_view city = trim(place);
  if (const std::size_t open = city.find_first_of("[("); open != std::string_view::npos) {
    const std::size_t close = city.find_first_of("])", open);
    near = country_of_region(trim(city.substr(open + 1, close - open - 1)), world);
    city = trim(city.substr(0, open));
  }
  if (const std::size_t comma = city.find(','); comma != std::string_view::npos) {
    // The last part is the widest: "MOSUL, Nineveh, Iraq".
    region = trim(city.substr(city.rfind(',') + 1));
    if (near.empty()) near = country_of_region(region, world);
    city = trim(city.substr(0, comma));
  }
  city = without_preposition(city);
  const Place* found = find_place(city, near, world);
  // "SAVANNAH, Georgia" lies in the state of that name, "TBILISI, Georgia" in the country.
  const bool in_region = found != nullptr && (near.empty() || found->country == near ||
                                              found->admin1 == title_case(region, false));
  if (in_region) return std::string(found->country);
  if (!near.empty()) return std::string(near);
  for (const std::string& form :
       {std::string(city), title_case(city, false), title_case(city, true)})
    if (const auto named = country_by_name(form, world); !named.empty()) return std::string(named);
  return {};
}

void settle_dateline(Reading& reading, Item& item, const World& world) {
  if (item.dateline_guess && !item.dateline && is_known(item.dateline_guess->dateline.place, world))
    take_guess(reading, item);
  if (!item.dateline || !item.dateline->country.empty()) return;
  Dateline& dateline = *item.dateline;
  const std::vector<std::string_view> cities = cities_of(dateline.place);
  for (const std::string_view city : cities) {
    std::string country = country_of(city, world);
    if (dateline.country.empty()) dateline.country = country;
    if (cities.size() > 1) dateline.cities.push_back({std::string(city), std::move(country)});
  }
}

}  // namespace entente
