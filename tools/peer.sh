#!/usr/bin/env bash
# peer.sh PACKAGE: an environment of its own for a program that tests and benchmarks compare entente with (never used by the product),
# with the version (and what it needs beside) that tools/peers.txt pins. Prints the path of its Python. A second call only prints.
set -euo pipefail
cd "$(dirname "$0")/.."
read -ra pins < <(grep -E "^$1==" tools/peers.txt) || { echo "peer.sh: tools/peers.txt does not name $1" >&2; exit 64; }
place=.cache/peers/${pins[0]/==/-}
if [ ! -f "$place/ready" ]; then
  echo "peer.sh: installing ${pins[0]} into $place (once)" >&2
  python3 -m venv "$place"
  "$place/bin/pip" install --quiet --disable-pip-version-check "${pins[@]}" >&2
  touch "$place/ready"
fi
echo "$PWD/$place/bin/python"
