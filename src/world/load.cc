// From tables to Knowledge: one function a table, each naming its columns once; every error carries
// file, line and column.
#include <xxhash.h>

#include <algorithm>
#include <array>

#include "world/knowledge.hpp"
#include "world/table.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, 12> kKindNames{
    "state", "demonym", "capital", "metonym", "body",   "organisation",
    "bloc",  "group",   "medium",  "company", "person", "place"};

std::optional<NameKind> kind_of(std::string_view word) {
  const auto found = std::find(kKindNames.begin(), kKindNames.end(), word);
  if (found == kKindNames.end()) return std::nullopt;
  return static_cast<NameKind>(found - kKindNames.begin());
}

// At most so many rows; the large tables are reserved for at once.
std::size_t rows_of(const EmbeddedFile& file) {
  return static_cast<std::size_t>(std::count(file.bytes.begin(), file.bytes.end(), '\n')) + 1;
}

// states.tsv: iso3 iso2 cow gw cameo fips name adjective capital
Result<Done> load_states(const EmbeddedFile& file, Knowledge& knowledge) {
  Table table(file, 9);
  while (true) {
    TRY(const bool more, table.next());
    if (!more) break;
    TRY([[maybe_unused]] const Done iso3, table.check_code(0, 3, false));
    TRY([[maybe_unused]] const Done iso2, table.check_code(1, 2, true));
    TRY(const long cow, table.integer(2));
    TRY(const long gw, table.integer(3));
    TRY([[maybe_unused]] const Done cameo, table.check_code(4, 3, false));
    if (cow > 999 || gw > 999)
      return table.error(2, "a code above 999", "COW and GW numbers have three digits");
    if (table.field(6).empty())
      return table.error(6, "a state without a name", "fill the column 'name'");
    knowledge.states.push_back({table.field(0), table.field(6), table.field(7),
                                static_cast<int>(cow), static_cast<int>(gw), table.field(4),
                                table.field(5), table.field(1), table.field(8)});
    knowledge.state_set.add(table.field(0));
    const auto& states = knowledge.states;
    if (states.size() > 1 && states[states.size() - 2].iso3 >= states.back().iso3) {
      return table.error(0, quoted(table.field(0)) + " is out of order or there twice",
                         "sort the rows by ISO3");
    }
  }
  return Done{};
}

Result<Done> check_state(const Table& table, std::size_t column, const Knowledge& knowledge) {
  if (table.field(column).empty() || knowledge.state_set.has(table.field(column))) return Done{};
  return table.error(column, quoted(table.field(column)) + " is no state of states.tsv",
                     "use its ISO3 code");
}

// Adds each of the forms; "=" stands for `name` itself.
Result<Done> add_forms(const Table& table, std::size_t column, std::string_view name,
                       std::uint32_t value, Phrases& phrases) {
  if (table.field(column).empty())
    return table.error(column, "a row without forms", "'=' stands for the name itself");
  for (std::string_view left = table.field(column); !left.empty();) {
    const std::string_view form = take_item(left, '|');
    const std::string_view text = form == "=" ? name : form;
    if (text.empty() || text.front() == ' ' || text.back() == ' ') {
      return table.error(column, "an empty form, or one that a space opens or ends",
                         "part forms by one '|' without spaces");
    }
    phrases.add(text, value, value);
  }
  return Done{};
}

// names tables: kind iso3 sector code office from to name forms
Result<Done> load_names(const EmbeddedFile& file, Knowledge& knowledge) {
  Table table(file, 9);
  knowledge.names.reserve(knowledge.names.size() + rows_of(file));
  while (true) {
    TRY(const bool more, table.next());
    if (!more) break;
    const std::optional<NameKind> kind = kind_of(table.field(0));
    if (!kind)
      return table.error(0, quoted(table.field(0)) + " is no kind of name",
                         "see NameKind in world.hpp");
    TRY([[maybe_unused]] const Done known, check_state(table, 1, knowledge));
    TRY([[maybe_unused]] const Done sector, table.check_code(2, 3, true));
    TRY(const std::optional<Date> from, table.date(5));
    TRY(const std::optional<Date> to, table.date(6));
    if (from && to && *to < *from)
      return table.error(6, "the end is before the start", "'from' and 'to' are inclusive days");
    if (table.field(7).empty())
      return table.error(7, "a row without a name", "fill the column 'name'");
    const auto index = static_cast<std::uint32_t>(knowledge.names.size());
    knowledge.names.push_back(
        {{*kind, table.field(7), table.field(1), table.field(2), table.field(3), table.field(4)},
         from,
         to});
    TRY([[maybe_unused]] const Done added,
        add_forms(table, 8, table.field(7), index, knowledge.name_phrases));
  }
  return Done{};
}

// places tables: name country admin1 lat lon population flags forms; flags: C capital, L looked up
// only, never met in running text
Result<Done> load_places(const EmbeddedFile& file, Knowledge& knowledge) {
  Table table(file, 8);
  const std::size_t due = knowledge.places.size() + rows_of(file);
  knowledge.places.reserve(due);
  knowledge.place_names.reserve(due);
  while (true) {
    TRY(const bool more, table.next());
    if (!more) break;
    TRY([[maybe_unused]] const Done known, check_state(table, 1, knowledge));
    TRY(const double lat, table.degrees(3, 90));
    TRY(const double lon, table.degrees(4, 180));
    TRY(const long population, table.integer(5));
    const bool capital = table.flag(6, 'C');
    const std::uint32_t value = static_cast<std::uint32_t>(knowledge.places.size()) | kPlaceValue;
    knowledge.places.push_back(
        {table.field(0), table.field(1), table.field(2), lat, lon, population, capital});
    knowledge.place_names.push_back({NameKind::place, table.field(0), table.field(1), {}, {}, {}});
    knowledge.lookup_only.push_back(table.flag(6, 'L'));
    TRY([[maybe_unused]] const Done added,
        add_forms(table, 7, table.field(0), value, knowledge.name_phrases));
  }
  return Done{};
}

// agents.tsv: sector flags nouns; flags: P person, O office
Result<Done> load_agents(const EmbeddedFile& file, Knowledge& knowledge) {
  Table table(file, 3);
  while (true) {
    TRY(const bool more, table.next());
    if (!more) break;
    TRY([[maybe_unused]] const Done sector, table.check_code(0, 3, false));
    if (table.field(2).empty()) return table.error(2, "a row without nouns", "part nouns by '|'");
    for (std::string_view left = table.field(2); !left.empty();) {
      const std::string_view noun = take_item(left, '|');
      if (noun.empty()) return table.error(2, "an empty noun", "part nouns by one '|' each");
      const auto index = static_cast<std::uint32_t>(knowledge.agents.size());
      knowledge.agents.push_back({noun, table.field(0), table.flag(1, 'P'), table.flag(1, 'O')});
      knowledge.agent_phrases.add(noun, index, index);
    }
  }
  return Done{};
}

// blocs.tsv: bloc iso3s from to; a row is a batch of members that joined together
Result<Done> load_blocs(const EmbeddedFile& file, Knowledge& knowledge) {
  Table table(file, 4);
  while (true) {
    TRY(const bool more, table.next());
    if (!more) break;
    TRY(const std::optional<Date> from, table.date(2));
    TRY(const std::optional<Date> to, table.date(3));
    for (std::string_view left = table.field(1); !left.empty();) {
      const std::string_view iso3 = take_item(left, ' ');
      if (!knowledge.state_set.has(iso3))
        return table.error(1, quoted(iso3) + " is no state of states.tsv", "use its ISO3 code");
      knowledge.members.push_back({table.field(0), iso3, from, to});
    }
  }
  return Done{};
}

std::string hash_of(std::span<const EmbeddedFile> files) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::uint64_t hash = 0;
  for (const EmbeddedFile& file : files) {
    hash = XXH3_64bits_withSeed(file.path.data(), file.path.size(), hash);
    hash = XXH3_64bits_withSeed(file.bytes.data(), file.bytes.size(), hash);
  }
  std::string hex;
  for (int shift = 60; shift >= 0; shift -= 4)
    hex += kHex[(hash >> static_cast<unsigned>(shift)) & 15U];
  return hex;
}

}  // namespace

std::string_view name(NameKind kind) {
  return kKindNames.at(static_cast<std::size_t>(kind));
}

Result<Knowledge> load_knowledge(std::span<const EmbeddedFile> files) {
  struct Loader {
    std::string_view path;
    Result<Done> (*load)(const EmbeddedFile&, Knowledge&);
  };
  // In this order: states first, as the others refer to them; earlier names win over later ones of
  // the same text.
  constexpr std::array<Loader, 11> kLoaders{{{"data/world/states.tsv", load_states},
                                             {"data/world/names.tsv", load_names},
                                             {"data/world/bodies.tsv", load_names},
                                             {"data/world/organisations.tsv", load_names},
                                             {"data/world/persons.tsv", load_names},
                                             {"data/world/media.tsv", load_names},
                                             {"data/world/companies.tsv", load_names},
                                             {"data/world/regions.tsv", load_places},
                                             {"data/world/places.tsv", load_places},
                                             {"data/world/agents.tsv", load_agents},
                                             {"data/world/blocs.tsv", load_blocs}}};
  Knowledge knowledge;
  for (const Loader& loader : kLoaders) {
    const auto file = std::find_if(files.begin(), files.end(),
                                   [&](const EmbeddedFile& f) { return f.path == loader.path; });
    if (file == files.end()) {
      return Error{ErrorCode::bad_data, "a table of the world is missing", std::string(loader.path),
                   "build with the whole of data/world"};
    }
    TRY([[maybe_unused]] const Done loaded, loader.load(*file, knowledge));
  }
  knowledge.name_phrases.build();
  knowledge.agent_phrases.build();
  knowledge.hash = hash_of(files);
  return knowledge;
}

}  // namespace entente
