"""Runs the built binary as a user does. ENTENTE_BINARY and ENTENTE_MODEL come from ctest."""
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BINARY = os.environ["ENTENTE_BINARY"]
PAGE = ROOT / "examples" / "sample-wire-page.txt"


class CommandCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_entente(self, *words, stdin=b"", environment=None, **more):
        result = subprocess.run([BINARY, *map(str, words)], input=stdin, capture_output=True, timeout=240,
                                env={**os.environ, **(environment or {})}, **more)
        self.assertGreaterEqual(result.returncode, 0, f"killed by a signal: {result.stderr[-2000:]}")
        for trace in (b"AddressSanitizer", b"runtime error:", b"ThreadSanitizer"):
            self.assertNotIn(trace, result.stderr)
        return result

    def file(self, name, data):
        path = self.folder / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def assert_error(self, result, code, word):
        """One line that says what, what to do, the code's name and the exit."""
        self.assertEqual(result.returncode, code, result.stderr[-500:])
        lines = [line for line in result.stderr.decode().splitlines() if line.startswith("entente: ")]
        self.assertTrue(any(line.endswith(f"[{word}, exit {code}]") for line in lines), result.stderr[-500:])
