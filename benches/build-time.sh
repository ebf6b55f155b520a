#!/usr/bin/env bash
# Seconds that the codec alone takes to build, its dependencies and macros being there: without features, with each group of classes, with
# all of them. Goals: 6 s in release for the 143 class versions, 1.3 s more for one group.
#
#   benches/build-time.sh [check|build|release]
set -euo pipefail
cd "$(dirname "$0")/.."

case "${1:-release}" in
    check) command=(cargo check --quiet) ;;
    build) command=(cargo build --quiet) ;;
    release) command=(cargo build --quiet --release) ;;
    *) echo "usage: benches/build-time.sh [check|build|release]" >&2 && exit 2 ;;
esac
groups=$(sed -n 's/^\(class-[a-z0-9-]*\) = \[\]$/\1/p' codec/Cargo.toml)

# Seconds of one build of the codec, the shortest of three.
seconds() {
    "${command[@]}" -p cosem-codec --no-default-features --features "$1"
    for _ in 1 2 3; do
        touch codec/src/lib.rs
        local start end
        start=$(date +%s%N)
        "${command[@]}" -p cosem-codec --no-default-features --features "$1"
        end=$(date +%s%N)
        echo $(((end - start) / 1000000))
    done | sort -n | head -n1
}

bare=$(seconds "")
printf '| features | seconds | more than without |\n| --- | ---: | ---: |\n'
printf '| none | %s | |\n' "$(awk "BEGIN { printf \"%.1f\", $bare / 1000 }")"
for features in $groups classes iso14908 classes,iso14908,obis,names; do
    taken=$(seconds "$features")
    awk -v features="$features" -v taken="$taken" -v bare="$bare" \
        'BEGIN { printf "| `%s` | %.1f | %.1f |\n", features, taken / 1000, (taken - bare) / 1000 }'
done
