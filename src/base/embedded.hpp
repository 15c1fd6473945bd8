// Data files compiled into the binary (tools/embed.py): each room that embeds has one function, in
// path order.
#pragma once

#include <span>
#include <string_view>

namespace entente {

struct EmbeddedFile {
  std::string_view path;  // relative to the repository: "data/world/states.tsv"
  std::string_view bytes;
};

std::span<const EmbeddedFile> embedded_world();
std::span<const EmbeddedFile> embedded_event();
std::span<const EmbeddedFile> embedded_parse();
std::span<const EmbeddedFile> embedded_code();

}  // namespace entente
