#!/usr/bin/env bash
# Measures codecs in C on messages of these benches. Nothing of them is part of this project: give the folders where you have their sources.
#
#   GURUX=~/GuruxDLMS.c COSEMLIB=~/cosemlib benches/c-peers.sh
#
# GURUX is a clone of https://github.com/Gurux/GuruxDLMS.c, COSEMLIB one of https://github.com/meterkit/cosemlib. The programs of
# benches/c-peers are built with them at -O2 and link-time optimisation by the compiler in CC. Each decodes the Data of a GET response and
# counts its values, of which all must find the same number; the shortest time counts. Ours stands beside them: `ratios generic`.
#
# The programs were tried by themselves, on the GET response with one number, with GuruxDLMS.c of 2026-08-17 (11a4fefe) and cosemlib of
# 2018-02-14 (53efbda8), gcc 12, x86-64: 20 and 12 ns. cosemlib knows neither float32 nor the times and dates, so it cannot understand the
# structure of 32 fields.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${GURUX:-}${COSEMLIB:-}" ]; then
    sed -n 's/^# \{0,1\}//; 2,5p' "$0" >&2
    exit 2
fi

cargo build --quiet --release -p cosem-benches --bin count
count="${CARGO_TARGET_DIR:-target}/release/count"
built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT
compile=("${CC:-cc}" -O2 -flto=auto -w -I benches/c-peers)

peers=()
if [ -n "${GURUX:-}" ]; then
    "${compile[@]}" -I "$GURUX/development/include" benches/c-peers/gurux.c "$GURUX"/development/src/*.c -lm -o "$built/GuruxDLMS.c"
    peers+=(GuruxDLMS.c)
fi
if [ -n "${COSEMLIB:-}" ]; then
    "${compile[@]}" "-DCSM_ERR(...)=" "-DCSM_LOG(...)=" "-DCSM_TRACE(...)=" -I "$COSEMLIB/src" -I "$COSEMLIB/share/util" benches/c-peers/cosemlib.c "$COSEMLIB"/src/csm_{array,ber,axdr_codec}.c -o "$built/cosemlib"
    peers+=(cosemlib)
fi

printf '| message | codec | ns | values |\n| --- | --- | ---: | ---: |\n'
for message in scalar:1 structure:32 profile:5000; do
    for peer in "${peers[@]}"; do
        if ! result=$("$count" message generic "${message%:*}" | "$built/$peer" 2>&1); then
            printf '| %s | %s | %s | |\n' "${message%:*}" "$peer" "$result"
            continue
        fi
        printf '| %s | %s | %s | %s |\n' "${message%:*}" "$peer" "${result%	*}" "${result#*	}"
        [ "${result#*	}" = "${message#*:}" ] || { echo "$peer found another number of values than ${message#*:}" >&2; exit 1; }
    done
done
