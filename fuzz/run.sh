#!/bin/sh
# Runs every fuzz target for so many seconds and prints one table.
#
#   fuzz/run.sh SECONDS [target ...]
#
# Needs cargo-fuzz and a nightly tool chain. Seeds are written anew from the vectors before the first run; what the fuzzer finds out
# stays in fuzz/corpus. A finding lies in fuzz/artifacts/<target>; once it is repaired, move it to fuzz/regressions/<target>.
set -u
cd "$(dirname "$0")"

seconds="${1:?usage: fuzz/run.sh SECONDS [target ...]}"
shift
if ! cargo +nightly fuzz --version >/dev/null 2>&1; then
    echo "cargo-fuzz or the nightly tool chain is missing: cargo install cargo-fuzz, rustup toolchain install nightly" >&2
    exit 2
fi

cargo run --quiet --release --no-default-features --bin seeds || exit 1
cargo +nightly fuzz build || exit 1

[ $# -gt 0 ] || set -- $(cargo +nightly fuzz list)
logs="$(mktemp -d)"
failed=0
printf '%-16s %12s %10s %8s %9s %8s  %s\n' target executions per-second coverage features corpus findings
for target in "$@"; do
    before="$(ls artifacts/"$target" 2>/dev/null | wc -l)"
    cargo +nightly fuzz run "$target" -- -max_total_time="$seconds" -dict=cosem.dict -timeout=10 -rss_limit_mb=2048 -max_len=4096 \
        -print_final_stats=1 >"$logs/$target" 2>&1
    after="$(ls artifacts/"$target" 2>/dev/null | wc -l)"
    findings=$((after - before))
    last="$(grep -E '^#[0-9]+.*cov: ' "$logs/$target" | tail -n 1)"
    number() { printf '%s' "$last" | sed -n "s/.*$1: \\([0-9]*\\).*/\\1/p"; }
    statistic() { sed -n "s/^stat::$1: *\\([0-9]*\\).*/\\1/p" "$logs/$target"; }
    printf '%-16s %12s %10s %8s %9s %8s  %s\n' "$target" "$(statistic number_of_executed_units)" "$(statistic average_exec_per_sec)" \
        "$(number cov)" "$(number ft)" "$(number corp)" "$findings"
    if [ "$findings" -ne 0 ]; then
        failed=1
        grep -E "panicked|^thread|left:|right:|ERROR: |artifact_prefix|Test unit written" "$logs/$target" | head -n 8 | sed 's/^/    /'
    fi
done
echo "logs: $logs"
exit $failed
