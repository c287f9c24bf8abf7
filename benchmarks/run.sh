#!/usr/bin/env bash
# Runs a benchmark: benchmarks/run.sh relevance|weights|ablation|gate|mcp|agents|recommend|speed|scale|store|browser|build [options]. Builds the packages, and installs the
# peers the first time that a benchmark needs them; their lock is their own, so that the repository's `npm ci` never compiles SQLite.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
benchmark="${1:?expected the name of a benchmark: relevance, weights, ablation, gate, mcp, agents, recommend, speed, scale, store, browser or build}"
shift

cd "$here/.."
npm run build --silent >&2
case "$benchmark" in relevance | speed) peers=engines ;; browser) peers=widgets ;; *) peers=none ;; esac
case " $* " in *" --quick "* | *" --no-peers "*) if [ "$peers" = widgets ]; then peers=none; fi ;; esac
installed="$here/node_modules/.installed"
compiled="$here/node_modules/.compiled"
if [ "$peers" != none ] && { [ ! -e "$installed" ] || [ "$here/package-lock.json" -nt "$installed" ]; }; then
  echo "installing the peers" >&2
  npm ci --prefix "$here" --ignore-scripts --no-audit --no-fund --loglevel=error >&2
  touch "$installed"
fi
if [ "$peers" = engines ] && [ ! -e "$compiled" ]; then
  echo "compiling SQLite (a minute or two, once)" >&2
  npm rebuild better-sqlite3 --prefix "$here" --loglevel=error >&2
  touch "$compiled"
fi
# The benchmark sees the packages as their users do: built, through their export maps.
export TSX_TSCONFIG_PATH="$here/tsconfig.json"
exec node --expose-gc --import tsx "$here/$benchmark.ts" "$@"
