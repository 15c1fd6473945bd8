#!/usr/bin/env python3
"""embed.py ROOM ROOT OUT FILES...: writes one .cc that holds the files' bytes, as embedded_<room>() -> span of {path, bytes}.

Data files travel inside the binary, so that one file is the whole product. The assembler's .incbin keeps compile time at zero."""
import os
import sys

room, root, out, files = sys.argv[1], sys.argv[2], sys.argv[3], sorted(sys.argv[4:])
os.makedirs(os.path.dirname(out), exist_ok=True)
lines = [f"// Made by tools/embed.py from {len(files)} data files of the room {room}.", '#include "base/embedded.hpp"', "", "#include <array>", ""]
for i, path in enumerate(files):
    symbol = f"entente_embed_{room}_{i}"
    lines += [f'__asm__(".section .rodata\\n{symbol}: .incbin \\"{path}\\"\\n{symbol}_end:\\n.byte 0\\n.previous\\n");',
              f'extern "C" {{ extern const char {symbol}[]; extern const char {symbol}_end[]; }}']
lines += ["", "namespace entente {", f"std::span<const EmbeddedFile> embedded_{room}() {{"]
if files:
    lines.append(f"  static const std::array<EmbeddedFile, {len(files)}> files{{{{")
    for i, path in enumerate(files):
        symbol = f"entente_embed_{room}_{i}"
        lines.append(f'      {{"{os.path.relpath(path, root)}", {{{symbol}, static_cast<std::size_t>({symbol}_end - {symbol})}}}},')
    lines += ["  }};", "  return files;"]
else:
    lines.append("  return {};")
lines += ["}", "}  // namespace entente", ""]
with open(out, "w", encoding="utf-8") as f:
    f.write("\n".join(lines))
