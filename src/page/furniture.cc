// The lexicon at work: weights of cues in a line, and the marks of truncation.
#include "page/furniture.hpp"

#include <algorithm>
#include <bitset>

#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::size_t kReasons = 32;
constexpr std::size_t kReach =
    4096;  // furniture shows itself early; a longer line is judged by its head

// Cues by their first byte, so that a line is read once and not once a cue.
struct CueIndex {
  std::array<std::uint8_t, kCues.size()> order{};
  std::array<std::uint8_t, 257> first{};  // of each byte, in order
};
static_assert(kCues.size() < 256);

constexpr CueIndex make_index() {
  CueIndex index;
  std::size_t at = 0;
  for (std::size_t byte = 0; byte < 256; ++byte) {
    index.first[byte] = static_cast<std::uint8_t>(at);
    for (std::size_t i = 0; i < kCues.size(); ++i)
      if (static_cast<unsigned char>(kCues[i].phrase.front()) == byte)
        index.order[at++] = static_cast<std::uint8_t>(i);
  }
  index.first[256] = static_cast<std::uint8_t>(at);
  return index;
}
constexpr CueIndex kIndex = make_index();

bool matches_at(std::string_view lowered, std::size_t at, const Cue& cue) {
  if (cue.where != Where::anywhere && at != 0) return false;
  // The second byte tells most cues apart without a call.
  if (cue.phrase.size() > 1 && (at + 1 == lowered.size() || lowered[at + 1] != cue.phrase[1]))
    return false;
  if (!lowered.substr(at).starts_with(cue.phrase)) return false;
  const std::size_t end = at + cue.phrase.size();
  if (cue.where == Where::whole)
    return end == lowered.size() || (end + 1 == lowered.size() && lowered[end] == ':');
  return end == lowered.size() || !is_word(cue.phrase.back()) || !is_word(lowered[end]);
}

// Calls `found` once for each cue that the line holds.
template <typename Found>
void find_cues(std::string_view lowered, Found found) {
  std::bitset<kCues.size()> seen;
  for (std::size_t at = 0; at < lowered.size(); ++at) {
    const auto byte = static_cast<unsigned char>(lowered[at]);
    if (kIndex.first[byte] == kIndex.first[byte + 1U]) continue;
    if (at > 0 && is_word(lowered[at]) && is_word(lowered[at - 1])) continue;
    for (std::size_t k = kIndex.first[byte]; k < kIndex.first[byte + 1U]; ++k) {
      const std::size_t i = kIndex.order[k];
      if (seen[i] || !matches_at(lowered, at, kCues[i])) continue;
      seen[i] = true;
      found(kCues[i]);
    }
  }
}

// `sms/ec`, `bur-ab/jv`: initials at the end of an agency's story.
bool is_initials(std::string_view text) {
  if (text.size() < 5 || text.size() > 24 || text.find('/') == std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_lower(c) || c == '/' || c == '-'; });
}

}  // namespace

int furniture_weight(std::string_view lowered, DropReason reason) {
  int weight = 0;
  find_cues(lowered, [&](const Cue& cue) {
    if (cue.reason == reason) weight += cue.weight;
  });
  return weight;
}

std::optional<Furniture> find_furniture(std::string_view text, bool prose) {
  if (is_initials(text)) return Furniture{DropReason::sign_off, true};
  const std::string lowered = lower(text.substr(0, kReach));
  std::array<int, kReasons> weights{};
  int best = 0;
  DropReason reason = DropReason::markup;
  find_cues(lowered, [&](const Cue& cue) {
    int& weight = weights[static_cast<std::size_t>(cue.reason)];
    weight += cue.weight;
    if (weight > best) {
      best = weight;
      reason = cue.reason;
    }
  });
  if (best < 2) return best == 0 ? std::nullopt : std::optional(Furniture{reason, false});
  // News reports on cookies, paywalls and Reddit: prose must also address its reader, or claim
  // rights.
  if (prose && reason != DropReason::sign_off && reason != DropReason::related_links) {
    const bool legal = reason == DropReason::legal_footer && best >= 3;
    const bool cut = reason == DropReason::caption || reason == DropReason::disclaimer ||
                     reason == DropReason::paywall || reason == DropReason::author_note;
    if (!legal && !cut && !speaks_to_reader(lowered)) return std::nullopt;
  }
  return Furniture{reason, true};
}

namespace {

// `... [+1843 chars]`, as interfaces of news cut a text.
std::optional<Tail> find_counted_cut(std::string_view text) {
  if (!text.ends_with("chars]") && !text.ends_with("characters]")) return std::nullopt;
  std::size_t at = text.rfind("[+");
  if (at == std::string_view::npos || text.size() - at > 24) return std::nullopt;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '.')) --at;
  if (text.substr(0, at).ends_with("\xE2\x80\xA6")) at -= 3;
  return Tail{at, trim(text.substr(at))};
}

}  // namespace

std::optional<Tail> find_truncation(std::string_view text, bool bare_dots) {
  constexpr std::array<std::string_view, 9> phrases = {"read more",
                                                       "read full story",
                                                       "read the full story",
                                                       "continue reading",
                                                       "full story",
                                                       "(more)",
                                                       "more",
                                                       "see more",
                                                       "[...]"};
  std::string_view body = text;
  while (!body.empty() && (body.back() == ' ' || body.back() == '>' || body.back() == ']'))
    body.remove_suffix(1);
  for (const std::string_view arrow : {"\xC2\xBB", "\xE2\x86\x92", "\xE2\x80\xBA"})
    if (body.ends_with(arrow)) body = trim(body.substr(0, body.size() - arrow.size()));
  if (const auto counted = find_counted_cut(text)) return counted;
  const auto dots_before = [&](std::size_t end) -> std::optional<std::size_t> {
    std::string_view head = text.substr(0, end);
    while (!head.empty() && (head.back() == ' ' || head.back() == '[')) head.remove_suffix(1);
    if (head.ends_with("...")) {
      std::size_t at = head.size() - 3;
      while (at > 0 && (head[at - 1] == '.' || head[at - 1] == '[')) --at;
      return at;
    }
    if (head.ends_with("\xE2\x80\xA6")) return head.size() - 3;
    return std::nullopt;
  };
  for (const std::string_view phrase : phrases) {
    if (body.size() < phrase.size() || !same_word(body.substr(body.size() - phrase.size()), phrase))
      continue;
    const std::size_t at = body.size() - phrase.size();
    if (const auto dots = dots_before(at)) return Tail{*dots, text.substr(*dots)};
    // Without dots only a phrase that is no prose, after a sentence's end or standing alone.
    const std::string_view head = trim(body.substr(0, at));
    if (phrase != "more" && (head.empty() || ends_sentence(head))) return Tail{at, text.substr(at)};
  }
  if (text.ends_with("[...]") || text.ends_with("[\xE2\x80\xA6]")) {
    const std::size_t at = text.rfind('[');
    return Tail{at, text.substr(at)};
  }
  if (bare_dots)
    if (const auto dots = dots_before(text.size())) return Tail{*dots, text.substr(*dots)};
  return std::nullopt;
}

}  // namespace entente::page
