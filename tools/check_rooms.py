#!/usr/bin/env python3
"""check_rooms.py [ROOT] [--self-test]: proves that bytes move right and nothing looks left.

Rooms, their order and their declared needs are read from CMakeLists.txt, the includes from src/. Refused: a need that is not left of
its room (back edge), an include of a room that is not needed directly or through needs, a quoted include that names no file, two files
that include each other, a longer cycle of files, a room that is not declared, threads and locks outside the rooms that may name them.
One line when all is well; run by CMake's configure, `make check` and CI."""
import re
import sys
import tempfile
from pathlib import Path

MAY_NAME_THREADS = {"base", "run", "ledger", "serve"}
THREAD_HEADERS = {"thread", "mutex", "shared_mutex", "condition_variable", "future", "semaphore", "barrier", "latch", "stop_token"}


def declared_rooms(cmake):
    """Room -> its direct needs, in the order of declaration."""
    rooms = {}
    for body in re.findall(r"^\s*entente_room\(([^)]*)\)", re.sub(r"#.*", "", cmake), re.M):
        words, needs, taking = body.split(), [], False
        for word in words[1:]:
            if word.isupper() and word.isalpha():
                taking = word == "NEEDS"
            elif taking:
                needs.append(word)
        rooms[words[0]] = needs
    return rooms


def closure(rooms, room):
    seen, todo = set(), [room]
    while todo:
        for need in rooms.get(todo.pop(), []):
            if need not in seen:
                seen.add(need)
                todo.append(need)
    return seen


def find_cycle(edges):
    """One cycle of the graph as a list of files, or nothing. Iterative depth-first search: deep include chains are no trouble."""
    done, path, on_path = set(), [], set()
    for start in sorted(edges):
        stack = [(start, iter(sorted(edges[start])))] if start not in done else []
        if stack:
            path, on_path = [start], {start}
        while stack:
            node, following = stack[-1]
            for after in following:
                if after in on_path:
                    return path[path.index(after):] + [after]
                if after not in done:
                    stack.append((after, iter(sorted(edges.get(after, ())))))
                    path.append(after)
                    on_path.add(after)
                    break
            else:
                stack.pop()
                done.add(node)
                on_path.discard(path.pop())
    return []


def check(root):
    """The list of offences, and a summary."""
    rooms = declared_rooms((root / "CMakeLists.txt").read_text())
    order, faults = list(rooms), []
    for room, needs in rooms.items():
        faults += [f"back edge: room {room} needs {need}, which is not left of it"
                   for need in needs if need not in order or order.index(need) >= order.index(room)]
    edges, crossings = {}, 0
    for path in sorted(p for p in (root / "src").rglob("*") if p.suffix in (".cc", ".hpp")):
        file = path.relative_to(root / "src").as_posix()
        room = file.split("/")[0]
        if room not in rooms:
            faults.append(f"undeclared room: src/{file} stands in {room}, which CMakeLists.txt does not declare")
            continue
        allowed, edges[file] = closure(rooms, room) | {room}, set()
        for number, line in enumerate(path.read_text().splitlines(), 1):
            found = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
            if not found:
                continue
            where, included = f"src/{file}:{number}", found[2]
            if found[1] == "<":
                if included in THREAD_HEADERS and room not in MAY_NAME_THREADS:
                    faults.append(f"threads: {where} includes <{included}>; only {', '.join(sorted(MAY_NAME_THREADS))} may")
                continue
            if not (root / "src" / included).is_file():
                faults.append(f"no such file: {where} includes \"{included}\" (write it as room/file.hpp)")
                continue
            edges[file].add(included)
            other = included.split("/")[0]
            crossings += other != room
            if other not in allowed:
                faults.append(f"undeclared need: {where} includes {included}, but room {room} does not need {other}")
    mutual = sorted((a, b) for a in edges for b in edges[a] if a < b and a in edges.get(b, ()))
    faults += [f"mutual include: src/{a} and src/{b}" for a, b in mutual]
    cycle = find_cycle(edges)
    if cycle and not mutual:
        faults.append("cycle: " + " -> ".join(cycle))
    return faults, (f"rooms: {len(rooms)} rooms, {len(edges)} files, {crossings} includes across rooms; "
                    "0 back edges, 0 undeclared needs, 0 mutual includes, 0 cycles")


def self_test():
    """Each offence, planted in a small house, must be found; the small house itself must be clean."""
    clean = {"CMakeLists.txt": "entente_room(base)\nentente_room(text NEEDS base LIBRARIES fmt::fmt)\nentente_room(page NEEDS text)\n",
             "src/base/a.hpp": "", "src/text/b.hpp": '#include "base/a.hpp"\n',
             "src/page/c.cc": '#include <string>\n#include "base/a.hpp"\n#include "text/b.hpp"\n'}
    plants = {
        "": {},
        "back edge": {"CMakeLists.txt": "entente_room(base NEEDS text)\nentente_room(text NEEDS base)\nentente_room(page NEEDS text)\n"},
        "undeclared need": {"src/base/a.hpp": '#include "page/d.hpp"\n', "src/page/d.hpp": ""},
        "mutual include": {"src/text/b.hpp": '#include "text/e.hpp"\n', "src/text/e.hpp": '#include "text/b.hpp"\n'},
        "cycle": {"src/text/b.hpp": '#include "text/e.hpp"\n', "src/text/e.hpp": '#include "text/f.hpp"\n',
                  "src/text/f.hpp": '  #  include "text/b.hpp"\n'},
        "no such file": {"src/text/b.hpp": '#include "a.hpp"\n'},
        "undeclared room": {"src/attic/g.cc": ""},
        "threads": {"src/page/c.cc": "#include <thread>\n"},
    }
    for wanted, plant in plants.items():
        with tempfile.TemporaryDirectory() as folder:
            for name, text in {**clean, **plant}.items():
                path = Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            faults, _ = check(Path(folder))
            kinds = {fault.split(":")[0] for fault in faults}
            if (wanted not in kinds) if wanted else faults:
                print(f"self-test: planted {wanted or 'nothing'}, found {faults or 'nothing'}")
                return 1
    print(f"self-test: {len(plants) - 1} offences planted, each found; a clean house is clean")
    return 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments == ["--self-test"]:
        sys.exit(self_test())
    offences, summary = check(Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent)
    print("\n".join(offences) if offences else summary)
    sys.exit(1 if offences else 0)
