#!/usr/bin/env bash
# Records what tshark says of the frames of iso14908_tshark.rs, for machines where it is not installed.
set -euo pipefail
cd "$(dirname "$0")/../.."
tshark --version | head -1
RECORD=1 cargo test -p cosem-codec --features alloc --test iso14908_tshark
