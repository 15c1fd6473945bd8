#!/usr/bin/env python3
"""parse.py --bench PROGRAM --model FILE --pipeline WHEEL-OR-FOLDER [--shared DIR] [--rounds N]: the language runtime beside spaCy.

Both parse the same documents of about 250 tokens on one core, in turns, so that a busy machine hurts both; figures are processor time
a token and the median of the rounds' ratios. spaCy runs nlp.pipe in one thread with the batch size that is best for it, found first.
Needs spacy 3.8 (a tool of the bench, never of the product). Without --shared the documents are the tests' own sentences."""
import argparse
import itertools
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile

for name in ("OMP_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(name, "1")
ROOT = pathlib.Path(__file__).resolve().parent.parent
WORDS = 210  # a document: about 250 tokens
ENGLISH = (" the ", " of ", " and ", " said ")


def bodies(shared):
    """English article bodies of the page sets, or the tests' own sentences."""
    for name in ("fundus", "scrapinghub") if shared else ():
        path = pathlib.Path(shared) / "data" / "pages" / f"{name}.gold.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            body = json.loads(line)["body"]
            if sum(word in body for word in ENGLISH) == len(ENGLISH):
                yield body


def documents(shared, most=120):
    texts = list(itertools.islice(bodies(shared), most)) or [(ROOT / "tests/parity/sentences.txt").read_text().replace("\n", " ")]
    answer = []
    for text in texts:
        words = text.split(" ")
        answer += [" ".join(words[at:at + WORDS]) for at in range(0, len(words), WORDS)]
    return answer[:most]


def load_pipeline(place, folder):
    import spacy

    if place.is_file():
        zipfile.ZipFile(place).extractall(folder)
        place = next(pathlib.Path(folder).rglob("tokenizer")).parent
    return spacy.load(place)


def spacy_pass(nlp, texts, batch):
    begin = time.process_time()
    tokens = sum(len(document) for document in nlp.pipe(texts, batch_size=batch))
    return tokens, time.process_time() - begin


class Ours:
    def __init__(self, program, model, rows, *flags):
        self.process = subprocess.Popen([program, model, rows, *flags], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        said = self.process.stdout.readline().split()
        self.about = dict(zip(said[1::2], said[2::2]))

    def __call__(self):
        self.process.stdin.write("go\n")
        self.process.stdin.flush()
        said = self.process.stdout.readline().split()
        return {key: float(value) for key, value in zip(said[::2], said[1::2])}

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--bench", "--model", "--pipeline"):
        parser.add_argument(name, required=True)
    parser.add_argument("--shared")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    texts = documents(arguments.shared)
    with tempfile.TemporaryDirectory() as folder:
        rows = pathlib.Path(folder) / "rows.jsonl"
        rows.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
        nlp = load_pipeline(pathlib.Path(arguments.pipeline), folder)
        spacy_pass(nlp, texts[:64], 64)  # warm
        best = min((16, 64, 128, 256), key=lambda size: spacy_pass(nlp, texts[:64], size)[1])
        ours = {
            "fp32": Ours(arguments.bench, arguments.model, rows),
            "int8": Ours(arguments.bench, arguments.model, rows, "--precision", "int8"),
        }
        two = Ours(arguments.bench, arguments.model, rows, "--threads", "2")
        ratios, rates, peer, scaling = {name: [] for name in ours}, {name: [] for name in ours}, [], []
        for _ in range(arguments.rounds):
            tokens, seconds = spacy_pass(nlp, texts, best)
            peer.append(tokens / seconds)
            for name, run in ours.items():
                passes = [run() for _ in range(3)]
                cpu = statistics.median(one["cpu"] for one in passes)
                assert passes[0]["tokens"] == tokens, "both must see the same tokens"
                rates[name].append(tokens / cpu)
                ratios[name].append(seconds / cpu)
            scaling.append(ours["fp32"]()["wall"] / two()["wall"])
        print(f"documents {len(texts)} tokens {tokens} spacy_batch {best}")
        print(f"spacy {statistics.median(peer):.0f} tokens/s")
        for name, run in ours.items():
            print(f"{name} kernel {run.about['kernel']} {statistics.median(rates[name]):.0f} tokens/s ratio {statistics.median(ratios[name]):.1f} "
                  f"({min(ratios[name]):.1f} to {max(ratios[name]):.1f}) load {run.about['load_ms']} ms resident {run.about['resident_mb']} MB")
            run.close()
        print(f"two threads {statistics.median(scaling):.2f} x one (wall, best {max(scaling):.2f})")
        two.close()
        sys.stdout.flush()
        subprocess.run([arguments.bench, arguments.model, rows, "--stages"], check=True)


if __name__ == "__main__":
    main()
