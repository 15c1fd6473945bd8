#!/usr/bin/env python3
"""Compares `entente parse` with Python spaCy running the same weights, every field of every token, and explains each difference.

usage: compare.py --entente BINARY --model FILE --pipeline WHEEL-OR-FOLDER [--shared DIR] [--every N] [--json OUT] [--show N] [FILE...]

Text: tests/parity/sentences.txt and hard.txt (own writing), the files named (.jsonl rows with "text" or "body", else text), and, where
--shared is at hand, its event sentences, page bodies in all languages, and the seed page. Needs spacy 3.8 (a tool of the tests, never of
the product). spaCy's answers are kept in --cache (default: a temporary folder), since spaCy is the slow one.

A difference is a *float tie* when spaCy's own decision on that document hung on a margin below --tie (the smallest gap between the best
and the second-best valid score, of the tagger at that token, or of the parser or recogniser over its moves); every other is a *bug*."""
import argparse
import collections
import hashlib
import json
import pathlib
import pickle
import subprocess
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
FIELDS = ["begin", "end", "text", "norm", "tag", "pos", "morph", "head", "label", "lemma", "entity", "iob", "sentence_start", "space_after"]
BODY_BYTES = 6000  # longer bodies are cut at a paragraph, so that one page does not outweigh twenty


def own_documents():
    sys.path.insert(0, str(HERE))
    import make_golden

    return [("own", text) for text in make_golden.all_documents()]


def file_documents(path):
    text = pathlib.Path(path).read_text(encoding="utf-8", errors="replace")
    if not str(path).endswith(".jsonl"):
        return [text]
    rows = [json.loads(line) for line in text.splitlines() if line.strip()]
    return [row.get("text") or row.get("body") or "" for row in rows]


def cut(body):
    if len(body.encode()) <= BODY_BYTES:
        return body
    kept = ""
    for paragraph in body.split("\n"):
        if kept and len((kept + paragraph).encode()) > BODY_BYTES:
            break
        kept += paragraph + "\n"
    return kept[:BODY_BYTES]


def shared_documents(shared, every):
    data = pathlib.Path(shared) / "data"
    answer = []
    for name, step in (("events/dev_relations", 1), ("events/dev_actor_phrases", 1), ("events/dev_police_sentences", 3)):
        answer += [(name.split("/")[1], text) for text in file_documents(data / f"{name}.jsonl")[:: step * every]]
    for name, step in (("scrapinghub", 1), ("fundus", 1)):
        answer += [(name, cut(text)) for text in file_documents(data / "pages" / f"{name}.gold.jsonl")[:: step * every]]
    for path in sorted((data / "seed").glob("*.txt")):
        answer += [("seed", path.read_text(encoding="utf-8"))]
    return answer


def load_pipeline(source):
    import spacy

    source = pathlib.Path(source)
    if source.is_file():
        folder = tempfile.mkdtemp()
        zipfile.ZipFile(source).extractall(folder)
        source = pathlib.Path(folder)
    [config] = [p for p in source.rglob("config.cfg")][:1]
    return spacy.load(config.parent)


def spacy_rows(doc):
    offsets, at = [], 0
    for char in doc.text:
        offsets.append(at)
        at += len(char.encode("utf-8"))
    offsets.append(at)
    starts = {sentence.start for sentence in doc.sents}
    return [[offsets[t.idx], offsets[t.idx + len(t.text)], t.text, t.norm_, t.tag_, t.pos_, str(t.morph), t.head.i, t.dep_, t.lemma_,
             t.ent_type_, t.ent_iob_ or "O", t.i in starts, bool(t.whitespace_)] for t in doc]


def spacy_answers(nlp, texts, cache):
    """spaCy's rows of each text, from the cache where they are."""
    files = [pathlib.Path(nlp.path) / file for file in ("meta.json", "config.cfg", "tok2vec/model", "ner/model", "tokenizer")]
    name = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]
    path = pathlib.Path(cache) / f"spacy-{name}.pickle"
    known = pickle.loads(path.read_bytes()) if path.exists() else {}
    missing = sorted({text for text in texts if text not in known}, key=len)
    for text, doc in zip(missing, nlp.pipe(missing, batch_size=64)):
        known[text] = spacy_rows(doc)
    if missing:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(known))
    return [known[text] for text in texts]


def our_answers(options, texts):
    feed = "".join(json.dumps({"id": i, "text": text}) + "\n" for i, text in enumerate(texts)).encode()
    command = [options.entente, "parse", "--in", "jsonl", "--format", "jsonl", "--model", options.model] + options.extra.split()
    output = subprocess.run(command, input=feed, stdout=subprocess.PIPE, check=True).stdout.decode()
    documents = [json.loads(line) for line in output.splitlines()]
    if [document["id"] for document in documents] != [str(i) for i in range(len(texts))]:
        sys.exit("entente parse left rows out")
    return [[[token[field] for field in FIELDS] for token in document["tokens"]] for document in documents]


def tag_margin(nlp, doc, token):
    scores = nlp.get_pipe("tagger").model.predict([doc])[0][token]
    best = sorted(scores, reverse=True)
    return float(best[0] - best[1])


def move_margin(nlp, component, doc):
    """The smallest gap between the best and the second-best valid move over the document, as spaCy itself scores them."""
    pipe = nlp.get_pipe(component)
    moves = pipe.moves
    names = [moves.get_class_name(i) for i in range(moves.n_moves)]
    [state] = moves.init_batch([doc])
    model = pipe.model.predict([doc])
    smallest = float("inf")
    while not state.is_final():
        scores = model.predict([state])
        order = sorted(range(len(names)), key=lambda i: -scores[0][i])
        valid = []
        for i in order:
            if moves.is_valid(state, names[i]):
                valid.append(float(scores[0][i]))
                if len(valid) == 2:
                    break
        if len(valid) == 2:
            smallest = min(smallest, valid[0] - valid[1])
        pipe.transition_states([state], scores)
    return smallest


def margin_of(nlp, text, token, fields):
    """(component, margin) of the decision that a difference goes back to."""
    doc = nlp.make_doc(text)
    for name in ("tok2vec", "tagger"):
        doc = nlp.get_pipe(name)(doc)
    if fields & {"head", "label", "sentence_start"}:
        return "parser", move_margin(nlp, "parser", doc)
    if "tag" in fields:
        return "tagger", tag_margin(nlp, doc, token)
    if fields & {"entity", "iob"}:
        return "ner", move_margin(nlp, "ner", nlp.get_pipe("parser")(doc))
    return "rules", float("inf")


class Comparison:
    def __init__(self, options, nlp):
        self.options, self.nlp = options, nlp
        self.tokens = self.equal = self.sentences = self.other_boundaries = 0
        self.fields = collections.Counter()
        self.sets = collections.defaultdict(lambda: [0, 0])
        self.differences = []

    def add(self, origin, text, mine, theirs):
        self.tokens += len(theirs)
        self.sentences += sum(row[12] for row in theirs)
        self.sets[origin][0] += len(theirs)
        if [row[:2] for row in mine] != [row[:2] for row in theirs]:
            self.other_boundaries += 1
            i = next((i for i, (a, b) in enumerate(zip(mine, theirs)) if a[:2] != b[:2]), 0)
            self.differences.append({"class": "bug", "why": "boundaries", "text": text[:80], "ours": mine[i:i + 3], "spacy": theirs[i:i + 3]})
            return
        wrong = {i: {f for f, x, y in zip(FIELDS, a, b) if x != y} for i, (a, b) in enumerate(zip(mine, theirs)) if a != b}
        self.equal += len(theirs) - len(wrong)
        self.sets[origin][1] += len(theirs) - len(wrong)
        known = {}
        # What follows from another tag or head (pos, lemma, entities over other sentences) is explained by the decision above it.
        document = set().union(*wrong.values()) if wrong else set()
        for i, fields in wrong.items():
            self.fields.update(fields)
            cause = fields if fields & {"tag", "head", "label", "sentence_start"} else (document & {"head", "label", "sentence_start"}) | fields
            key = (frozenset(cause & {"head", "label", "sentence_start"}), i if "tag" in cause else None, bool(cause & {"entity", "iob"}))
            if key not in known:
                known[key] = margin_of(self.nlp, text, i, cause)
            component, margin = known[key]
            self.differences.append({
                "class": "float tie" if margin < self.options.tie else "bug", "why": component, "margin": margin, "origin": origin, "token": i,
                "word": theirs[i][2], "text": text[:80], "fields": {f: [x, y] for f, x, y in zip(FIELDS, mine[i], theirs[i]) if x != y}})

    def report(self):
        share = self.equal / max(self.tokens, 1)
        classes = collections.Counter(d["class"] for d in self.differences)
        for difference in self.differences[: self.options.show]:
            print(json.dumps(difference, ensure_ascii=False))
        print(f"documents' sentences {self.sentences}, tokens {self.tokens}, equal in every field {self.equal} ({100 * share:.3f} %)")
        print(f"documents with other boundaries: {self.other_boundaries}")
        print("per field:", ", ".join(f"{f} {100 - 100 * self.fields[f] / max(self.tokens, 1):.4f} %" for f in FIELDS[2:]))
        print("per set:", ", ".join(f"{name} {100 * b / max(a, 1):.3f} % of {a}" for name, (a, b) in self.sets.items()))
        print("differences:", dict(classes))
        return {"sentences": self.sentences, "tokens": self.tokens, "equal": self.equal, "other_boundaries": self.other_boundaries,
                "fields": {f: self.tokens - self.fields[f] for f in FIELDS[2:]}, "classes": dict(classes), "differences": self.differences,
                "pipeline": f"{self.nlp.meta['lang']}_{self.nlp.meta['name']} {self.nlp.meta['version']}"}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--entente", required=True)
    arguments.add_argument("--model", required=True)
    arguments.add_argument("--pipeline", required=True)
    arguments.add_argument("--shared", default="")
    arguments.add_argument("--every", type=int, default=1, help="take every Nth document of the shared sets")
    arguments.add_argument("--tie", type=float, default=1e-4, help="margins below are float ties")
    arguments.add_argument("--show", type=int, default=40)
    arguments.add_argument("--json", default="")
    arguments.add_argument("--cache", default=str(pathlib.Path(tempfile.gettempdir()) / "entente-parity"))
    arguments.add_argument("--extra", default="--segments spacy", help="further flags for entente parse")
    arguments.add_argument("files", nargs="*")
    options = arguments.parse_args()
    documents = own_documents()
    if options.shared and (pathlib.Path(options.shared) / "data").is_dir():
        documents += shared_documents(options.shared, options.every)
    documents += [(pathlib.Path(path).name, text) for path in options.files for text in file_documents(path)]
    documents = [(origin, text.replace("\0", "")) for origin, text in documents if text.replace("\0", "")]
    nlp = load_pipeline(options.pipeline)
    texts = [text for _, text in documents]
    ours = our_answers(options, texts)
    comparison = Comparison(options, nlp)
    for (origin, text), mine, theirs in zip(documents, ours, spacy_answers(nlp, texts, options.cache)):
        comparison.add(origin, text, mine, theirs)
    result = comparison.report()
    result["binary"] = hashlib.sha256(pathlib.Path(options.entente).read_bytes()).hexdigest()
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(result, ensure_ascii=False, indent=1))
    if result["other_boundaries"] or result["equal"] < 0.999 * result["tokens"] or result["classes"].get("bug"):
        sys.exit(1)


if __name__ == "__main__":
    main()
