// Hashed runs of words in an open-addressed table.
#include "page/overlap.hpp"

#include <algorithm>
#include <span>

#include "page/shape.hpp"

namespace entente::page {
namespace {

constexpr std::uint64_t kSeed = 0xCBF29CE484222325U, kPrime = 0x100000001B3U;

// Words as hashes: ASCII in lower case, all bytes above it as they are; marks end words. Dashes,
// quotes and the ellipsis of typographers are marks too.
void hash_words(std::string_view text, std::vector<std::uint64_t>& out) {
  std::uint64_t hash = kSeed;
  bool open = false;
  const auto end_word = [&] {
    if (open) out.push_back(hash);
    hash = kSeed;
    open = false;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\xE2' && i + 2 < text.size() && text[i + 1] == '\x80') {
      i += 2;
      end_word();
    } else if ((c == '\xE3' && i + 2 < text.size() && text[i + 1] == '\x80') ||
               (c == '\xEF' && i + 2 < text.size() && text[i + 1] == '\xBC')) {  // CJK marks
      i += 2;
      end_word();
    } else if (c == '\xC2' && i + 1 < text.size()) {  // Latin-1 marks: no-break space, guillemets
      ++i;
      end_word();
    } else if (is_word(c)) {
      hash = (hash ^ static_cast<unsigned char>(to_lower(c))) * kPrime;
      open = true;
    } else {
      end_word();
    }
  }
  end_word();
}

std::uint64_t run_hash(std::span<const std::uint64_t> words) {
  std::uint64_t hash = kSeed;
  for (const std::uint64_t word : words) {
    hash = (hash ^ word) * kPrime;
    hash ^= hash >> 29U;
  }
  return hash == 0 ? 1 : hash;
}

}  // namespace

std::vector<std::uint64_t> word_hashes(std::string_view text) {
  std::vector<std::uint64_t> out;
  hash_words(text, out);
  return out;
}

void word_hashes(std::string_view text, std::vector<std::uint64_t>& out) {
  out.clear();
  hash_words(text, out);
}

Shingles::Shingles(std::string_view text, std::size_t run) : run_(run) {
  if (text.empty()) return;
  std::vector<std::uint64_t> words;
  hash_words(text, words);
  tokens_ = words.size();
  if (words.empty()) return;
  run_ = std::min(run_, words.size());
  std::size_t size = 16;
  while (size < words.size() * 6) size *= 2;
  slots_.assign(size, 0);
  const auto put = [this](std::uint64_t hash) {
    std::size_t slot = hash & (slots_.size() - 1);
    while (slots_[slot] != 0 && slots_[slot] != hash) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = hash;
  };
  // Shorter runs as well, for texts that are shorter than a run.
  for (std::size_t n = run_ > 2 ? 2 : run_; n <= run_; ++n)
    for (std::size_t at = 0; at + n <= words.size(); ++at)
      put(run_hash(std::span(words).subspan(at, n)));
  runs_ = words.size() - run_ + 1;
}

bool Shingles::has(std::uint64_t hash) const {
  for (std::size_t slot = hash & (slots_.size() - 1); slots_[slot] != 0;
       slot = (slot + 1) & (slots_.size() - 1))
    if (slots_[slot] == hash) return true;
  return false;
}

float Shingles::share_of(std::span<const std::uint64_t> words) const {
  if (slots_.empty() || words.empty() || (words.size() == 1 && run_ > 1)) return 0;
  const std::size_t run = std::min(run_, words.size());
  std::size_t hits = 0;
  for (std::size_t at = 0; at + run <= words.size(); ++at)
    if (has(run_hash(words.subspan(at, run)))) ++hits;
  return static_cast<float>(hits) / static_cast<float>(words.size() - run + 1);
}

float Shingles::likeness(std::span<const std::uint64_t> words) const {
  if (slots_.empty() || words.empty()) return 0;
  std::size_t hits = 0;
  for (const std::uint64_t word : words)
    if (has(run_hash(std::span(&word, 1)))) ++hits;
  return static_cast<float>(hits) / static_cast<float>(std::max(words.size(), tokens_));
}

}  // namespace entente::page
