#!/bin/sh
# Instructions per message and candidate, counted by callgrind: they repeat exactly, while times on shared machines do not.
#
#   benches/instructions.sh [--plain] [group [message]]
#
# --plain builds without link-time optimisation and with the default number of codegen units: what users get who set nothing.
# Each number is (Ir of 11 runs - Ir of 1 run) / 10, so neither the start nor the first run counts.
set -eu
cd "$(dirname "$0")/.."

if ! command -v valgrind >/dev/null 2>&1; then
    echo "valgrind is not installed: no instructions are counted" >&2
    exit 2
fi

target="${CARGO_TARGET_DIR:-target}"
if [ "${1:-}" = "--plain" ]; then
    shift
    export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
    target="$target/plain"
fi
export CARGO_TARGET_DIR="$target"
cargo build --quiet --release -p cosem-benches --bin count
count="$target/release/count"

# Instructions inside of `measured` for $4 runs of candidate $3 over message $2 of group $1.
instructions() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null --collect-atstart=no --toggle-collect='*candidate::measured*' \
        "$count" "$1" "$2" "$3" "$4" 2>&1 >/dev/null | sed -n 's/.*Collected : *\([0-9]*\).*/\1/p'
}

tab="$(printf '\t')"
printf '%-10s %-18s %-26s %12s %9s\n' group message candidate Ir 'to floor'
previous=
floor=
"$count" list | while IFS="$tab" read -r group message candidate; do
    [ -z "${1:-}" ] || [ "$1" = "$group" ] || continue
    [ -z "${2:-}" ] || [ "$2" = "$message" ] || continue
    one="$(instructions "$group" "$message" "$candidate" 1)"
    eleven="$(instructions "$group" "$message" "$candidate" 11)"
    each=$(((eleven - one) / 10))
    if [ "$group/$message" != "$previous" ]; then
        previous="$group/$message"
        floor=$each
    fi
    printf '%-10s %-18s %-26s %12d %9s\n' "$group" "$message" "$candidate" "$each" "$(awk "BEGIN { printf \"%.2f\", $each / ($floor ? $floor : 1) }")"
done
