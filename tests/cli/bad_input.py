"""Bad input is the normal case: each ends in a named outcome with its exit code; nothing crashes, nothing is silently cut."""
import json
import os
import unittest

from harness import PAGE, CommandCase

STORY = ("Oslo (AFP) May 20, 2024\n\nNorway sent weapons to Kenya on Monday, officials said. The shipment left the port of Bergen in the "
         "morning and was due to arrive within a week.\n\nKenya thanked Norway for the delivery. It said that more would follow before "
         "the end of the month, and that talks between the two countries would go on.\n")


class Cases(CommandCase):
    def both(self, data, code, word, name="input"):
        """read and code end alike, by file and by standard input."""
        path = self.file(name, data)
        for command in ("read", "code"):
            self.assert_error(self.run_entente(command, path), code, word)
            self.assert_error(self.run_entente(command, "-", stdin=path.read_bytes()), code, word)

    def test_empty_file(self):
        self.both(b"", 65, "bad_data")

    def test_hundred_megabytes(self):
        path = self.folder / "large"
        with open(path, "wb") as file:
            file.truncate(100 << 20)
        for command in ("read", "code"):
            self.assert_error(self.run_entente(command, path), 65, "too_large")

    def test_binary(self):
        self.both(bytes(range(256)) * 64, 65, "bad_data")

    def test_invalid_utf8(self):
        """Bytes that are not UTF-8 are read by the charset that explains them best; what none explains costs its own bytes, never the page."""
        hole = self.file("hole", STORY.replace("weapons", "we\0apons").encode().replace(b"\0", b"\x81\x28"))
        for command in ("read", "code"):
            done = self.run_entente(command, hole)
            self.assertEqual(done.returncode, 0, done.stderr)
        text = self.run_entente("read", hole).stdout.decode()
        self.assertIn("Norway sent we", text)
        self.assertIn("apons to Kenya on Monday", text)
        stray = self.file("stray", STORY.replace("Bergen", "Bod\0").encode().replace(b"\0", b"\xf8"))
        self.assertIn("port of Bodø in", self.run_entente("read", stray).stdout.decode())

    def test_nul_bytes(self):
        self.both(STORY.replace("weapons", "we\0apons"), 65, "bad_data")

    def test_directory(self):
        for command in ("read", "code"):
            self.assert_error(self.run_entente(command, self.folder), 66, "no_input")

    def test_missing_file(self):
        for command in ("read", "code"):
            self.assert_error(self.run_entente(command, self.folder / "none"), 66, "no_input")

    def test_unreadable_file(self):
        path = self.file("secret", STORY)
        os.chmod(path, 0)
        words = [command for command in ("read", "code")]
        more = {}
        if os.geteuid() == 0:  # root reads everything; nobody must be able to reach the folder
            os.chmod(self.folder, 0o755)
            more = {"user": 65534}
            try:
                self.run_entente("--version", **more)
            except (PermissionError, OSError):
                self.skipTest("the binary is not reachable for another user")
        for command in words:
            self.assert_error(self.run_entente(command, path, **more), 66, "no_input")

    def test_a_folder_of_rows(self):
        self.assert_error(self.run_entente("code", "--in", "jsonl", self.folder), 66, "no_input")

    def test_a_page_without_an_article(self):
        path = self.file("index.txt", "Home\nWorld\nSport\nWeather\nContact\nImprint\nPrivacy\nCookies\n")
        reading = self.run_entente("read", path)
        self.assertEqual(reading.returncode, 0)
        self.assertEqual(json.loads(reading.stdout)["kind"], "not_article")
        self.assert_error(self.run_entente("code", path), 65, "not_article")

    def test_only_blanks(self):
        path = self.file("blanks", " \n\t\n" * 50)
        self.assert_error(self.run_entente("code", path), 65, "not_article")

    def test_a_sentence_of_five_thousand_words(self):
        long = "Norway said that " + "Kenya and Chile and Peru and Ghana and " * 625 + "others sent weapons to Mali."
        page = self.file("long.txt", STORY + "\n" + long + "\n\nChile condemned Peru on Monday.\n")
        result = self.run_entente("code", page)
        self.assertEqual(result.returncode, 0)
        rows = [json.loads(line) for line in result.stderr.splitlines()]
        self.assertTrue(any(row["code"] == "sentence_too_long" for row in rows), rows)
        self.assertTrue(any(json.loads(line)["text"].startswith("Chile condemned") for line in result.stdout.splitlines()),
                        "what follows is still coded")

    def test_thirty_thousand_words_without_an_end(self):
        page = self.file("endless.txt", STORY + "\n" + "weapons " * 30_000 + "\n")
        result = self.run_entente("code", page)
        self.assertEqual(result.returncode, 0)

    def test_ten_thousand_nested_tags(self):
        body = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.split("\n\n"))
        page = self.file("deep.html", "<!doctype html><html><body>" + "<div>" * 10_000 + body + "</div>" * 10_000 + "</body></html>")
        reading = self.run_entente("read", page)
        self.assertEqual(reading.returncode, 0)
        text = json.dumps(json.loads(reading.stdout), ensure_ascii=False)
        self.assertIn("Norway sent weapons to Kenya", text)
        self.assertEqual(self.run_entente("code", page).returncode, 0)

    def test_ten_thousand_unclosed_tags(self):
        page = self.file("open.html", "<html><body>" + "<b><i>" * 10_000 + "<p>" + STORY.replace("\n\n", "</p><p>"))
        self.assertEqual(self.run_entente("read", page).returncode, 0)

    def test_control_characters_do_not_reach_the_terminal(self):
        page = self.file("escape.txt", STORY.replace("Norway sent", "Norway \x1b[2J\x07sent"))
        for words in (("read", page, "--format", "text"), ("code", page, "--format", "text")):
            result = self.run_entente(*words)
            self.assertNotIn(b"\x1b", result.stdout + result.stderr)
            self.assertNotIn(b"\x07", result.stdout + result.stderr)

    def test_hostile_rows(self):
        rows = [b'{"id": "a"', b'[]', b'null', b'{"id": "b", "text": 7}', b'{"id": "c", "text": "\\u0000 Norway"}', b'\xff\xfe',
                b'{"id": "d", "text": "x", "date": "yesterday"}', b'{"id": "e", "text": ' + b'[' * 5000 + b']' * 5000 + b'}',
                b'{"id": "f", "text": ""}', b'{"id": "g", "text": "Norway condemned Chile."}']
        result = self.run_entente("code", "--in", "jsonl", stdin=b"\n".join(rows))
        self.assert_error(result, 65, "bad_data")
        self.assertEqual([json.loads(line)["page"] for line in result.stdout.splitlines()], ["g"])
        self.assertEqual(sum(line.startswith(b"entente: ") for line in result.stderr.splitlines()), 8)

    def test_hostile_sentences_to_explain(self):
        for sentence in ("", "   ", "\xff".encode("latin-1"), "word " * 5000, "((((((((((" * 500, "\u202eNorway", "a"):
            data = sentence if isinstance(sentence, bytes) else sentence.encode()
            result = self.run_entente("explain", "-", stdin=data)
            self.assertIn(result.returncode, (0, 65))

    def test_half_of_the_sample_page_at_each_cut(self):
        data = PAGE.read_bytes()
        files = [self.file(f"cut-{at}", data[:at]) for at in range(1, len(data), 397)]
        result = self.run_entente("code", *files)
        self.assertIn(result.returncode, (0, 65))


if __name__ == "__main__":
    unittest.main()
