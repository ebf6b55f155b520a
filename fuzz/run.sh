#!/bin/sh
# Runs every fuzz target for so many seconds, one after the other, and prints one table.
#
#   fuzz/run.sh SECONDS [target ...]
#
# Needs cargo-fuzz and a nightly tool chain. Seeds and dictionaries are written anew from the vectors and spec files before the first
# run; what the fuzzer finds out stays in fuzz/corpus. A finding lies in fuzz/artifacts/<target>; once it is repaired, move it to
# fuzz/regressions/<target>.
#
# The sanitizer is none: neither the codec nor the inspector has unsafe code, so that an address sanitizer would only slow them down.
# SANITIZER=address takes it. BINARIES=<folder> runs what was built before.
set -u
cd "$(dirname "$0")"

seconds="${1:?usage: fuzz/run.sh SECONDS [target ...]}"
shift
sanitizer="${SANITIZER:-none}"
if ! cargo +nightly fuzz --version >/dev/null 2>&1; then
    echo "cargo-fuzz or the nightly tool chain is missing: cargo install cargo-fuzz, rustup toolchain install nightly" >&2
    exit 2
fi

if [ -z "${BINARIES:-}" ]; then
    cargo +nightly fuzz build -s "$sanitizer" || exit 1
    cargo run --quiet --no-default-features --example seeds || exit 1
    BINARIES="${CARGO_TARGET_DIR:-target}/$(rustc -vV | sed -n 's/^host: //p')/release"
fi

[ $# -gt 0 ] || set -- $(cargo +nightly fuzz list)
logs="$(mktemp -d)"
failed=0 executed=0 started=$(date +%s)
printf '| %-21s | %10s | %8s | %8s | %8s | %6s | %8s |\n' target executions 'a second' coverage features corpus findings
printf '| %-21s | %10s | %8s | %8s | %8s | %6s | %8s |\n' --- ---: ---: ---: ---: ---: ---:
for target in "$@"; do
    mkdir -p corpus/"$target" artifacts/"$target"
    case "$target" in spec_language) words=spec_language.dict ;; *) words=cosem.dict ;; esac
    before="$(ls artifacts/"$target" | wc -l)"
    "$BINARIES/$target" -max_total_time="$seconds" -dict="$words" -timeout=10 -rss_limit_mb=2048 -max_len=4096 -print_final_stats=1 \
        -artifact_prefix=artifacts/"$target"/ corpus/"$target" >"$logs/$target" 2>&1
    findings=$(($(ls artifacts/"$target" | wc -l) - before))
    last="$(grep -E '^#[0-9]+.*cov: ' "$logs/$target" | tail -n 1)"
    number() { printf '%s' "$last" | sed -n "s/.*$1: \\([0-9]*\\).*/\\1/p"; }
    statistic() { sed -n "s/^stat::$1: *\\([0-9]*\\).*/\\1/p" "$logs/$target"; }
    count="$(statistic number_of_executed_units)"
    executed=$((executed + ${count:-0}))
    printf '| %-21s | %10s | %8s | %8s | %8s | %6s | %8s |\n' "$target" "$count" "$(statistic average_exec_per_sec)" \
        "$(number cov)" "$(number ft)" "$(number corp)" "$findings"
    if [ "$findings" -ne 0 ]; then
        failed=1
        grep -E "panicked|^thread|left:|right:|ERROR: |artifact_prefix|Test unit written" "$logs/$target" | head -n 8 | sed 's/^/    /' >&2
    fi
done
printf '\n%d targets, %d executions in %d seconds; logs: %s\n' $# "$executed" $(($(date +%s) - started)) "$logs"
exit $failed
