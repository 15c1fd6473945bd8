// World: who exists. States with their code systems by year, demonyms, capitals, metonyms,
// organisations, blocs, media, agent nouns and places; loaded from data/world/*.tsv (embedded in
// the binary), const after load. Knowledge only: it resolves names, not sentences.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.hpp"
#include "base/result.hpp"
#include "text/date.hpp"

namespace entente {

struct State {
  std::string_view iso3, name, adjective;  // "CHN", "China", "Chinese"
  int cow = 0, gw = 0;                     // 0 when that system lacks it
  std::string_view cameo, fips, iso2;      // CAMEO's three-letter code, FIPS 10-4, ISO alpha-2
  std::string_view capital;
};

enum class NameKind : std::uint8_t {
  state,    // "China", "the United States", "US" (case-sensitive: never "us")
  demonym,  // "Chinese", "Ukrainians"
  capital,  // "Beijing" as a name of government; also a place
  metonym,  // "the Kremlin", "White House", "Foggy Bottom", "Downing Street"
  body,     // a state's office, ministry, agency, party: "State Department", "Chinese Communist
            // Party", "CIA"
  organisation,  // international: NATO, the United Nations, IAEA
  bloc,          // "the West", "NATO allies", "the G7", "European Union"
  group,         // armed or political groups: Hamas, the Taliban
  medium,        // "The New York Times", "Xinhua", "US media" is built by the coder
  company,       // "Lockheed Martin"
  person,        // leaders with dates: "Putin" -> RUS GOV president
  place,  // a city, region or country of the gazetteer that is none of the above: "Mariupol" -> UKR
};
[[nodiscard]] std::string_view name(NameKind);

struct Name {
  NameKind kind = NameKind::state;
  std::string_view name;    // canonical: "United States", "Vladimir Putin"
  std::string_view iso3;    // of the state it belongs to, or empty
  std::string_view sector;  // GOV, MIL, MED, BUS, IGO, REB, PTY ... or empty for states themselves
  std::string_view code;    // actor code where not iso3+sector: "IGOUNO", "NATO"
  std::string_view office;  // "president" for persons
};

struct NameMatch {
  std::size_t words = 0;  // how many words of the input it covers
  const Name* name = nullptr;
};

struct Agent {
  std::string_view noun;    // lemma, lower case: "soldier", "spokesman", "foreign minister"
  std::string_view sector;  // MIL, GOV ...
  bool person = true;       // a holder of an office ("minister") rather than a body ("ministry")
  bool office = false;      // names an office ("president", "foreign minister"), not just a kind
                            // ("official", "soldier")
};
struct AgentMatch {
  std::size_t words = 0;
  const Agent* agent = nullptr;
};

struct Place {
  std::string_view name, country, admin1;  // country is ISO3
  double lat = 0, lon = 0;                 // WGS84
  long population = 0;
  bool capital = false;
};

class World {
 public:
  // The embedded tables. Errors: bad_data with file, line and column.
  static Result<World> load();
  // The same from other files (paths as in the repository); their bytes must outlive the World.
  static Result<World> load(std::span<const EmbeddedFile> files);
  World(World&&) noexcept;
  World& operator=(World&&) noexcept;
  ~World();

  [[nodiscard]] const State* state(std::string_view iso3) const;
  [[nodiscard]] std::span<const State> states() const;
  // The longest name that starts at words[0], by surface form as printed ("US" not "us"; possessive
  // 's is its own word and never part). Persons and blocs are valid on `on` only when the table
  // gives dates; without `on` all are.
  [[nodiscard]] std::optional<NameMatch> match(std::span<const std::string_view> words,
                                               std::optional<Date> on) const;
  // The longest agent phrase that starts at lemmas[0] (lower case).
  [[nodiscard]] std::optional<AgentMatch> match_agent(
      std::span<const std::string_view> lemmas) const;
  // The best place of that name: within `near` (ISO3) when given and there is one, else the most
  // populous.
  [[nodiscard]] const Place* place(std::string_view name, std::string_view near = {}) const;
  // ISO3 of a bloc's members on a day; empty when not a bloc.
  [[nodiscard]] std::vector<std::string_view> members(std::string_view bloc, Date on) const;
  [[nodiscard]] std::string_view hash() const;  // of the tables, hex

 private:
  struct Impl;
  explicit World(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente
