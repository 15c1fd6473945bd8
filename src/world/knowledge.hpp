// Knowledge: the parsed tables behind World, as the loader fills them and World reads them. Views point into the tables' bytes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "world/phrases.hpp"
#include "world/world.hpp"

namespace entente {

constexpr std::uint32_t kPlaceValue = 1U << 31U;  // a phrase's value with this bit is an index of places, else of names

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

struct Knowledge {
  std::vector<State> states;        // by ISO3
  std::vector<DatedName> names;
  std::vector<Place> places;
  std::vector<Name> place_names;    // of places, same index
  std::vector<bool> lookup_only;    // of places: ambiguous in running text ("Reading"), so only place() finds them
  std::vector<Agent> agents;
  std::vector<Membership> members;  // in the order of the table
  Phrases name_phrases, agent_phrases;
  std::string hash;
};

Result<Knowledge> load_knowledge(std::span<const EmbeddedFile> files);

}  // namespace entente
