#!/usr/bin/env bash
# parity.sh BUILD: compares the runtime with Python spaCy on own text and, where it is at hand, the text of ../shared; then converts pipelines
# made on the spot and compares those. spaCy is a tool of this test alone: PARITY_PYTHON names a Python that has it, else
# tools/peer.sh makes an environment of its own. What was found goes to BUILD/parity.json for tools/results.py.
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1
python=${PARITY_PYTHON:-$(tools/peer.sh spacy)}
wheel=${ENTENTE_WHEEL:-$(ls .cache/wheel/*.whl 2>/dev/null | head -n 1 || true)}
if [ -z "$wheel" ]; then
  echo "parity: no wheel of the pipeline in .cache/wheel: run \`make model\`, or say ENTENTE_WHEEL=path" >&2
  exit 66
fi
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
compare() {
  "$python" tests/parity/compare.py --entente "$build/entente" --cache .cache/parity-answers "$@"
}
failed=0
echo "== the pinned pipeline"
compare --model .cache/model/en_core_web_sm-3.8.0.entente --pipeline "$wheel" --shared "${ENTENTE_SHARED:-../shared}" \
  --json "$build/parity.json" || failed=1
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
"$python" - "$wheel" "$made" <<'PYTHON'
import sys, zipfile
zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2] + "/pinned")
PYTHON
ENTENTE_PIPELINE=$(dirname "$(find "$made/pinned" -name config.cfg | head -n 1)") \
  "$python" tests/parity/make_pipeline.py "$made" > "$made/log" 2>&1 || { cat "$made/log" >&2; exit 1; }
for name in own shared de; do
  echo "== a pipeline made here: $name"
  "$build/entente-model" convert "$made/$name" "$made/$name.entente" --any --licences "$made"
  compare --model "$made/$name.entente" --pipeline "$made/$name" --json "$build/parity-$name.json" --cache "$made/answers" || failed=1
done
exit "$failed"
