#!/usr/bin/env bash
# Installs what tools/packages.txt names and this machine lacks, and nothing else; a second call does nothing and needs no network.
# setup.sh [check|bench]: adds the packages that only `make check` or the benches need.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v dpkg-query >/dev/null; then
  echo "setup: this is not a Debian system; install the equivalents of tools/packages.txt yourself" >&2
  exit 0
fi

mapfile -t wanted < <(sed -e 's/#.*//' -e '/^\s*$/d' -e 's/\s.*//' tools/packages.txt)
[ "${1:-}" = check ] && wanted+=(clang-format-14 clang-tidy-14)
[ "${1:-}" = bench ] && wanted+=(libxml2-dev libgumbo-dev zstd)

missing=()
for package in "${wanted[@]}"; do
  dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "setup: missing ${missing[*]}. Install them as root: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi
echo "setup: installing ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
