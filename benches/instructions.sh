#!/usr/bin/env bash
# Instructions per message and candidate, counted by callgrind: they repeat exactly, while times on shared machines do not.
#
#   benches/instructions.sh [--plain | --size] [group [message]]   a table of all candidates, with ratios to the floor
#   benches/instructions.sh --check                                compares the codec's with benches/instructions.tsv
#   benches/instructions.sh --bless                                writes that file
#
# --plain builds without link-time optimisation and with 16 codegen units, as users who set nothing do; --size with opt-level "s".
# --check fails when a candidate of the codec needs more than 5 % more instructions than the file says. With another compiler than that
# of the file, or without valgrind, it says so and fails nothing. The group `security` is left out: the cipher asks the processor what it
# can do.
# Each number is (Ir of 11 runs - Ir of 1 run) / 10, so neither the start nor the first run counts.
set -euo pipefail
cd "$(dirname "$0")/.."

figures=benches/instructions.tsv
tolerance=5
mode=table
profile=release
case "${1:-}" in
    --plain | --size) profile=${1#--} && shift ;;
    --check | --bless) mode=${1#--} && shift ;;
esac

if ! command -v valgrind >/dev/null 2>&1; then
    echo "valgrind is not installed: no instructions are counted" >&2
    [ "$mode" = check ] || exit 2
    exit 0
fi

cargo build --quiet --profile "$profile" -p cosem-benches --bin count
export count="${CARGO_TARGET_DIR:-target}/$profile/count"
rust=$(rustc --version)

# `group message candidate role`, tab separated, with the instructions of one run as a fifth column.
measure() {
    local group message candidate role
    IFS=$'\t' read -r group message candidate role <<<"$1"
    instructions() {
        valgrind --tool=callgrind --callgrind-out-file=/dev/null --collect-atstart=no --toggle-collect='*candidate::measured*' \
            "$count" "$group" "$message" "$candidate" "$1" 2>&1 >/dev/null | sed -n 's/.*Collected : *\([0-9]*\).*/\1/p'
    }
    printf '%s\t%d\n' "$1" $((($(instructions 11) - $(instructions 1)) / 10))
}
# The same behind the number of the line.
number_and_line() { printf '%s\t%s\n' "${1%%$'\t'*}" "$(measure "${1#*$'\t'}")"; }
export -f measure number_and_line

# All lines of `count list` that awk selects, measured on all processors, in their order.
measured() {
    "$count" list | awk -F'\t' "$1" | nl -w6 -nrz | xargs -d '\n' -P "$(nproc)" -n1 bash -c 'number_and_line "$1"' _ |
        sort -n | cut -f2-
}

case $mode in
    table)
        wanted="(\"${1:-}\" == \"\" || \$1 == \"${1:-}\") && (\"${2:-}\" == \"\" || \$2 == \"${2:-}\")"
        measured "$wanted" | awk -F'\t' '
            BEGIN { printf "%-10s %-18s %-26s %12s %9s\n", "group", "message", "candidate", "Ir", "to floor" }
            { if ($1 "/" $2 != subject) { subject = $1 "/" $2; floor = $5 } }
            { printf "%-10s %-18s %-26s %12d %9.2f\n", $1, $2, $3, $5, floor ? $5 / floor : 0 }'
        ;;
    bless)
        {
            echo "# Instructions of the codec's candidates: benches/instructions.sh --check compares with them, --bless writes them."
            echo "# $rust"
            measured '$4 == "codec" && $1 != "security"' | cut -f1-3,5
        } >"$figures.new"
        mv "$figures.new" "$figures"
        ;;
    check)
        measured '$4 == "codec" && $1 != "security"' | cut -f1-3,5 | awk -F'\t' -v tolerance=$tolerance -v rust="$rust" '
            BEGIN { printf "%-10s %-18s %-26s %10s %10s %8s\n", "group", "message", "candidate", "before", "now", "change" }
            FNR == NR && /^# rustc/ { compiler = substr($0, 3) }
            FNR == NR { if ($0 !~ /^#/) { before[$1 FS $2 FS $3] = $4 } next }
            {
                key = $1 FS $2 FS $3
                if (!(key in before)) { printf "%-10s %-18s %-26s %10s %10d  new: bless\n", $1, $2, $3, "", $4; stale++; next }
                change = ($4 - before[key]) * 100 / (before[key] ? before[key] : 1)
                verdict = ""
                # a few instructions are no trend
                if ($4 > before[key] + 4 && change > tolerance) { verdict = "WORSE"; worse++ }
                if ($4 < before[key] - 4 && change < -tolerance) { verdict = "better: bless"; stale++ }
                printf "%-10s %-18s %-26s %10d %10d %+7.1f%% %s\n", $1, $2, $3, before[key], $4, change, verdict
                delete before[key]
            }
            END {
                for (key in before) { split(key, part, FS); printf "%s/%s: %s is gone: bless\n", part[1], part[2], part[3]; stale++ }
                if (compiler != rust) { printf "the figures belong to %s, this is %s: nothing is judged\n", compiler, rust; exit 0 }
                if (stale) { print "benches/instructions.sh --bless writes the new figures" }
                if (worse) { printf "%d candidates need more than %d %% more instructions than before\n", worse, tolerance; exit 1 }
            }' "$figures" -
        ;;
esac
