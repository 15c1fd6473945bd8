"""entente parse: what comes out is complete, in order, and valid in its format; bad input is named row by row."""
import json
import unittest

from command_line import conforms
from harness import CommandCase

TEXT = "Chad's envoy, Idris Hamid, met \u201cold friends\u201d in N\u2019Djamena.\n\nHe\u00a0didn't say why...  \U0001f1f9\U0001f1e9 Talks cost $4.5m"


def row(identity, text):
    return json.dumps({"id": identity, "text": text}).encode() + b"\n"


def conllu_faults(data):
    """The faults of a CoNLL-U text against the format's own rules (columns, numbering, one root, no cycle, text = forms)."""
    faults, names = [], set()
    for block in data.decode().rstrip("\n").split("\n\n"):
        comments = dict(line[2:].split(" = ", 1) for line in block.split("\n") if line.startswith("# "))
        words = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
        name = comments.get("sent_id", "")
        if not name or " " in name or name in names:
            faults.append(f"sent_id {name!r}")
        names.add(name)
        heads, rest = [], comments["text"]
        for number, columns in enumerate(words, 1):
            if len(columns) != 10 or columns[0] != str(number) or any(c == "" or c != c.strip(" ") for c in columns):
                faults.append(f"{name}: columns {columns}")
                return faults
            if any(part.count("=") < 1 for part in columns[9].split("|")):
                faults.append(f"{name}: MISC {columns[9]}")
            heads.append(int(columns[6]))
            if (columns[7] == "root") != (heads[-1] == 0):
                faults.append(f"{name}: label {columns[7]} of head {heads[-1]}")
            if not rest.startswith(columns[1]):
                faults.append(f"{name}: text {rest[:20]!r} is not {columns[1]!r}")
            rest = rest[len(columns[1]):]
            glued = "SpaceAfter=No" in columns[9].split("|")
            if rest and glued == rest[0].isspace():
                faults.append(f"{name}: blank after {columns[1]!r}")
            rest = rest.lstrip()
        if rest:
            faults.append(f"{name}: {rest!r} is in no word")
        if heads.count(0) != 1:
            faults.append(f"{name}: {heads.count(0)} roots")
        for start in range(1, len(heads) + 1):
            at, steps = start, 0
            while at and steps <= len(heads):
                at, steps = heads[at - 1], steps + 1
            if at:
                faults.append(f"{name}: cycle at {start}")
    return faults


class Cases(CommandCase):
    def documents(self, data, *words):
        result = self.run_entente("parse", *words, stdin=data)
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        return [json.loads(line) for line in result.stdout.splitlines()]

    def test_every_field_of_every_token(self):
        [document] = self.documents(row("a", TEXT))
        schema = json.loads(self.run_entente("schema", "parsed").stdout)
        self.assertEqual(conforms(document, schema, schema), [])
        data, at = TEXT.encode(), 0
        for token in document["tokens"]:
            self.assertEqual(data[token["begin"]:token["end"]].decode(), token["text"])
            self.assertEqual(token["begin"], at, "tokens and single blanks tile the text")
            at = token["end"] + token["space_after"]
        self.assertEqual(at, len(data))
        self.assertTrue(document["tokens"][0]["sentence_start"])
        by_text = {token["text"]: token for token in document["tokens"]}
        self.assertEqual((by_text["envoy"]["pos"], by_text["Idris"]["entity"], by_text["Hamid"]["iob"]), ("NOUN", "PERSON", "I"))

    def test_conllu_is_valid(self):
        hostile = ["  \n\nTwo  blanks \t and a tab.\n\n\n", "a|b\\c _ __ |", "No\u2028line\u2029ends\x85here\x0b.", "\u00a0Oslo.\u00a0", TEXT, TEXT * 3,
                   "(((((", "!!! ??? ...", "\ufeffSaid he: \"Go.\"", "x " * 300]
        data = b"".join(row(f"doc {i}/x", text) for i, text in enumerate(hostile))
        result = self.run_entente("parse", "--format", "conllu", stdin=data)
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        self.assertEqual(conllu_faults(result.stdout), [])
        self.assertEqual(result.stdout.count(b"# newdoc id = "), len(hostile))
        self.assertIn(b"SpacesAfter=", result.stdout)
        self.assertIn(b"|Entity=B-PERSON", result.stdout)
        self.assertIn(b"|start=", result.stdout.replace(b"\tstart=", b"\t|start="))

    def test_segments_of_news(self):
        data = row("a", "\"We go. We stay,\" the envoy told Gen. Lowe of the U.S. Army. He left.")
        starts = {}
        for segments in ("spacy", "news"):
            [document] = self.documents(data, "--segments", segments)
            self.assertEqual(document["segments"], segments)
            starts[segments] = [token["text"] for token in document["tokens"] if token["sentence_start"]]
        self.assertEqual(starts["news"], ["\"", "He"])
        self.assertGreater(len(starts["spacy"]), 2)
        self.assertEqual(self.documents(data), self.documents(data, "--segments", "spacy"))

    def test_a_text_is_one_document(self):
        path = self.file("text.txt", TEXT)
        by_file = self.run_entente("parse", "--in", "text", path)
        [document] = [json.loads(line) for line in by_file.stdout.splitlines()]
        self.assertEqual(document["id"], str(path))
        [piped] = self.documents(TEXT.encode(), "--in", "text", "-")
        self.assertEqual(piped["tokens"], document["tokens"])

    def test_same_bytes_for_any_number_of_threads(self):
        data = b"".join(row(i, f"Report {i}: {TEXT}") for i in range(60))
        one = self.run_entente("parse", "--threads", 1, stdin=data)
        self.assertEqual([json.loads(line)["id"] for line in one.stdout.splitlines()], [str(i) for i in range(60)])
        for threads in (2, 7):
            self.assertEqual(self.run_entente("parse", "--threads", threads, stdin=data).stdout, one.stdout)

    def test_bad_rows_are_named_and_the_rest_is_parsed(self):
        data = (row("a", "Oslo sent aid.") + b'{"id": "b"}\n' + b'{"id": "c", "text": "\xff"}\n' + row("d", "a\0b") + row("e", "")
                + b"[1]\n" + row("f", "x" * ((4 << 20) + 1)) + b'{"id": "s", "text": "\\ud800"}\n' + row("g", "Lima denied it."))
        rejects = self.folder / "rejects.jsonl"
        result = self.run_entente("parse", "--rejects", rejects, stdin=data)
        self.assert_error(result, 65, "bad_data")
        self.assertEqual([json.loads(line)["id"] for line in result.stdout.splitlines()], ["a", "g"])
        rows = [json.loads(line) for line in rejects.read_text().splitlines()]
        schema = json.loads(self.run_entente("schema", "reject").stdout)
        for reject in rows:
            self.assertEqual(conforms(reject, schema, schema), [])
        self.assertEqual([reject["code"] for reject in rows], ["bad_data"] * 5 + ["too_large", "bad_data"])
        for line, reject in zip(range(2, 9), rows):
            self.assertIn(f"stdin:{line}", reject["what"])

    def test_bad_texts(self):
        for data, word in ((b"", "bad_data"), (b"Oslo \xff", "bad_data"), (b"Os\0lo", "bad_data"), (b"x" * ((4 << 20) + 1), "too_large")):
            self.assert_error(self.run_entente("parse", "--in", "text", stdin=data), 65, word)
        self.assert_error(self.run_entente("parse", "--in", "text", "--format", "conllu", stdin=b" \n\n "), 65, "bad_data")
        self.assert_error(self.run_entente("parse", self.folder / "none"), 66, "no_input")
        self.assert_error(self.run_entente("parse", self.folder), 66, "no_input")
        self.assert_error(self.run_entente("parse", "--in", "html", stdin=b"x"), 64, "usage")

    def test_a_paragraph_of_a_megabyte(self):
        text = "The minister told reporters in Oslo that talks had ended; \"We go on,\" she said. "
        data = row("long", text * ((1 << 20) // len(text) + 1))
        [document] = self.documents(data)
        self.assertGreater(len(document["tokens"]), 200_000)


if __name__ == "__main__":
    unittest.main()
