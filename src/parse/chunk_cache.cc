// An entry owns the text of its norms.
#include "parse/chunk_cache.hpp"

namespace entente {

std::span<const Piece> ChunkCache::find(std::string_view chunk, std::uint64_t hash) const {
  const Entry* entry = table_.find(hash, [&](const Entry& e) { return e.chunk == chunk; });
  return entry == nullptr ? std::span<const Piece>{} : entry->pieces;
}

void ChunkCache::insert(std::string_view chunk, std::uint64_t hash,
                        std::span<const Piece> pieces) const {
  if (chunk.size() > longest_chunk) return;
  table_.insert(
      hash, [&](const Entry& e) { return e.chunk == chunk; },
      [&] {
        auto entry = std::make_unique<Entry>();
        entry->chunk = chunk;
        entry->pieces.assign(pieces.begin(), pieces.end());
        for (const Piece& piece : pieces) entry->norms += piece.norm_text;
        std::string_view rest = entry->norms;
        for (Piece& piece : entry->pieces) {
          piece.norm_text = rest.substr(0, piece.norm_text.size());
          rest.remove_prefix(piece.norm_text.size());
        }
        return entry;
      });
}

}  // namespace entente
