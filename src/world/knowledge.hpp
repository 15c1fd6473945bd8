// Knowledge: the parsed tables behind World, as the loader fills them and World reads them. Views
// point into the tables' bytes.
#pragma once

#include <bitset>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "world/phrases.hpp"
#include "world/world.hpp"

namespace entente {

constexpr std::uint32_t kPlaceValue =
    1U << 31U;  // a phrase's value with this bit is an index of places, else of names

struct DatedName {
  Name name;
  std::optional<Date> from, to;  // inclusive; none: no bound

  [[nodiscard]] bool valid(const std::optional<Date>& on) const {
    return !on || ((!from || *from <= *on) && (!to || *on <= *to));
  }
};

struct Membership {
  std::string_view bloc, iso3;
  std::optional<Date> from, to;
};

// Which ISO3 codes states.tsv holds: asked for every row of every table.
class StateSet {
 public:
  void add(std::string_view iso3) { held_.set(index(iso3)); }
  [[nodiscard]] bool has(std::string_view iso3) const {
    return iso3.size() == 3 && held_.test(index(iso3));
  }

 private:
  static std::size_t index(std::string_view iso3) {  // any three bytes have one; codes are capitals
    std::size_t at = 0;
    for (const char c : iso3)
      at = at * 32 + (c >= 'A' && c <= 'Z' ? static_cast<std::size_t>(c - 'A') + 1 : 0);
    return at;
  }
  std::bitset<32UL * 32 * 32> held_;
};

struct Knowledge {
  std::vector<State> states;  // by ISO3
  StateSet state_set;
  std::vector<DatedName> names;
  std::vector<Place> places;
  std::vector<Name> place_names;  // of places, same index
  std::vector<bool>
      lookup_only;  // of places: ambiguous in running text ("Reading"), so only place() finds them
  std::vector<Agent> agents;
  std::vector<Membership> members;  // in the order of the table
  Phrases name_phrases, agent_phrases;
  std::string hash;
};

Result<Knowledge> load_knowledge(std::span<const EmbeddedFile> files);

}  // namespace entente
