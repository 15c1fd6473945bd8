#!/usr/bin/env bash
# demo.sh ENTENTE: the whole path on the SAMPLE page that stands in examples/ (its events are invented).
set -euo pipefail
cd "$(dirname "$0")/.."
export ENTENTE_MODEL=${ENTENTE_MODEL:-$PWD/.cache/model/en_core_web_sm-3.8.0.entente}
page=examples/sample-wire-page.txt
echo "== SAMPLE page $page: its stories, and what is none (entente read --why --format text)"
"$1" read "$page" --why --format text
echo
echo "== Its reports, each with its sentence, and who supports whom (entente code --format text)"
"$1" code "$page" --format text
echo
echo "Events, quotes and persons of this page are invented. Now a page of yours: $1 code FILE --format text"
