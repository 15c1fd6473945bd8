// World's questions, answered from Knowledge. All are const, allocate nothing (members aside) and
// are safe to share.
#include "world/world.hpp"

#include <algorithm>
#include <array>

#include "world/knowledge.hpp"

namespace entente {
namespace {

// "MOSCOW" as "Moscow", in the buffer; empty when the word is not all capitals or does not fit.
std::string_view title_case(std::string_view word, std::array<char, 64>& buffer) {
  if (word.size() < 2 || word.size() > buffer.size()) return {};
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if (c >= 'a' && c <= 'z') return {};
    buffer.at(i) = i > 0 && c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return {buffer.data(), word.size()};
}

// A headline's capitals hide the difference between "US" and "us", "CHAD" and "Chad" the man: short
// names are not trusted.
constexpr std::size_t kShortestHeadlineName = 4;

}  // namespace

struct World::Impl {
  Knowledge knowledge;

  [[nodiscard]] const Name& name_of(std::uint32_t value) const {
    if ((value & kPlaceValue) != 0) return knowledge.place_names[value & ~kPlaceValue];
    return knowledge.names[value].name;
  }
  [[nodiscard]] bool usable(std::uint32_t value, const std::optional<Date>& on) const {
    if ((value & kPlaceValue) != 0) return !knowledge.lookup_only[value & ~kPlaceValue];
    return knowledge.names[value].valid(on);
  }
  [[nodiscard]] std::optional<NameMatch> match(std::string_view first,
                                               std::span<const std::string_view> words,
                                               const std::optional<Date>& on, Case how) const {
    for (const Phrase& phrase : knowledge.name_phrases.starting(first)) {
      if (how == Case::headline && phrase.text.size() < kShortestHeadlineName) continue;
      if (!usable(phrase.value, on)) continue;
      const std::size_t count = spelled_by(phrase.text, words, how);
      if (count > 0) return NameMatch{count, &name_of(phrase.value)};
    }
    return std::nullopt;
  }
};

World::World(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
World::World(World&&) noexcept = default;
World& World::operator=(World&&) noexcept = default;
World::~World() = default;

Result<World> World::load() {
  return load(embedded_world());
}

Result<World> World::load(std::span<const EmbeddedFile> files) {
  TRY(Knowledge knowledge, load_knowledge(files));
  return World(std::make_unique<Impl>(Impl{std::move(knowledge)}));
}

const State* World::state(std::string_view iso3) const {
  const auto& states = impl_->knowledge.states;
  const auto found =
      std::lower_bound(states.begin(), states.end(), iso3,
                       [](const State& state, std::string_view code) { return state.iso3 < code; });
  return found != states.end() && found->iso3 == iso3 ? &*found : nullptr;
}

std::span<const State> World::states() const {
  return impl_->knowledge.states;
}

std::optional<NameMatch> World::match(std::span<const std::string_view> words,
                                      std::optional<Date> on) const {
  if (words.empty()) return std::nullopt;
  std::optional<NameMatch> best = impl_->match(words.front(), words, on, Case::exact);
  std::array<char, 64> buffer{};
  const std::string_view title = title_case(words.front(), buffer);
  if (title.empty()) return best;
  const std::optional<NameMatch> headline = impl_->match(title, words, on, Case::headline);
  return headline && (!best || headline->words > best->words) ? headline : best;
}

std::optional<AgentMatch> World::match_agent(std::span<const std::string_view> lemmas) const {
  if (lemmas.empty()) return std::nullopt;
  for (const Phrase& phrase : impl_->knowledge.agent_phrases.starting(lemmas.front())) {
    const std::size_t count = spelled_by(phrase.text, lemmas, Case::exact);
    if (count > 0) return AgentMatch{count, &impl_->knowledge.agents[phrase.value]};
  }
  return std::nullopt;
}

const Place* World::place(std::string_view name, std::string_view near) const {
  const Place* best = nullptr;
  const auto better = [&](const Place& place) {
    if (best == nullptr) return true;
    const bool is_near = place.country == near;
    if (!near.empty() && is_near != (best->country == near)) return is_near;
    return place.population > best->population;
  };
  for (const Phrase& phrase : impl_->knowledge.name_phrases.starting(first_word(name))) {
    if (phrase.text != name || (phrase.value & kPlaceValue) == 0) continue;
    const Place& place = impl_->knowledge.places[phrase.value & ~kPlaceValue];
    if (better(place)) best = &place;
  }
  return best;
}

std::vector<std::string_view> World::members(std::string_view bloc, Date on) const {
  const auto collect = [&](std::string_view code) {
    std::vector<std::string_view> members;
    for (const Membership& member : impl_->knowledge.members) {
      const bool valid = (!member.from || *member.from <= on) && (!member.to || on <= *member.to);
      if (member.bloc == code && valid) members.push_back(member.iso3);
    }
    return members;
  };
  std::vector<std::string_view> members = collect(bloc);
  if (!members.empty()) return members;
  for (const Phrase& phrase : impl_->knowledge.name_phrases.starting(first_word(bloc))) {
    if (phrase.text == bloc && (phrase.value & kPlaceValue) == 0)
      return collect(impl_->name_of(phrase.value).code);
  }
  return members;
}

std::string_view World::hash() const {
  return impl_->knowledge.hash;
}

}  // namespace entente
