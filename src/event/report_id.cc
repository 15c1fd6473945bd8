// The stable id of a report: a hash of where it stands and what it codes, of nothing that depends
// on the run.
#include <xxhash.h>

#include <array>

#include "event/report.hpp"

namespace entente {
namespace {

// Lengths go first, so that no two different lists of parts give the same bytes.
void append_part(std::string& key, std::string_view part) {
  key += std::to_string(part.size());
  key += ':';
  key += part;
}

void append_actors(std::string& key, const std::vector<Actor>& actors) {
  key += std::to_string(actors.size());
  key += '*';
  for (const Actor& actor : actors) {
    append_part(key, actor.code);
    append_part(key, actor.name);
  }
}

}  // namespace

std::string report_id(const Report& report) {
  std::string key;
  append_part(key, report.page);
  append_part(key, std::to_string(report.span.begin));
  append_part(key, std::to_string(report.span.end));
  append_part(key, name(report.plover));
  append_part(key, report.mode);
  append_part(key, report.cameo);
  append_actors(key, report.source);
  append_actors(key, report.target);
  for (const ClaimLink& link : report.claim.chain)
    append_part(key, link.actor.code + link.actor.text);
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, XXH3_128bits(key.data(), key.size()));
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string id;
  for (std::size_t i = 0; i < 8; ++i) {
    id += kHex[bytes.digest[i] >> 4U];
    id += kHex[bytes.digest[i] & 0xFU];
  }
  return id;
}

}  // namespace entente
