#!/usr/bin/env python3
"""train_article.py --pages PROGRAM --set GOLD.jsonl FOLDER [--set ...] --out src/page/article_weights.inc

Trains the two looks of the article extractor (src/page/article*.cc) as logistic regressions and reports cross-validation in which no
site stands on both sides: pages are dealt to folds by the host of their URL, the second look is trained on the first's verdicts about
pages that the first has not seen. PROGRAM is build/release/bench/bench_pages, which prints each block's features. The gold sets are third-party
text: they are read where the user keeps them and nothing of them but the weights gets out. Needs numpy and scipy (a venv, not the product)."""
import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from urllib.parse import urlparse

import numpy as np
from scipy.optimize import minimize

WORD = re.compile(r"\w+")


def shingles(tokens, n=4):
    return [tuple(tokens[i:i + n]) for i in range(max(1, len(tokens) - n + 1))] if tokens else []


def score(gold, text):
    a, b = Counter(shingles(WORD.findall(gold))), Counter(shingles(WORD.findall(text)))
    hit = sum((a & b).values())
    return (hit / sum(b.values()) if b else None), (hit / sum(a.values()) if a else 1.0)


def f1(scores):
    p = [s[0] for s in scores if s[0] is not None]
    r = [s[1] for s in scores]
    p, r = (sum(p) / len(p) if p else 0), sum(r) / len(r)
    return p, r, 2 * p * r / (p + r) if p + r else 0


def label(blocks, gold):
    """Which blocks are text of the gold body: most of a block's shingles are there and not yet taken by an earlier block."""
    left = Counter(shingles(WORD.findall(gold)))
    lines = Counter(" ".join(WORD.findall(line)) for line in gold.split("\n"))
    labels, sizes = [], []
    for text, _ in blocks:
        tokens = WORD.findall(text)
        sizes.append(len(tokens))
        if len(tokens) >= 4:
            mine = Counter(shingles(tokens))
            hits = {s: min(n, left.get(s, 0)) for s, n in mine.items()}
            yes = sum(hits.values()) * 2 >= sum(mine.values())
            if yes:
                left.subtract(hits)
        else:
            key = " ".join(tokens)
            yes = bool(tokens) and lines.get(key, 0) > 0
            if yes:
                lines[key] -= 1
        labels.append(yes)
    return np.array(labels, bool), np.array(sizes, float)


class Set:
    """Pages of one gold set with their blocks' features as rows of a sparse matrix."""

    def __init__(self, rows, gold, size):
        self.pages, self.labels, self.weights, self.page_of = [], [], [], []
        index, value, row = [], [], []
        n = 0
        for page_number, page in enumerate(rows):
            labels, sizes = label(page["blocks"], gold[page["id"]]["body"])
            words = len(WORD.findall(gold[page["id"]]["body"]))
            weights = np.sqrt(sizes + 1) / np.sqrt(words / 400 + 0.25)
            self.pages.append((page["id"], n, n + len(labels)))
            for text, features in page["blocks"]:
                index.extend(features[0::2])
                value.extend(features[1::2])
                row.extend([n] * (len(features) // 2))
                n += 1
            self.labels.append(labels)
            self.weights.append(weights)
            self.page_of.extend([page_number] * len(labels))
        self.index, self.value, self.row = np.array(index, int), np.array(value, float), np.array(row, int)
        self.labels, self.weights, self.page_of = np.concatenate(self.labels), np.concatenate(self.weights), np.array(self.page_of)
        self.n, self.size = n, size
        import scipy.sparse
        self.matrix = scipy.sparse.csr_matrix((self.value, (self.row, self.index)), shape=(n, size))


def train(data, mask, strength):
    x, y, w = data.matrix[mask], data.labels[mask].astype(float), data.weights[mask]
    w = w / w.mean()

    def loss(beta):
        z = x @ beta
        value = (w * (np.logaddexp(0, z) - y * z)).sum()
        gradient = x.T @ (w * (1 / (1 + np.exp(-z)) - y))
        penalty = beta.copy()
        penalty[0] = 0
        return value + strength / 2 * (penalty @ penalty), gradient + strength * penalty

    return minimize(loss, np.zeros(data.size), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x


def predict(data, beta):
    return 1 / (1 + np.exp(-(data.matrix @ beta)))


def site_of(page, gold):
    return ".".join((urlparse(gold[page].get("url") or "").hostname or page).split(".")[-2:])


def texts(rows, data, p, threshold=0.5):
    for page, (name, begin, end) in zip(rows, data.pages):
        yield name, "\n".join(block[0] for block, q in zip(page["blocks"], p[begin:end]) if q >= threshold)


def report(title, rows, data, p, gold, sets):
    found = []
    for name in sets:
        scores = [score(gold[i]["body"], text) for i, text in texts(rows, data, p) if gold[i]["set"] == name]
        found.append(f"{name}: P {f1(scores)[0]:.4f} R {f1(scores)[1]:.4f} F1 {f1(scores)[2]:.4f}")
        print(title, found[-1])
    return "; ".join(found)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", required=True)
    parser.add_argument("--set", nargs=2, action="append", required=True, metavar=("GOLD", "FOLDER"))
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=8)
    parser.add_argument("--strength", type=float, nargs=2, default=[8.0, 8.0])
    parser.add_argument("--worst", type=int, default=0)
    arguments = parser.parse_args()
    gold, sets = {}, []
    for file, _ in arguments.set:
        name = Path(file).name.split(".")[0]
        sets.append(name)
        for line in open(file, encoding="utf8"):
            row = json.loads(line)
            gold[row["id"]] = {**row, "set": name}

    def dump(mode, weights=None):
        rows = []
        for _, folder in arguments.set:
            words = [arguments.pages, mode, folder] + ([weights] if weights else [])
            rows += [json.loads(line) for line in subprocess.run(words, capture_output=True, check=True).stdout.splitlines()]
        return [row for row in rows if row["id"] in gold]

    first_size, second_size = map(int, subprocess.run([arguments.pages, "sizes", "."], capture_output=True, text=True).stdout.split()[:2])
    rows = dump("dump1")
    first = Set(rows, gold, first_size)
    print(f"{len(rows)} pages, {first.n} blocks, {first.labels.mean():.3f} body")
    sites = sorted({site_of(row["id"], gold) for row in rows})
    np.random.RandomState(7).shuffle(sites)
    fold_of_site = {site: k % arguments.folds for k, site in enumerate(sites)}
    fold = np.array([fold_of_site[site_of(row["id"], gold)] for row in rows])
    block_fold = fold[first.page_of]

    oracle = first.labels.astype(float)
    report("oracle", rows, first, oracle, gold, sets)
    held = np.zeros(first.n)
    second_rows = [None] * len(rows)
    with tempfile.TemporaryDirectory() as folder:
        weights = str(Path(folder, "weights"))
        for k in range(arguments.folds):
            beta = train(first, block_fold != k, arguments.strength[0])
            held[block_fold == k] = predict(first, beta)[block_fold == k]
            Path(weights).write_text("\n".join(f"{b:.5f}" for b in beta) + "\n" + "0\n" * second_size)
            for i, row in enumerate(dump("dump2", weights)):
                if fold[i] == k:
                    second_rows[i] = row
        report("first look, site held out", rows, first, held, gold, sets)
        second = Set(second_rows, gold, second_size)
        held2 = np.zeros(second.n)
        for k in range(arguments.folds):
            beta = train(second, block_fold != k, arguments.strength[1])
            held2[block_fold == k] = predict(second, beta)[block_fold == k]
        held_out = report("both looks, site held out", rows, second, held2, gold, sets)
        for t in (0.35, 0.4, 0.45, 0.55, 0.6):
            all_scores = [score(gold[i]["body"], text) for i, text in texts(rows, second, held2, t)]
            print(f"  threshold {t}: P {f1(all_scores)[0]:.4f} R {f1(all_scores)[1]:.4f} F1 {f1(all_scores)[2]:.4f}")
        if arguments.worst:
            for name in sets:
                found = []
                for i, text in texts(rows, second, held2):
                    if gold[i]["set"] == name:
                        p, r = score(gold[i]["body"], text)
                        found.append((2 * (p or 0) * r / max(1e-9, (p or 0) + r), p or 0, r, i))
                for one in sorted(found)[:arguments.worst]:
                    print("  %.3f P %.3f R %.3f %s" % one)
    beta1 = train(first, np.ones(first.n, bool), arguments.strength[0])
    beta2 = train(second, np.ones(second.n, bool), arguments.strength[1])
    if arguments.out:
        def rows_of(beta):
            return "{" + ", ".join("0" if abs(b) < 5e-4 else f"{b:.3f}F" for b in beta) + "}"
        arguments.out.write_text(f"// Made by tools/train_article.py; not edited by hand. Sites held out, {held_out}.\n{{" + rows_of(beta1) + "}, {" + rows_of(beta2) + "}\n")


if __name__ == "__main__":
    main()
