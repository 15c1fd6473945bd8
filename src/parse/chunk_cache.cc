// A slot goes from empty to full once: release on publishing, acquire on reading, and nothing is
// ever freed under a reader.
#include "parse/chunk_cache.hpp"

namespace entente {

ChunkCache::~ChunkCache() {
  if (slots_ == nullptr) return;
  for (const std::atomic<const Entry*>& slot : *slots_) delete slot.load(std::memory_order_relaxed);
}

std::span<const Piece> ChunkCache::find(std::string_view chunk, std::uint64_t hash) const {
  for (std::size_t i = 0; i < probes; ++i) {
    const Entry* entry = (*slots_)[(hash + i) % slot_count].load(std::memory_order_acquire);
    if (entry == nullptr) return {};
    if (entry->chunk == chunk) return entry->pieces;
  }
  return {};
}

void ChunkCache::insert(std::string_view chunk, std::uint64_t hash,
                        std::span<const Piece> pieces) const {
  if (chunk.size() > longest_chunk) return;
  auto entry = std::make_unique<Entry>();
  entry->chunk = chunk;
  entry->pieces.assign(pieces.begin(), pieces.end());
  for (const Piece& piece : pieces) entry->norms += piece.norm_text;
  std::string_view rest = entry->norms;
  for (Piece& piece : entry->pieces) {
    piece.norm_text = rest.substr(0, piece.norm_text.size());
    rest.remove_prefix(piece.norm_text.size());
  }
  for (std::size_t i = 0; i < probes; ++i) {
    const Entry* expected = nullptr;
    if ((*slots_)[(hash + i) % slot_count].compare_exchange_strong(
            expected, entry.get(), std::memory_order_release, std::memory_order_acquire)) {
      entry.release();  // the slot owns it now
      return;
    }
    if (expected->chunk == chunk) return;  // another thread was first
  }
}

}  // namespace entente
