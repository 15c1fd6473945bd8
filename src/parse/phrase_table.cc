// The choice between overlapping matches keeps one quirk of the original: a match that loses still
// blocks its pieces.
#include "parse/phrase_table.hpp"

#include <algorithm>
#include <utility>

namespace entente {

void PhraseTable::add(std::vector<std::uint64_t> ids) {
  if (ids.empty()) return;
  std::vector<std::vector<std::uint64_t>>& same_first = by_first_[ids.front()];
  if (std::find(same_first.begin(), same_first.end(), ids) == same_first.end()) {
    same_first.push_back(std::move(ids));
  }
}

std::vector<PhraseMatch> PhraseTable::find(std::span<const std::uint64_t> ids) const {
  std::vector<PhraseMatch> matches;
  for (std::size_t at = 0; at < ids.size(); ++at) {
    const auto found = by_first_.find(ids[at]);
    if (found == by_first_.end()) continue;
    for (const std::vector<std::uint64_t>& phrase : found->second) {
      const std::span<const std::uint64_t> rest = ids.subspan(at);
      if (rest.size() < phrase.size() || !std::equal(phrase.begin(), phrase.end(), rest.begin()))
        continue;
      matches.push_back(
          {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + phrase.size())});
    }
  }
  if (matches.empty()) return matches;
  std::sort(matches.begin(), matches.end(), [](PhraseMatch a, PhraseMatch b) {
    const auto size_a = a.end - a.begin, size_b = b.end - b.begin;
    return size_a != size_b ? size_a > size_b : a.begin < b.begin;
  });
  std::vector<bool> seen(ids.size());
  std::vector<PhraseMatch> kept;
  for (const PhraseMatch match : matches) {
    if (!seen[match.begin] && !seen[match.end - 1]) kept.push_back(match);
    std::fill(seen.begin() + match.begin, seen.begin() + match.end, true);
  }
  std::sort(kept.begin(), kept.end(),
            [](PhraseMatch a, PhraseMatch b) { return a.begin < b.begin; });
  return kept;
}

}  // namespace entente
