#!/bin/bash -eu
# What a fuzz farm runs to get the targets: binaries, seed corpora as zip files, dictionaries, in $OUT.
#
#   OUT=/tmp/out WORK=/tmp/work fuzz/farm/build.sh
#
# OSS-Fuzz sets OUT, WORK, SANITIZER and the flags of the compiler. By hand: SANITIZER=none is what the project itself runs with.
: "${OUT:?the folder for what is built}" "${WORK:?a folder for what is in between}"
sanitizer="${SANITIZER:-address}"
# As $SRC/build.sh of OSS-Fuzz it stands beside the project, in the project two folders below its root.
[ -d fuzz/fuzz_targets ] || cd "$(dirname "$0")/../.."
cd fuzz
# rust-toolchain.toml names the stable compiler that the project is built with; sanitizers need a nightly one.
export RUSTUP_TOOLCHAIN="${RUSTUP_TOOLCHAIN:-nightly}"

case "$sanitizer" in
    address | memory | thread | leak | none) cargo fuzz build -O -s "$sanitizer" ;;
    # flags of the farm: coverage, introspector
    *) cargo fuzz build -O ;;
esac
# The seeds come from a program of the host, without sanitizer.
env -u RUSTFLAGS cargo run --quiet --no-default-features --example seeds -- "$WORK/seeds"

binaries="${CARGO_TARGET_DIR:-target}/$(rustc -vV | sed -n 's/^host: //p')/release"
mkdir -p "$OUT"
for target in $(cargo fuzz list); do
    cp "$binaries/$target" "$OUT/"
    case "$target" in spec_language) words=spec_language.dict ;; *) words=cosem.dict ;; esac
    cp "$WORK/seeds/$words" "$OUT/$target.dict"
    printf '[libfuzzer]\nmax_len = 4096\n' >"$OUT/$target.options"
    # former findings are seeds too
    regressions=()
    [ ! -d "regressions/$target" ] || regressions=("regressions/$target"/*)
    rm -f "$OUT/${target}_seed_corpus.zip"
    (cd "$WORK/seeds/corpus/$target" && find . -type f | zip -q "$OUT/${target}_seed_corpus.zip" -@)
    [ ${#regressions[@]} -eq 0 ] || zip -q -j "$OUT/${target}_seed_corpus.zip" "${regressions[@]}"
done
echo "$(ls "$OUT"/*_seed_corpus.zip | wc -l) targets in $OUT"
