#!/bin/sh
# Lock all dependencies with hashes, for every platform at once; `--upgrade` takes newer versions.
set -eu
cd "$(dirname "$0")/.."

compile() {
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-header --no-emit-index-url --no-emit-find-links "$@"
}

compile "$@" pyproject.toml --group build --output-file requirements/runtime.txt
compile "$@" pyproject.toml --group build --group dev --constraint requirements/runtime.txt \
  --output-file requirements/development.txt
compile "$@" --group node --output-file requirements/node.txt
