#!/usr/bin/env bash
# How much stack typical firmware and the deepest inputs take, measured on the host: once optimised for size, once for speed.
#
#   benches/stack.sh [--check]
#
# --check fails when something takes more than the documentation says (the limits stand in benches/firmware/src/bin/stack.rs), and measures
# the first only.
set -euo pipefail
cd "$(dirname "$0")/firmware"

folder=${CARGO_TARGET_DIR:-target}/release
if [ "${1:-}" = --check ]; then
    cargo build --quiet --release --features stack --bin stack
    exec "$folder/stack" --check
fi
for level in s 3; do
    printf '\nopt-level %s\n\n' "$level"
    CARGO_PROFILE_RELEASE_OPT_LEVEL=$level cargo build --quiet --release --features stack --bin stack
    "$folder/stack"
done
