#!/usr/bin/env python3
"""bench_pages.py --build DIR [--shared DIR]: articles of the gold sets, ours beside trafilatura's, in one run on one core.

Quality is what shared's score_pages.py says of both. Speed is processor time on pages that lie in memory: ours in-process
(bench/pages.cc, the best of three rounds a page) and as a whole process (`entente read`, start and reading of files included),
trafilatura's in-process (bare_extraction with metadata on the bytes). The peer lives in an environment of its own (tools/peer.sh); the
product does not know it. Writes DIR/pages.json, which tools/results.py prints."""
import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETS = ["fundus", "scrapinghub"]
READ_BY_PEER = r'''
import json, sys, time
from pathlib import Path
import trafilatura
times = []
with open(sys.argv[2], "w", encoding="utf8") as out:
    for path in sorted(Path(sys.argv[1]).glob("*.html")):
        data = path.read_bytes()
        begin = time.process_time()
        try:
            found = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False)
        except Exception:
            found = None
        times.append(time.process_time() - begin)
        row = found.as_dict() if hasattr(found, "as_dict") else found or {}
        out.write(json.dumps({"id": path.stem, "title": row.get("title"), "text": row.get("text") or "", "date": row.get("date"),
                              "authors": [a.strip() for a in (row.get("author") or "").split(";") if a.strip()]}) + "\n")
print(json.dumps(times))
'''


def peer():
    """The python of the peer's environment, made once."""
    return subprocess.run([ROOT / "tools" / "peer.sh", "trafilatura"], capture_output=True, text=True, check=True).stdout.strip()


def peer_pin():
    """The peer and its version: "trafilatura==2.0.0"."""
    lines = (ROOT / "tools" / "peers.txt").read_text().splitlines()
    return next(line.split()[0] for line in lines if line.startswith("trafilatura=="))


def score(shared, name, rows):
    shown = subprocess.run([sys.executable, shared / "tools" / "score_pages.py", shared / "data" / "pages" / f"{name}.gold.jsonl", rows],
                           capture_output=True, text=True, check=True)
    return json.loads(shown.stdout)


def spent_by(words, out):
    """Processor seconds of a child."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(out, "w", encoding="utf8") as file:
        subprocess.run(words, stdout=file, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("ENTENTE_SHARED", ROOT.parent / "shared")))
    arguments = parser.parse_args()
    if not (arguments.shared / "data" / "pages").exists():
        print("bench-pages: the gold sets of ../shared are not at hand; set ENTENTE_SHARED")
        return
    python = peer()
    result = {"peer": peer_pin(), "ours": {}, "theirs": {}}
    with tempfile.TemporaryDirectory() as place:
        folders, times, whole, size = [], [], 0.0, 0
        for name in SETS:
            folder = Path(place, name)
            folder.mkdir()
            subprocess.run(["tar", "--zstd", "-xf", arguments.shared / "data" / "pages" / f"{name}.tar.zst", "-C", folder], check=True)
            folders.append(str(folder))
            size += sum(page.stat().st_size for page in folder.iterdir())
            ours, theirs = Path(place, f"{name}.ours"), Path(place, f"{name}.theirs")
            whole += spent_by([arguments.build / "entente", "read", "--format", "article-jsonl", folder], ours)
            result["ours"][name] = score(arguments.shared, name, ours)
            said = subprocess.run([python, "-c", READ_BY_PEER, folder, theirs], capture_output=True, text=True, check=True)
            times += json.loads(said.stdout.splitlines()[-1])
            result["theirs"][name] = score(arguments.shared, name, theirs)
        shown = subprocess.run([arguments.build / "bench" / "bench_pages", "time", *folders], capture_output=True, text=True, check=True)
        result["ours"]["speed"] = json.loads(shown.stdout)
        result["ours"]["speed"]["whole_process_pages_per_second"] = round(len(times) / whole, 1)
        times.sort()
        result["theirs"]["speed"] = {
            "pages": len(times), "pages_per_second": round(len(times) / sum(times), 1), "p50_ms": round(times[len(times) // 2] * 1e3, 3),
            "p99_ms": round(times[int(0.99 * (len(times) - 1))] * 1e3, 3), "max_ms": round(times[-1] * 1e3, 3),
            "mb_per_second": round(size / 1e6 / sum(times), 1)}
    (arguments.build / "pages.json").write_text(json.dumps(result, indent=1) + "\n")
    for side in ("ours", "theirs"):
        for key, value in result[side].items():
            print(f"{side:7} {key:12} {json.dumps(value)}")


if __name__ == "__main__":
    main()
