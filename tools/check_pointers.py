#!/usr/bin/env python3
"""check_pointers.py: every row of ARCHITECTURE.md's "Where to look" names a file that holds the words it says to search for, and every
relative link of the documents leads somewhere."""
import re
import sys
from pathlib import Path

root = Path(__file__).resolve().parent.parent
faults, rows, links = [], 0, 0
for line in (root / "ARCHITECTURE.md").read_text().splitlines():
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    if not line.startswith("| ") or len(cells) != 3 or not cells[2].startswith("`"):
        continue
    rows += 1
    path, words = root / cells[1], cells[2].strip("`")
    if not path.is_file():
        faults.append(f"ARCHITECTURE.md points to {cells[1]}, which is not there")
    elif words not in path.read_text():
        faults.append(f"ARCHITECTURE.md says to search for {words} in {cells[1]}, which does not hold it")
for document in [*root.glob("*.md"), *root.glob("docs/*.md")]:
    for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text()):
        links += 1
        if not (document.parent / target).exists():
            faults.append(f"{document.name} links to {target}, which is not there")
if not rows:
    faults.append("ARCHITECTURE.md has no table of places to look")
print("\n".join(faults) if faults else f"pointers: {rows} places to look and {links} links, all there")
sys.exit(1 if faults else 0)
