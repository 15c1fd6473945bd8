"""Hostile inputs from outside: the built binary keeps its memory and its time, names the outcome and writes a row for it."""
import gzip
import json
import os
import resource
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
from harness import BINARY, CommandCase  # noqa: E402

MEBI = 1 << 20
SANITIZED = b"__asan_init" in Path(BINARY).read_bytes() or b"__tsan_init" in Path(BINARY).read_bytes()


def record(uri, body, kind="response"):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    return (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n").encode() + http + b"\r\n\r\n"


class Cases(CommandCase):
    def measured(self, *words, feed=None, seconds=60):
        """Runs `entente read` and measures it: its result, and the most memory that it held."""
        target = self.folder / "rejects.jsonl"
        begin = time.monotonic()
        with open(self.folder / "out", "wb") as out, open(self.folder / "err", "wb") as err:
            program = subprocess.Popen([BINARY, "read", *map(str, words), "--rejects", str(target), "--threads", "2"],
                                       stdin=subprocess.PIPE if feed else subprocess.DEVNULL, stdout=out, stderr=err)
            if feed:
                try:
                    for piece in feed:
                        program.stdin.write(piece)
                    program.stdin.close()
                except BrokenPipeError:
                    pass
            _, status, usage = os.wait4(program.pid, 0)
            program.returncode = os.waitstatus_to_exitcode(status)
        self.assertLess(time.monotonic() - begin, seconds * (10 if SANITIZED else 1))
        self.assertGreaterEqual(program.returncode, 0, (self.folder / "err").read_bytes()[-2000:])
        if not SANITIZED:
            self.assertLess(usage.ru_maxrss / 1024, 400, "MiB of memory")
        rows = [json.loads(line) for line in target.read_text().splitlines()]
        return program.returncode, rows, (self.folder / "out").read_bytes()

    def assert_named(self, run, code, exit_code=65):
        self.assertEqual((run[0], [row["code"] for row in run[1]]), (exit_code, [code]))
        self.assertIsInstance(run[1][0]["position"], int)

    def bomb(self, size, pack):
        path = self.folder / "bomb"
        with open(path, "wb") as file:
            packer = subprocess.Popen(pack, stdin=subprocess.PIPE, stdout=file)
            for _ in range(size // MEBI):
                packer.stdin.write(b"\0" * MEBI)
            packer.stdin.close()
            self.assertEqual(packer.wait(), 0)
        return path

    def test_a_gzip_bomb(self):
        self.assert_named(self.measured(self.bomb(1 << 30, ["gzip", "-1c"])), "too_large")

    def test_a_gzip_bomb_as_an_archive(self):
        """A reader that streams does not stop at the size of a page: the ratio stops it."""
        code, rows, _ = self.measured("--in", "warc", self.bomb(1 << 30, ["gzip", "-9c"]))
        self.assertEqual(code, 65)
        self.assertIn("bomb", [row["code"] for row in rows])

    def test_a_zstd_bomb_as_an_archive(self):
        code, rows, _ = self.measured("--in", "warc", self.bomb(4 << 30, ["zstd", "-qc"]))
        self.assertEqual(code, 65)
        self.assertIn("bomb", [row["code"] for row in rows])

    def test_a_bomb_in_a_bomb(self):
        inner = gzip.compress(gzip.compress(b"\0" * (256 * MEBI), 1), 9)
        code, rows, _ = self.measured(self.file("nested", inner))
        self.assertEqual(code, 65)
        self.assertIn(rows[0]["code"], ("bomb", "too_large", "bad_data"))

    def test_a_sparse_file_of_ten_gigabytes(self):
        path = self.folder / "sparse"
        with open(path, "wb") as file:
            file.truncate(10 << 30)
        self.assert_named(self.measured(path), "too_large")

    def test_an_archive_of_some_hundred_megabytes_through_a_pipe(self):
        body = b"<html><body><p>" + b"Home News Sport Weather Contact Imprint " * 5000 + b"</p></body></html>"
        piece = b"".join(record(f"https://sample.example/{i}", body) for i in range(5))
        count = 40 if SANITIZED else 300
        code, rows, _ = self.measured("--format", "article-jsonl", feed=(piece for _ in range(count)), seconds=240)
        self.assertEqual((code, rows), (0, []))

    def test_a_record_of_a_gigabyte_is_passed_over(self):
        size = (256 if SANITIZED else 1024) * MEBI

        def feed():
            yield (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://sample.example/large\r\nContent-Length: {size}\r\n\r\n").encode()
            for _ in range(size // MEBI):
                yield b"x" * MEBI
            yield b"\r\n\r\n" + record("https://sample.example/small", b"<p>Norway sent medicine to Kenya on Monday.</p>")

        code, rows, out = self.measured("--format", "article-jsonl", feed=feed())
        self.assertEqual((code, [row["code"] for row in rows]), (65, ["too_large"]))
        self.assertIn(b"small", out)

    def test_a_line_without_end(self):
        def feed():
            yield b'{"id": "a", "text": "'
            for _ in range(512):
                yield b"x" * MEBI
            yield b'"}\n{"id": "b", "text": "Norway sent medicine to Kenya."}\n'

        code, rows, out = self.measured("--in", "jsonl", "--format", "article-jsonl", feed=feed())
        self.assertEqual((code, [row["code"] for row in rows]), (65, ["too_large"]))
        self.assertIn(b'"b"', out)

    def test_a_header_without_end(self):
        def feed():
            yield b"WARC/1.0\r\nX: "
            for _ in range(256):
                yield b"x" * MEBI

        self.assert_named(self.measured(feed=feed()), "too_large")

    def test_a_billion_laughs(self):
        entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
        path = self.file("laughs.xml", f"<!DOCTYPE rss [{entities}]><rss><channel><item><title>&a11;</title></item></channel></rss>")
        self.assert_named(self.measured(path), "bad_data")

    def test_files_of_the_system_are_not_read_through_entities(self):
        path = self.file("xxe.xml", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><link>http://a</link>'
                         "<description>&x;</description></item></channel></rss>")
        code, rows, out = self.measured(path)
        self.assertEqual((code, [row["code"] for row in rows]), (65, ["bad_data"]))
        self.assertNotIn(b"root:", out)

    def test_deep_and_wide_xml(self):
        for inside in ("<b>" * 1_000_000, "<b " + " ".join(f'a{i}="1"' for i in range(500_000)) + "/>", "<!--" + "x" * (64 * MEBI) + "-->",
                       '<b a="' + "x" * (64 * MEBI) + '"/>'):
            path = self.file("deep.xml", f"<rss><channel><item>{inside}</item></channel></rss>")
            self.assert_named(self.measured(path), "too_large")

    def test_names_from_archives_do_not_steer_a_terminal(self):
        path = self.file("names.warc", record("https://sample.example/\x1b[2J", b"x", "response").replace(b"200 OK", b"404 No"))
        result = self.run_entente("read", path)
        self.assertNotIn(b"\x1b", result.stderr + result.stdout)

    def test_a_folder_of_links_to_itself(self):
        top = self.folder / "top"
        top.mkdir()
        for i in range(50):
            (top / f"link{i}").symlink_to(top)
        code, rows, _ = self.measured(top, seconds=10)
        self.assertEqual((code, {row["code"] for row in rows}, len(rows)), (0, {"skipped"}, 50))


resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
if __name__ == "__main__":
    unittest.main()
