"""Inputs of every kind through the built binary: folders, packed files, archives, feeds, exports, bombs."""
import gzip
import json
import os
import subprocess
import unittest
import zipfile

from harness import BINARY, PAGE, ROOT, CommandCase

STORY = ("Oslo (AFP) May 20, 2024\n\nNorway sent weapons to Kenya on Monday, officials said. The shipment left the port of Bergen in the "
         "morning and was due to arrive within a week.\n\nKenya thanked Norway for the delivery. It said that more would follow before "
         "the end of the month, and that talks between the two countries would go on.\n")


class Cases(CommandCase):
    def documents(self, *words, code=0, **more):
        result = self.run_entente("read", *words, **more)
        self.assertEqual(result.returncode, code, result.stderr[-800:])
        return [json.loads(line) for line in result.stdout.splitlines()]

    def rejects(self, *words, **more):
        target = self.folder / "rejects.out"
        result = self.run_entente("read", *words, "--rejects", target, **more)
        return result, [json.loads(line) for line in target.read_text().splitlines()]

    def test_folders_in_order_of_paths(self):
        top = self.folder / "top"
        for name in ("b/2.txt", "a/z.txt", "a.txt", "b/1.txt", "a/.hidden/no.txt"):
            path = top / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(STORY)
        pages = [document["page"] for document in self.documents(top, PAGE)]
        self.assertEqual(pages, [f"{top}/{name}" for name in ("a.txt", "a/z.txt", "b/1.txt", "b/2.txt")] + [str(PAGE)])
        self.assertIn(b"1 hidden file", self.run_entente("read", top).stderr)

    def test_links_that_lead_in_circles(self):
        top = self.folder / "top"
        (top / "inner").mkdir(parents=True)
        (top / "inner" / "page.txt").write_text(STORY)
        (top / "inner" / "up").symlink_to(top)
        (top / "self").symlink_to(top / "self")
        result, rows = self.rejects(top)
        self.assert_error(result, 66, "no_input")
        self.assertEqual(len(result.stdout.splitlines()) > 0, True)
        self.assertEqual(sorted(row["code"] for row in rows), ["no_input", "skipped"])

    def test_a_pipe_inside_a_folder_does_not_hang(self):
        top = self.folder / "top"
        top.mkdir()
        os.mkfifo(top / "fifo")
        (top / "page.txt").write_text(STORY)
        result, rows = self.rejects(top)
        self.assertEqual((result.returncode, [row["code"] for row in rows]), (0, ["skipped"]))

    def test_one_document_is_printed_for_the_eye_and_several_one_a_line(self):
        one = self.run_entente("read", PAGE).stdout
        two = self.run_entente("read", PAGE, PAGE).stdout
        self.assertGreater(one.count(b"\n"), 5)
        self.assertEqual([json.loads(line) for line in two.splitlines()], [json.loads(one)] * 2)

    def test_packed_pages_are_opened_by_their_bytes(self):
        for packed in (gzip.compress(STORY.encode()),
                       subprocess.run(["zstd", "-c"], input=STORY.encode(), capture_output=True, check=True).stdout,
                       gzip.compress(gzip.compress(STORY.encode()))):
            document = json.loads(self.run_entente("read", self.file("named.txt", packed)).stdout)
            self.assertEqual(document["items"][0]["dateline"]["place"], "Oslo")
        thrice = gzip.compress(gzip.compress(gzip.compress(STORY.encode())))
        self.assert_error(self.run_entente("read", self.file("thrice", thrice)), 65, "bad_data")

    def test_rows_are_found_without_being_told(self):
        rows = self.file("rows", '{"uri": "er-1", "dateTimePub": "2024-05-20T07:00:00Z", "title": "Norway sends arms", '
                         '"body": "Norway sent weapons to Kenya on Monday.", "source": {"title": "The Sample Times"}}\n')
        document = json.loads(self.run_entente("read", rows).stdout)
        self.assertEqual(document["page"], "er-1")
        self.assertEqual(document["items"][0]["title"], "Norway sends arms")
        self.assertEqual(document["items"][0]["published"]["value"][:10], "2024-05-20")
        self.assertEqual(document["site"]["masthead"], "The Sample Times")

    def test_a_field_map(self):
        rows = self.file("rows", '{"k": {"n": 7}, "when": "2024-05-20", "words": "Norway sent weapons to Kenya on Monday."}\n')
        document = json.loads(self.run_entente("read", rows, "--fields", "id=k.n,date=when,text=words").stdout)
        self.assertEqual((document["page"], document["items"][0]["published"]["value"]), ("7", "2024-05-20"))
        self.assert_error(self.run_entente("read", rows, "--fields", "nothing=k"), 64, "usage")
        self.assert_error(self.run_entente("read", rows), 65, "bad_data")

    def test_a_zip_is_opened_member_by_member(self):
        path = self.folder / "export.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a/page.txt", STORY)
            archive.writestr("b/rows.jsonl.gz", gzip.compress(b'{"id": "r", "text": "Norway sent medicine to Kenya."}\n'))
            archive.writestr("inner.zip", b"PK\x05\x06" + b"\0" * 18)
        result, rows = self.rejects(path)
        self.assertEqual([json.loads(line)["page"] for line in result.stdout.splitlines()], [f"{path}!a/page.txt", "r"])
        self.assertEqual([row["code"] for row in rows], ["bad_data"])
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
        result = self.run_entente("read", path)
        self.assert_error(result, 65, "bad_data")
        self.assertIn(b"Office document", result.stderr)
        self.assert_error(self.run_entente("read", self.file("broken.zip", b"PK\x03\x04" + b"x" * 100)), 65, "bad_data")

    def test_an_archive_of_web_pages(self):
        archive = (ROOT / "tests" / "readers" / "warc" / "pages.warc").read_bytes()
        for data in (archive, gzip.compress(archive)):
            path = self.file("pages", data)
            result, rows = self.rejects(path, "--format", "article-jsonl")
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertEqual([json.loads(line)["date"] for line in result.stdout.splitlines()], ["2024-05-20"] * 3)
            self.assertEqual([row["code"] for row in rows], ["skipped", "skipped"])
            self.assertIn(b"1 metadata record, 1 request record, 1 revisit record, 1 warcinfo record", result.stderr)

    def test_every_sample_of_every_kind(self):
        """Told its kind or not, each sample reads alike; its items carry what the record says."""
        for folder in sorted((ROOT / "tests" / "readers").iterdir()):
            for sample in sorted(folder.iterdir()):
                if sample.suffix == ".expected":
                    continue
                guessed = self.run_entente("read", sample, "--quiet", "--rejects", self.folder / "r")
                told = self.run_entente("read", sample, "--in", folder.name, "--quiet", "--rejects", self.folder / "r")
                self.assertEqual((guessed.returncode, guessed.stdout), (0, told.stdout), sample)
                self.assertTrue(guessed.stdout, sample)

    def test_a_database_export_is_coded(self):
        path = ROOT / "tests" / "readers" / "nexis" / "classic.txt"
        result = self.run_entente("code", path, "--rejects", self.folder / "r")
        self.assertEqual(result.returncode, 0, result.stderr)
        reports = [json.loads(line) for line in result.stdout.splitlines()]
        self.assertIn("classic.txt#1", reports[0]["page"])
        self.assertEqual(reports[0]["published"]["date"], "2024-05-20")

    def test_rejects_conform_to_their_schema(self):
        schema = json.loads(self.run_entente("schema", "reject").stdout)
        keys = [set(choice["required"]) for choice in schema["anyOf"]]
        _, rows = self.rejects(self.folder / "none", self.file("empty", ""), self.file("rows", '{"id": 1}\n{}\n[]\n'))
        self.assertGreaterEqual(len(rows), 5)
        for row in rows:
            self.assertIn(set(row), keys)

    def test_output_is_the_same_for_any_number_of_threads(self):
        top = self.folder / "many"
        top.mkdir()
        for i in range(40):
            (top / f"{i}.txt").write_text(STORY if i % 5 else "")
        one = self.run_entente("read", top, "--threads", 1)
        many = self.run_entente("read", top, "--threads", 8)
        self.assertEqual((one.stdout, one.stderr), (many.stdout, many.stderr))


if __name__ == "__main__":
    unittest.main()
