#!/usr/bin/env python3
"""Makes small spaCy pipelines of the converter's architecture, and of others that it must refuse, for the test of the converter.

usage: make_pipeline.py FOLDER     (needs spacy 3.8; own sentences of golden.tsv as training text, a few steps: what is learned does not
matter, only that the runtime computes the same from the same weights)

FOLDER/own: other rows, columns and labels, ner with its own tok2vec, attribute ruler and lemmatizer from the published pipeline's rules
where ENTENTE_PIPELINE names its folder; FOLDER/shared: ner listens to the shared tok2vec, no rules at all; FOLDER/de: German tokenizer."""
import os
import pathlib
import sys

import make_golden
import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example

LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}


def tok2vec(attrs, rows, width=96, depth=4):
    return {"@architectures": "spacy.Tok2Vec.v2",
            "embed": {"@architectures": "spacy.MultiHashEmbed.v2", "width": width, "attrs": attrs, "rows": rows, "include_static_vectors": False},
            "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": width, "depth": depth, "window_size": 1, "maxout_pieces": 3}}


def transitions(kind, inner):
    return {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": kind, "extra_state_tokens": False, "hidden_width": 64,
            "maxout_pieces": 2, "use_upper": True, "tok2vec": inner}


def golden(nlp, count):
    """Examples of golden.tsv: tags, heads, labels and entities of own sentences."""
    texts = make_golden.all_documents()
    rows = {}
    for line in (make_golden.HERE / "golden.tsv").read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if len(cells) == 13 and cells[0].isdigit():
            rows.setdefault(int(cells[0]), []).append(cells)
    for number in sorted(rows)[:count]:
        data, tokens = texts[number].encode(), rows[number]
        words = [data[int(t[1]):int(t[2])].decode() for t in tokens]
        spaces = [data[int(t[2]):int(t[2]) + 1] == b" " for t in tokens]
        spaces = [s and (i + 1 == len(tokens) or int(tokens[i + 1][1]) > int(tokens[i][2])) for i, s in enumerate(spaces)]
        gold = Doc(nlp.vocab, words=words, spaces=spaces, tags=[t[4] for t in tokens], heads=[int(t[7]) for t in tokens],
                   deps=[t[8] for t in tokens], ents=[f"{t[11]}-{t[10]}" if t[10] else "O" for t in tokens])
        yield Example(Doc(nlp.vocab, words=words, spaces=spaces), gold)


def build(lang, shared, ner_inner, steps, rules=None):
    nlp = spacy.blank(lang)
    nlp.add_pipe("tok2vec", config={"model": shared})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": LISTENER}})
    nlp.add_pipe("parser", config={"min_action_freq": 5, "model": transitions("parser", LISTENER)})
    nlp.add_pipe("ner", config={"model": transitions("ner", ner_inner)})
    spacy.util.fix_random_seed(7)
    examples = list(golden(nlp, 150))
    optimizer = nlp.initialize(lambda: examples)
    for step in range(steps):
        nlp.update(examples[step % 10 * 15:step % 10 * 15 + 15], sgd=optimizer, drop=0.1)
    if rules:
        source = spacy.load(rules)
        for name in ("attribute_ruler", "lemmatizer"):
            nlp.add_pipe(name, source=source, before="ner")
    return nlp


def main(folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    rules = os.environ.get("ENTENTE_PIPELINE")
    all_six = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]
    own = build("en", tok2vec(all_six, [2000, 500, 1000, 1000, 50, 50]), tok2vec(["SHAPE", "NORM", "SUFFIX"], [700, 1500, 900]), 40, rules)
    own.to_disk(folder / "own")
    build("en", tok2vec(["NORM", "PREFIX", "SUFFIX", "SHAPE"], [1000, 300, 500, 500]), LISTENER, 40).to_disk(folder / "shared")
    build("de", tok2vec(["NORM", "PREFIX", "SUFFIX", "SHAPE"], [1000, 300, 500, 500]), LISTENER, 20).to_disk(folder / "de")


if __name__ == "__main__":
    main(sys.argv[1])
