"""What a user sees: outputs, exit codes, pipes, colour, documents. One ctest test for each method."""
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from harness import BINARY, PAGE, ROOT, CommandCase


def conforms(value, schema, root, where="$"):
    """The faults of a value against the part of JSON Schema that data/schemas and `entente schema report` use."""
    if "$ref" in schema:
        target = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        return conforms(value, target, root, where)
    if "anyOf" in schema:
        each = [conforms(value, choice, root, where) for choice in schema["anyOf"]]
        return [] if any(not faults for faults in each) else min(each, key=len)
    faults = []
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
    wanted = schema.get("type")
    if wanted:
        wanted = [wanted] if isinstance(wanted, str) else wanted
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        fits = any(number and (kind == "number" or (kind == "integer" and value == int(value))) if kind in ("number", "integer")
                   else isinstance(value, kinds[kind]) for kind in wanted)
        if not fits:
            return [f"{where} is {value!r}, not {wanted}"]
    if "enum" in schema and value not in schema["enum"]:
        faults.append(f"{where} is {value!r}, not one of {schema['enum']}")
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        faults += [f"{where} lacks {key}" for key in schema.get("required", []) if key not in value]
        if schema.get("additionalProperties") is False:
            faults += [f"{where} has {key}, which the schema does not know" for key in value if key not in properties]
        for key, inner in properties.items():
            if key in value:
                faults += conforms(value[key], inner, root, f"{where}.{key}")
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            faults.append(f"{where} has {len(value)} entries")
        for i, entry in enumerate(value):
            faults += conforms(entry, schema.get("items", {}), root, f"{where}[{i}]")
    return faults


class Cases(CommandCase):
    def schema(self, kind):
        return json.loads(self.run_entente("schema", kind).stdout)

    def reports(self, *words, **more):
        result = self.run_entente("code", *words, **more)
        self.assertEqual(result.returncode, 0, result.stderr)
        return [json.loads(line) for line in result.stdout.splitlines()]

    def test_version_and_help(self):
        self.assertRegex(self.run_entente("--version").stdout, rb"^entente \d+\.\d+\.\d+\n$")
        whole = self.run_entente("help")
        self.assertEqual((whole.returncode, whole.stderr), (0, b""))
        self.assertEqual(self.run_entente("--help").stdout, whole.stdout)
        for command in ("read", "code", "parse", "explain", "schema", "doctor", "help"):
            self.assertIn(command.encode(), whole.stdout)
            self.assertEqual(self.run_entente("help", command).stdout, self.run_entente(command, "--help").stdout)

    def test_wrong_calls(self):
        for words in ([], ["cod"], ["code", "--nope"], ["code", "--threads", "many"], ["help", "nothing"], ["schema", "nothing"],
                      ["--nope"], ["--generate", "nothing"], ["explain"]):
            self.assert_error(self.run_entente(*words), 64, "usage")

    def test_reference_is_current(self):
        made = self.run_entente("--generate", "reference").stdout.decode()
        self.assertEqual(made, (ROOT / "docs" / "reference.md").read_text(), "run `make docs`")

    def test_completion_of_bash_is_valid_and_completes(self):
        script = self.file("complete", self.run_entente("--generate", "complete-bash").stdout)
        asked = f'source {script}; COMP_WORDS=(entente code --format ""); COMP_CWORD=3; _entente; echo "${{COMPREPLY[@]}}"'
        self.assertEqual(subprocess.run(["bash", "-c", asked], capture_output=True).stdout, b"jsonl text\n")

    def test_man_page(self):
        page = self.run_entente("--generate=man").stdout
        self.assertTrue(page.startswith(b".TH ENTENTE 1"))
        self.assertIn(b"EXIT STATUS", page)

    def test_read_json_conforms_to_its_schema(self):
        reading = json.loads(self.run_entente("read", PAGE).stdout)
        schema = self.schema("page")
        self.assertEqual(conforms(reading, schema, schema), [])
        dateline = reading["items"][0]["dateline"]
        self.assertEqual((dateline["place"], dateline["country"], dateline["agency"]), ("Brasilia", "BRA", "AFP"))

    def test_read_article_lines_of_a_folder(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("b.html", "a.html"):
                Path(folder, name).write_bytes((ROOT / "tests/pages/summit-html/page.html").read_bytes())
            rows = [json.loads(line) for line in self.run_entente("read", "--format", "article-jsonl", folder).stdout.splitlines()]
        self.assertEqual([row["id"] for row in rows], ["a", "b"])
        self.assertEqual(sorted(rows[0]), ["authors", "date", "id", "text", "title"])
        self.assertTrue(rows[0]["title"] and rows[0]["text"])

    def test_read_text_and_why(self):
        brief = self.run_entente("read", PAGE, "--format", "text").stdout
        full = self.run_entente("read", "--why", "--format=text", "-", stdin=PAGE.read_bytes()).stdout
        self.assertIn(b"main ", brief)
        self.assertIn(b"teaser-1 ", brief)
        self.assertIn(b"fundraising", full)
        self.assertNotIn(b"fundraising", brief)

    def test_reports_conform_to_their_schema_and_quote_the_page(self):
        page = self.run_entente("read", PAGE)
        self.assertEqual(page.returncode, 0)
        schema = self.schema("report")
        reports = self.reports(PAGE)
        self.assertGreater(len(reports), 8)
        text = PAGE.read_text()
        for report in reports:
            self.assertEqual(conforms(report, schema, schema), [])
            begin, end = report["span"]
            self.assertEqual(text.encode()[begin:end].decode(), report["text"])

    def test_support_of_the_sample_page(self):
        asked = [report for report in self.reports(PAGE) if report["support"] and report["support"]["stage"] == "requested"]
        self.assertTrue(asked)
        kinds = {kind for report in asked for kind in report["support"]["kinds"]}
        self.assertLessEqual({"military", "economic"}, kinds)
        for report in asked:
            self.assertEqual((report["support"]["receiver"]["iso3"], report["support"]["giver"]["iso3"]), ("VEN", "IRN"))
            self.assertTrue(report["claim"]["chain"], "second-hand: somebody says so")

    def test_text_for_people(self):
        text = self.run_entente("code", PAGE, "--format", "text").stdout.decode()
        self.assertIn("Support (receiver <- giver)", text)
        self.assertIn("VEN <- IRN", text)
        self.assertRegex(text.splitlines()[-1], r"^1 pages, \d+ reports, \d+ left out$")
        self.assertNotIn("\x1b", text)
        colored = self.run_entente("code", PAGE, "--format", "text", "--color", "always").stdout
        self.assertIn(b"\x1b[", colored)

    def test_no_color_and_no_progress_outside_a_terminal(self):
        result = self.run_entente("code", PAGE, PAGE, "--format", "text", environment={"NO_COLOR": "1"})
        self.assertNotIn(b"\x1b", result.stdout + result.stderr)

    def test_rejects_are_rows(self):
        result = self.run_entente("code", PAGE)
        rows = [json.loads(line) for line in result.stderr.splitlines()]
        schema = self.schema("reject")
        self.assertTrue(any(row["item"] == "teaser-1" for row in rows), "the cut sentence of the teaser")
        for row in rows:
            self.assertEqual(conforms(row, schema, schema), [])
        target = self.folder / "rejects.jsonl"
        again = self.run_entente("code", PAGE, "--rejects", target)
        self.assertEqual((again.stdout, again.stderr), (result.stdout, b""))
        self.assertEqual(target.read_bytes(), result.stderr)
        self.assertEqual(self.run_entente("code", PAGE, "--quiet").stderr, b"")

    def test_rejects_file_that_cannot_be_made(self):
        self.assert_error(self.run_entente("code", PAGE, "--rejects", self.folder / "no" / "file"), 73, "cannot_create")

    def test_output_is_the_same_for_any_number_of_threads(self):
        rows = [json.dumps({"id": f"r{i}", "date": "2024-05-20", "text": text})
                for i, text in enumerate([line for line in PAGE.read_text().splitlines() if len(line) > 80] * 3)]
        data = ("\n".join(rows) + "\n").encode()
        one = self.run_entente("code", "--in", "jsonl", "--out", "jsonl", "--threads", "1", stdin=data)
        self.assertEqual(one.returncode, 0)
        self.assertGreater(len(one.stdout.splitlines()), 10)
        for threads in (2, 8):
            many = self.run_entente("code", "--in", "jsonl", "--threads", threads, stdin=data)
            self.assertEqual((many.stdout, many.stderr), (one.stdout, one.stderr))

    def test_rows_carry_their_id_and_date(self):
        rows = (b'{"id": "s-1", "date": "2024-05-20", "text": "France sent weapons to Kenya on Monday."}\n'
                b'{"id": 2, "text": "Norway condemned Chile."}\n')
        reports = self.reports("--in", "jsonl", "--date", "2024-01-02", stdin=rows)
        self.assertEqual([report["page"] for report in reports], ["s-1", "2"])
        self.assertEqual([report["published"]["date"] for report in reports], ["2024-05-20", "2024-01-02"])
        self.assertEqual([report["source"][0]["iso3"] for report in reports], ["FRA", "NOR"])

    def test_a_faulty_row_does_not_end_the_run(self):
        rows = b'{"id": "a", "text": "Norway condemned Chile."}\n{nonsense\n{"id": "b", "text": "Chile condemned Norway."}\n'
        result = self.run_entente("code", "--in", "jsonl", stdin=rows)
        self.assert_error(result, 65, "bad_data")
        self.assertIn(b"stdin:2", result.stderr)
        self.assertEqual([json.loads(line)["page"] for line in result.stdout.splitlines()], ["a", "b"])

    def test_a_missing_file_among_others(self):
        result = self.run_entente("code", PAGE, self.folder / "none.txt", PAGE)
        self.assert_error(result, 66, "no_input")
        self.assertEqual(len(result.stdout.splitlines()), 2 * len(self.run_entente("code", PAGE).stdout.splitlines()))

    def test_explain(self):
        result = self.run_entente("explain", "Japan has asked Kenya for weapons, Reuters reported.", "--date", "2024-05-02")
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        for word in (b"JPN", b"KEN", b"requested"):
            self.assertIn(word, result.stdout)

    def test_doctor(self):
        report = json.loads(self.run_entente("doctor", "--json").stdout)
        self.assertTrue(report["ok"])
        self.assertEqual(report["faults"], [])
        self.assertIn("en_core_web_sm 3.8.0", report["model"])
        plain = self.run_entente("doctor").stdout
        self.assertNotIn(b"BAD", plain)

    def test_doctor_without_a_model_says_how_to_get_it(self):
        result = self.run_entente("doctor", "--json", "--model", self.folder / "none")
        self.assert_error(result, 66, "no_model")
        self.assertFalse(json.loads(result.stdout)["ok"])
        self.assertIn(b"make model", result.stderr)

    def test_a_missing_or_altered_model_is_a_clear_error(self):
        self.assert_error(self.run_entente("code", PAGE, "--model", self.folder / "none"), 66, "no_model")
        self.assert_error(self.run_entente("code", PAGE, environment={"ENTENTE_MODEL": "/nowhere"}), 66, "no_model")
        model = bytearray(Path(os.environ["ENTENTE_MODEL"]).read_bytes())
        for name, data in (("cut", model[: len(model) // 2]), ("empty", b""), ("other", b"no model at all" * 100)):
            result = self.run_entente("code", PAGE, "--model", self.file(name, bytes(data)))
            self.assert_error(result, 65, "bad_model")
        model[len(model) // 2] ^= 1
        self.assert_error(self.run_entente("code", PAGE, "--model", self.file("flipped", bytes(model))), 65, "bad_model")

    def test_a_closed_pipe_is_no_error(self):
        rows = self.file("rows", (json.dumps({"id": "a", "date": "2024-05-20", "text": "France sent weapons to Kenya."}) + "\n") * 2000)
        code = subprocess.run(f"set -o pipefail; '{BINARY}' code --in jsonl '{rows}' | head -n 1 >/dev/null", shell=True,
                              executable="/bin/bash", capture_output=True)
        self.assertEqual((code.returncode, code.stderr), (0, b""))

    def test_a_full_disk_is_an_error(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        with open("/dev/full", "wb") as full:
            result = subprocess.run([BINARY, "help"], stdout=full, stderr=subprocess.PIPE)
        self.assert_error(result, 74, "io")


if __name__ == "__main__":
    unittest.main()
