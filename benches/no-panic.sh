#!/usr/bin/env bash
# Looks for ways to a panic in linked firmware that may use everything the codec has, with overflow checks on.
#
#   benches/no-panic.sh [program …]
#
# Without programs: `surface` of benches/firmware, which reaches every item of the suite both ways, every member of every class version, the
# link layers and the self-description. It is linked for the host without a standard library, so the panic handler and the functions of
# `core` that lead to it are in it only where something calls them. Each such call is listed with the functions and lines around it.
set -euo pipefail
cd "$(dirname "$0")/firmware"

for tool in objdump addr2line; do
    command -v "$tool" >/dev/null || { echo "$tool is not installed (binutils): ways to a panic cannot be looked for" >&2; exit 2; }
done
programs=("$@")
[ ${#programs[@]} -gt 0 ] || programs=(surface)
folder=${CARGO_TARGET_DIR:-target}/no-panic

# What leads to the panic handler and nowhere else; calls among these functions are no finding.
panicking='core::panicking::|core::option::(unwrap|expect)_failed|core::result::unwrap_failed|core::slice::[a-z_:<>]*_(fail|failed)|core::str::slice_error_fail|core::cell::panic_|<core::ops::range::Range.* as core::slice::index::SliceIndex<.*>>::index|rust_begin_unwind|__rustc::'
# Functions of `core` that keep a call although it is never reached:
# - core::num::flt2dec, core::num::bignum, core::num::diy_float, core::fmt::float: the digits of a floating point number (`Number::decimal`, `Decimal`), which
#   `core` writes into buffers with indices and subtracts with checks;
# - core::num::dec2flt: the way back (`Decimal::to_f64`).
# A program that makes no floating point number of a decimal, or the reverse, links none of them.
tolerated='^<?core::(num::(flt2dec|dec2flt|bignum|diy_float)|fmt::float)::'

failed=
for program in "${programs[@]}"; do
    cargo build --quiet --profile no-panic --features surface --bin "$program"
    # Equal calls of a function are brought together by the linker, so jumps to a call are ways to it as well.
    calls=$(objdump -d -C --no-show-raw-insn "$folder/$program" | awk -v panicking="$panicking" -v tolerated="$tolerated" '
        /^[0-9a-f]+ <.*>:$/ { caller = $0; sub(/^[0-9a-f]+ </, "", caller); sub(/>:$/, "", caller); next }
        caller ~ ("^(" panicking ")") || caller ~ tolerated { next }
        # A call, or a jump to another function; also by its address.
        match($0, /<.*>$/) {
            callee = substr($0, RSTART + 1, RLENGTH - 2)
            address = $1
            sub(/:$/, "", address)
            if ($2 ~ /^j/) { jumps[$3] = jumps[$3] " " address }
            if (callee ~ ("^(" panicking ")")) { called[address] = callee }
        }
        END {
            for (address in called) {
                print address "\t" called[address]
                count = split(jumps[address], from, " ")
                for (i = 1; i <= count; i++) { print from[i] "\t" called[address] " (by a jump)" }
            }
        }')
    kept=$(objdump -d -C --no-show-raw-insn "$folder/$program" | sed -nE 's/^[0-9a-f]+ <(.*)>:$/\1/p' | grep -cE "$tolerated" || true)
    if [ -z "$calls" ]; then
        echo "$program: no way to a panic (but for $kept functions of core for floating point numbers, see this script)"
        continue
    fi
    failed=1
    echo "$program: $(wc -l <<<"$calls") calls of functions that panic"
    while IFS=$'\t' read -r address callee; do
        echo "  $callee"
        # From the innermost function outwards; `discriminator` and paths of this machine say nothing.
        addr2line -Cfipe "$folder/$program" "0x$address" | sed -e 's/ (discriminator [0-9]*)//' -e "s#$(cd ../.. && pwd)/##" -e 's/^ *(inlined by)/in/' -e 's/^/    /'
    done <<<"$calls"
done
[ -z "$failed" ]
