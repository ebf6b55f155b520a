#!/usr/bin/env bash
# How many octets typical firmware takes in flash: .text and .rodata of the programs in benches/firmware, optimised for size with fat
# link-time optimisation, without and with the feature `small`.
#
#   benches/sizes.sh [--check] [target …]
#
# Without targets: thumbv6m-none-eabi (a Cortex-M0) where its standard library is installed, and the host. --check measures the first of
# them, and fails when a whole meter with `small` does not fit into 64 KB; on the host, whose code is longer, into 80 KB.
set -euo pipefail
cd "$(dirname "$0")/firmware"

check=
if [ "${1:-}" = --check ]; then
    check=1
    shift
fi
host=$(rustc --version --verbose | sed -n 's/^host: //p')
targets=("$@")
if [ ${#targets[@]} = 0 ]; then
    targets=("$host")
    if rustup target list --installed 2>/dev/null | grep -qx thumbv6m-none-eabi; then
        targets=(thumbv6m-none-eabi "$host")
        [ -z "$check" ] || targets=(thumbv6m-none-eabi)
    else
        echo "thumbv6m-none-eabi is not installed (rustup target add thumbv6m-none-eabi): the host alone is measured" >&2
    fi
fi

# The program, and what the table calls it.
programs=(
    "push_meter|push meter: encodes a DataNotification"
    "get_client|GET client: encodes a request, decodes a response, typed value"
    "get_server|GET server: decodes a request, encodes a response, lists as well"
    "typed_client|typed client: register, clock, profile rows, object list"
    "hdlc|HDLC: frames in and out, segments, station"
    "meter|meter: HDLC, AARQ/AARE, GET, SET, ACTION, release"
    "full|every APDU, both ways"
)
folder=${CARGO_TARGET_DIR:-target}

# Octets of a program that are stored in flash.
octets() {
    size -A "$folder/$1/release/$2" | awk '$1 ~ /^\.(text|rodata)/ { octets += $2 } END { print octets + 0 }'
}

failed=
for target in "${targets[@]}"; do
    declare -A plain=() small=()
    cargo build --quiet --release --bins --target "$target"
    for program in "${programs[@]}"; do plain[${program%%|*}]=$(octets "$target" "${program%%|*}"); done
    cargo build --quiet --release --bins --target "$target" --features small
    for program in "${programs[@]}"; do small[${program%%|*}]=$(octets "$target" "${program%%|*}"); done

    printf '\n| %s | octets | with `small` |\n| --- | ---: | ---: |\n' "$target"
    for program in "${programs[@]}"; do
        printf "| %s | %'d | %'d |\n" "${program#*|}" "${plain[${program%%|*}]}" "${small[${program%%|*}]}"
    done
    limit=65536
    [ "$target" != "$host" ] || limit=81920
    if [ "${small[meter]}" -gt "$limit" ]; then
        echo "a whole meter with \`small\` takes ${small[meter]} octets on $target: more than $limit" >&2
        failed=1
    fi
done
[ -z "$check" ] || [ -z "$failed" ]
