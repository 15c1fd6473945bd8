// An index sorted by (first word, length) under an open-addressing table; built once, const after.
#include "world/phrases.hpp"

#include <xxhash.h>

#include <algorithm>
#include <bit>

namespace entente {
namespace {

constexpr std::string_view kCurlyApostrophe = "\xE2\x80\x99";

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || byte >= 0x80U;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::uint64_t key_of(std::string_view word) {
  return XXH3_64bits(word.data(), word.size());
}

// Bytes of `text` that `word` spells from its start, none when it does not. A curly apostrophe is a
// straight one.
std::size_t spelled(std::string_view text, std::string_view word, Case how) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < word.size(); ++i, ++at) {
    if (at == text.size()) return 0;
    if (word[i] == text[at]) continue;
    if (text[at] == '\'' && word.substr(i).starts_with(kCurlyApostrophe)) {
      i += kCurlyApostrophe.size() - 1;
    } else if (how == Case::exact || (word[i] >= 'a' && word[i] <= 'z') ||
               lower(word[i]) != lower(text[at])) {
      return 0;
    }
  }
  return at;
}

}  // namespace

std::string_view first_word(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == ' ') return text.substr(0, i);
    if (i + 1 == text.size()) break;
    if (text[i] == '-' && is_letter(text[i - 1]) && is_letter(text[i + 1]))
      return text.substr(0, i);
    const bool possessive =
        text[i] == '\'' && text[i + 1] == 's' && (i + 2 == text.size() || text[i + 2] == ' ');
    if (possessive) return text.substr(0, i);
  }
  return text;
}

std::size_t spelled_by(std::string_view text, std::span<const std::string_view> words, Case how) {
  std::size_t at = 0;
  for (std::size_t used = 0; used < words.size();) {
    const std::size_t bytes = spelled(text.substr(at), words[used], how);
    if (bytes == 0) return 0;
    at += bytes;
    ++used;
    if (at == text.size()) return used;
    if (text[at] == ' ') ++at;
  }
  return 0;
}

void Phrases::add(std::string_view text, std::uint32_t rank, std::uint32_t value) {
  phrases_.push_back({key_of(first_word(text)), text, rank, value});
}

// A counting sort by key: one pass to number the keys, one to place the phrases; only the few of
// one key are compared.
void Phrases::build() {
  slots_.assign(std::bit_ceil(phrases_.size() + phrases_.size() / 4 + 2), {});
  const std::size_t mask = slots_.size() - 1;
  const auto slot_of = [&](std::uint64_t key) -> Slot& {
    std::size_t at = key & mask;
    while (slots_[at].count != 0 && slots_[at].key != key) at = (at + 1) & mask;
    return slots_[at];
  };
  for (const Phrase& phrase : phrases_) {
    Slot& slot = slot_of(phrase.key);
    slot.key = phrase.key;
    ++slot.count;
  }
  std::uint32_t end = 0;
  for (Slot& slot : slots_) end += slot.count, slot.first = end;  // filled from behind below
  std::vector<Phrase> sorted(phrases_.size());
  for (auto phrase = phrases_.rbegin(); phrase != phrases_.rend(); ++phrase)
    sorted[--slot_of(phrase->key).first] = *phrase;
  for (const Slot& slot : slots_) {
    if (slot.count < 2) continue;
    std::sort(sorted.begin() + slot.first, sorted.begin() + slot.first + slot.count,
              [](const Phrase& a, const Phrase& b) {
                return a.text.size() != b.text.size() ? a.text.size() > b.text.size()
                                                      : a.rank < b.rank;
              });
  }
  phrases_ = std::move(sorted);
}

std::span<const Phrase> Phrases::starting(std::string_view word) const {
  if (slots_.empty()) return {};
  const std::uint64_t key = key_of(word);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = key & mask; slots_[at].count != 0; at = (at + 1) & mask) {
    if (slots_[at].key == key)
      return std::span(phrases_).subspan(slots_[at].first, slots_[at].count);
  }
  return {};
}

}  // namespace entente
