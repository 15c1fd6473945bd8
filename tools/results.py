#!/usr/bin/env python3
"""results.py --build DIR [--machine TEXT --date DAY | --only start|speed|html|pages|parse|readers]: measures this tree and writes docs/results.md.

Nothing here is typed by hand: accuracy figures are read from what the tests print, speed is timed on the SAMPLE page. A figure that
could not be measured is written as `not measured` with the reason, never left out."""
import argparse
import hashlib
import json
import os
import re
import statistics
import subprocess
import tempfile
import time
import xml.etree.ElementTree as tree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "examples" / "sample-wire-page.txt"
NOT_MEASURED = "not measured"


def seconds(words, repeat=1):
    """Wall time of a command, the median of `repeat` runs."""
    times = []
    for _ in range(repeat):
        begin = time.perf_counter()
        subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def start(binary):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as row:
        row.write('{"id": "1", "date": "2024-05-20", "text": "France sent weapons to Kenya."}\n')
        row.flush()
        return seconds([binary, "code", "--in", "jsonl", row.name], 9)


def speed(binary, threads, start_seconds, pages=100):
    """(pages/s, words/s) of bytes to reports on copies of the SAMPLE page; words as `wc -w` counts the whole page."""
    words = len(PAGE.read_text().split())
    spent = seconds([binary, "code", "--quiet", "--threads", str(threads)] + [str(PAGE)] * pages, 3) - start_seconds
    return pages / spent, pages * words / spent


def said_by_test(build, room, name, pattern):
    """What a test prints, as the groups of a pattern; or the reason why there is nothing."""
    program = build / "tests" / f"test_{room}"
    if not program.exists():
        return None, f"{program.name} is not built"
    shown = subprocess.run([program, f"--gtest_filter={name}"], capture_output=True, text=True, env=environment(build))
    found = re.search(pattern, shown.stdout + shown.stderr)
    if found:
        return found, ""
    if "SKIPPED" in shown.stdout:
        return None, "the test's data (../shared or the model) are not at hand"
    return None, f"test_{room} {name} printed nothing that fits"


def environment(build):
    return {**os.environ, "ENTENTE_MODEL": os.environ.get("ENTENTE_MODEL", str(ROOT / ".cache/model/en_core_web_sm-3.8.0.entente"))}


def tests_passed(build):
    junit = build / "junit.xml"
    if not junit.exists():
        return NOT_MEASURED + " (run `make test`)"
    return subprocess.run([ROOT / "tools/count_tests.py", junit], capture_output=True, text=True).stdout.strip()


def seed_points(build):
    """Points of the carried page that hold, one test each, by ctest's JUnit file."""
    junit = build / "junit.xml"
    cases = [case for case in tree.parse(junit).getroot().iter("testcase") if ".SeedPoints.P" in case.get("name")] if junit.exists() else []
    if not cases or all(case.find("skipped") is not None for case in cases):
        return NOT_MEASURED + " (the page of ../shared is not at hand)"
    return f"{sum(case.get('status') == 'run' and case.find('failure') is None for case in cases)}/{len(cases)}"


def accuracy_rows(build):
    rows = []
    for label, goal, room, name, pattern, form in [
        ("parity with spaCy's golden answers on own and hard text (fp32)", ">= 99.9 %", "parse", "ParityTest.same_annotations_as_spacy",
         r"best kernel and spaCy: (\d+) of (\d+) tokens equal in every field \(([\d.]+) %\)", "{2} % of {1} tokens"),
        ("scalar twin: tokens equal to the AVX2 kernel's", "100 %", "parse", "ParityTest.scalar_twin_sees_the_same",
         r"scalar and best kernel: (\d+) of (\d+) tokens equal in every field \(([\d.]+) %\)", "{2} % of {1} tokens"),
        ("examples of the lexicon that code themselves", "all", "code", "LexiconTest.ExamplesCodeThemselves",
         r"lexicon examples that code themselves: (\d+) of (\d+)", "{0} of {1}"),
    ]:
        found, reason = said_by_test(build, room, name, pattern)
        rows.append((label, form.format(*found.groups()) if found else f"{NOT_MEASURED} ({reason})", goal))
    return rows + [("points of the carried page (specs/events.md)", seed_points(build), "14/14")]


def parity_rows(build):
    """What `make parity` found with this very binary; and the gain of the layer for news text."""
    rows = []
    binary = hashlib.sha256((build / "entente").read_bytes()).hexdigest()
    for name, label in [("parity", "parity with Python spaCy 3.8: tokens equal in every field"),
                        ("parity-own", "converter: a pipeline of other rows, columns and labels, the same"),
                        ("parity-shared", "converter: one shared tok2vec, no rules, the same"),
                        ("parity-de", "converter: German tokenizer, the same")]:
        path = build / f"{name}.json"
        found = json.loads(path.read_text()) if path.exists() else None
        if found is None or found["binary"] != binary:
            rows.append((label, f"{NOT_MEASURED} ({'`make parity` measures it' if found is None else 'by another build; run `make parity` again'})", ">= 99.9 %"))
            continue
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(found["classes"].items())) or "none"
        rows.append((label, f"{100 * found['equal'] / found['tokens']:.3f} % of {found['tokens']:,} tokens in {found['sentences']:,} sentences; documents "
                     f"with other boundaries {found['other_boundaries']}; differences: {kinds}", ">= 99.9 %, boundaries 100 %"))
    found, reason = said_by_test(build, "parse", "SegmentsTest.gold_cases", r"segments all: (\d+) cases, boundary F1 ([\d.]+) without, ([\d.]+) with")
    rows.append(("sentences of news: boundary F1 on gold cases of our own", f"{found[3]} with the layer, {found[2]} without, {found[1]} cases"
                 if found else f"{NOT_MEASURED} ({reason})", "with > without"))
    return rows


def bench_html(build):
    """What bench_html prints on the pages of shared (unpacked into a folder that goes away), or the reason why there is nothing."""
    program = build / "bench" / "bench_html"
    if not program.exists():
        return None, "`make bench-html` builds it"
    archives = sorted((Path(os.environ.get("ENTENTE_SHARED", ROOT.parent / "shared")) / "data" / "pages").glob("*.tar.zst"))
    with tempfile.TemporaryDirectory() as folder:
        for archive in archives:
            subprocess.run(["tar", "--zstd", "-xf", archive, "-C", folder], check=True)
        return subprocess.run([program] + [folder] * bool(archives), capture_output=True, text=True).stdout, ""


def pages_rows(build):
    """Articles beside trafilatura's, as `make bench-pages` measured both in one run."""
    file = build / "pages.json"
    if not file.exists():
        return [("articles of the gold sets, ours and trafilatura's", f"{NOT_MEASURED} (`make bench-pages` measures it)", "-")]
    measured = json.loads(file.read_text())
    ours, theirs, rows = measured["ours"], measured["theirs"], []
    goals = {"scrapinghub": ".970", "fundus": ".960"}
    for name, goal in goals.items():
        def shown(side):
            return f"{side[name]['s4_F1']:.3f} (P {side[name]['s4_P']:.3f}, R {side[name]['s4_R']:.3f})"
        rows.append((f"articles, {name} ({ours[name]['pages']} pages): F1 of 4-shingles",
                     f"{shown(ours)}; {measured['peer']} {shown(theirs)}", f">= {goal}"))
    weights = (ROOT / "src" / "page" / "article_weights.inc").read_text().splitlines()[0]
    rows.append(("articles: the same when the site was held out of training (docs/pages.md)",
                 weights.partition("Sites held out, ")[2].rstrip(".") or NOT_MEASURED, ">= .960, .970"))
    for field, label, goal in [("title", "title", ".90"), ("date", "date", ".97"), ("author_F1", "authors, F1", ".88")]:
        rows.append((f"articles, fundus: {label}", f"{ours['fundus'][field]:.3f}; {measured['peer']} {theirs['fundus'][field]:.3f}", f">= {goal}"))
    a, b = ours["speed"], theirs["speed"]
    rows.append(("page to article, one core, pages in memory",
                 f"{a['pages_per_second']:.0f} pages/s, {a['mb_per_second']:.0f} MB/s, p50 {a['p50_ms']:.1f} ms, p99 {a['p99_ms']:.1f} ms; "
                 f"{measured['peer']} {b['pages_per_second']:.0f} pages/s, p99 {b['p99_ms']:.0f} ms", ">= 500 pages/s, p99 < 20 ms"))
    rows.append(("page to article, one core, whole process", f"{a['whole_process_pages_per_second']:.0f} pages/s", "-"))
    return rows


def html_rows(build, shown=None, reason=""):
    """The HTML parser: html5lib's tests, speed beside its peers in the same run, growth on hostile pages."""
    rows = []
    for suite in ["tree-construction", "tokenizer"]:
        found, why = said_by_test(build, "page", "Html5lib.*", rf"html5lib {suite}: (\d+)/(\d+) pass")
        rows.append((f"HTML parser: html5lib {suite} tests", f"{found[1]} of {found[2]}" if found else f"{NOT_MEASURED} ({why})", ">= 99 %"))
    if shown is None:
        shown, reason = bench_html(build)
    shown = shown or ""
    speed_found = re.search(r"entente +([\d.]+) MB/s  slowest page +([\d.]+) ms", shown)
    peers = re.findall(r"(libxml2|gumbo) +([\d.]+) MB/s", shown)
    beside = "".join(f"; {name} {rate} MB/s" for name, rate in peers)
    missing = f"{NOT_MEASURED} ({reason or 'the pages of ../shared are not at hand'})"
    rows.append(("HTML parser: gold pages, one core", f"{speed_found[1]} MB/s, slowest page {speed_found[2]} ms{beside}" if speed_found else missing,
                 ">= 300 MB/s"))
    hostile = re.search(r"hostile (\d+) families, slowest (\d+) ms at 4 MB, steepest ratio ([\d.]+)", shown)
    rows.append(("HTML parser: hostile families", f"{hostile[1]} families, slowest {hostile[2]} ms at 4 MB, time(2n)/time(n) <= {hostile[3]}"
                 if hostile else missing, "<= 1000 ms, <= 2.3"))
    return rows


def bench_parse(build):
    """What bench/parse.py prints: the runtime and spaCy in turns on the same documents, or the reason why there is nothing."""
    program = build / "bench" / "bench_parse"
    wheels = sorted((ROOT / ".cache/wheel").glob("*.whl"))
    if not program.exists():
        return "", "`make bench-parse` builds it"
    if not wheels:
        return "", "the model's wheel is not in .cache/wheel; `make model` fetches it"
    peer = subprocess.run([ROOT / "tools/peer.sh", "spacy"], capture_output=True, text=True)
    if peer.returncode:
        return "", "spaCy cannot be installed here"
    shared = Path(os.environ.get("ENTENTE_SHARED", ROOT.parent / "shared"))
    shown = subprocess.run([peer.stdout.strip(), ROOT / "bench/parse.py", "--bench", program, "--model", environment(build)["ENTENTE_MODEL"],
                            "--pipeline", wheels[0]] + (["--shared", shared] if shared.exists() else []), capture_output=True, text=True)
    return shown.stdout, shown.stderr.strip().splitlines()[-1] if shown.returncode else ""


def parse_rows(build, shown=None, reason=""):
    """The language runtime: words a second beside spaCy's in the same run, start, memory, two threads, the gate of int8, stages."""
    if shown is None:
        shown, reason = bench_parse(build)
    missing = f"{NOT_MEASURED} ({reason or 'the bench printed nothing that fits'})"
    peer = re.search(r"^spacy (\d+) tokens/s", shown, re.M)
    rows = []
    for precision in ["fp32", "int8"]:
        found = re.search(rf"^{precision} kernel (\S+) (\d+) tokens/s ratio ([\d.]+) \(([\d.]+) to ([\d.]+)\) load ([\d.]+) ms resident ([\d.]+)", shown, re.M)
        rows.append((f"runtime, {precision}, one core, documents of 250 tokens", f"{int(found[2]):,} tokens/s ({found[1]}), spaCy {int(peer[1]):,}: "
                     f"{found[3]} x ({found[4]} to {found[5]})" if found else missing, ">= 20 x" if precision == "fp32" else "-"))
        if precision == "fp32":
            rows.append(("runtime: start, resident memory", f"{found[6]} ms, {found[7]} MB" if found else missing, "< 50 ms, < 60 MB"))
    two = re.search(r"two threads ([\d.]+) x one \(wall, best ([\d.]+)\)", shown)
    rows.append(("runtime: two threads", f"{two[1]} x one (best round {two[2]})" if two else missing, ">= 1.9 x"))
    gate, why = said_by_test(build, "parse", "ParityTest.int8_agrees_with_fp32", r"of (\d+) tokens tag ([\d.]+) %, head ([\d.]+) %, label ([\d.]+) %.*entity ([\d.]+) %")
    rows.append(("runtime: int8 agrees with fp32 (tag, head, label, entity)", f"{gate[2]}, {gate[3]}, {gate[4]}, {gate[5]} % of {int(gate[1]):,} tokens"
                 if gate else f"{NOT_MEASURED} ({why})", ">= 99.8 %"))
    allocations, why = said_by_test(build, "parse", "Allocations.*", r"allocations of one call: (\d+), of a text 10 times as long: (\d+)")
    rows.append(("runtime: allocations of a call, and of one of ten times the tokens", f"{allocations[1]}, {allocations[2]}" if allocations
                 else f"{NOT_MEASURED} ({why})", "0 a token"))
    stages = re.findall(r"^stage (.+?) +([\d.]+) us/token +([\d.]+) %", shown, re.M)
    return rows + [(f"runtime, stage: {name}", f"{time} us a token, {share} %", "-") for name, time, share in stages]


def reader_rows(build):
    """Readers: MB/s of bench_readers, which makes its own input."""
    program = build / "bench" / "bench_readers"
    shown = subprocess.run([program], capture_output=True, text=True).stdout if program.exists() else ""
    missing = f"{NOT_MEASURED} (`make bench-readers` builds it)"
    rows = []
    for name, label, goal in [("warc", "plain", ">= 200 MB/s"), ("warc.gz", "gzip, a member a record", "-"),
                              ("warc.zst", "zstd, a frame a record", "-")]:
        found = re.search(rf"^{re.escape(name)} +(\d+) MB/s +(\d+) pages, 0 faults", shown, re.M)
        rows.append((f"readers: WARC to pages, {label}, one core", f"{found[1]} MB/s unpacked" if found else missing, goal))
    for name in ["jsonl", "feed"]:
        found = re.search(rf"^{name} +(\d+) MB/s +(\d+) pages, 0 faults", shown, re.M)
        rows.append((f"readers: {name} to pages, one core", f"{found[1]} MB/s" if found else missing, "-"))
    return rows


def report(arguments, binary):
    begin = start(binary)
    one = speed(binary, 1, begin)
    cores = os.cpu_count() or 1
    many = speed(binary, cores, begin)
    demo = seconds([ROOT / "tools/demo.sh", binary])
    rooms = subprocess.run([ROOT / "tools/check_rooms.py"], capture_output=True, text=True).stdout.strip().removeprefix("rooms: ")
    rows = accuracy_rows(arguments.build) + parity_rows(arguments.build) + parse_rows(arguments.build) + html_rows(arguments.build) + pages_rows(arguments.build) + reader_rows(arguments.build) + [
        ("tests in the release build", tests_passed(arguments.build), "0 failed"),
        ("rooms", rooms, "0, 0, 0, 0"),
        ("page to reports, one core", f"{one[0]:.0f} pages/s, {one[1]:,.0f} words/s", "-"),
        (f"page to reports, {cores} cores", f"{many[0]:.0f} pages/s, {many[1]:,.0f} words/s", "-"),
        ("start to the first report of one row", f"{begin * 1000:.0f} ms", "-"),
        ("`make demo` after the build", f"{demo:.1f} s", "< 10 s"),
        ("size of the binary", f"{Path(binary).stat().st_size / 1e6:.1f} MB", "-"),
        ("clean build on two cores", f"{arguments.build_seconds} s" if arguments.build_seconds
         else NOT_MEASURED + " (pass --build-seconds)", "< 360 s"),
    ]
    lines = ["# Results", "",
             "Made by `make results` (tools/results.py); not edited by hand. Speed is measured on copies of the SAMPLE page in examples/.", "",
             f"Machine: {arguments.machine}  ", f"Date: {arguments.date}", "", "| what | measured | goal |", "|---|---|---|"]
    lines += [f"| {what} | {value} | {goal} |" for what, value, goal in rows]
    (ROOT / "docs" / "results.md").write_text("\n".join(lines) + "\n")
    print("\n".join(lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--machine", default="unknown")
    parser.add_argument("--date", default="unknown")
    parser.add_argument("--build-seconds", type=int, default=0)
    parser.add_argument("--only", choices=["start", "speed", "html", "pages", "parse", "readers"])
    arguments = parser.parse_args()
    arguments.build = arguments.build.resolve()
    binary = str(arguments.build / "entente")
    if arguments.only == "start":
        print(f"{start(binary) * 1000:.0f} ms from start to the first report of one row")
    elif arguments.only == "speed":
        begin = start(binary)
        pages, words = speed(binary, 1, begin)
        print(f"{pages:.0f} pages/s, {words:,.0f} words/s on one core")
    elif arguments.only == "parse":
        shown, reason = bench_parse(arguments.build)
        print(shown or reason)
        for row in parse_rows(arguments.build, shown, reason):
            print(": ".join(row[:2]))
    elif arguments.only == "pages":
        for row in pages_rows(arguments.build):
            print(" | ".join(row))
    elif arguments.only == "html":
        shown, reason = bench_html(arguments.build)
        print(shown or reason)
        for row in html_rows(arguments.build, shown, reason):
            print(": ".join(row[:2]))
    elif arguments.only == "readers":
        for row in reader_rows(arguments.build):
            print(": ".join(row[:2]))
    else:
        report(arguments, binary)


if __name__ == "__main__":
    main()
