#!/usr/bin/env bash
# tidy.sh BUILD JOBS: clang-tidy with .clang-tidy over every source of src/ (compile commands from BUILD). Quiet when all is well.
set -euo pipefail
cd "$(dirname "$0")/.."
mapfile -t sources < <(git ls-files 'src/*.cc')
log=$1/tidy.log
# The build is gcc's, whose warning names clang does not all know.
if printf '%s\n' "${sources[@]}" | xargs -P "$2" -n 1 clang-tidy-14 -p "$1" --quiet --warnings-as-errors='*' \
    --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-everything >"$log" 2>/dev/null; then
  echo "tidy: ${#sources[@]} files, nothing to say"
else
  cat "$log"
  exit 1
fi
