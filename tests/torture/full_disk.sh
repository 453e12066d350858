#!/usr/bin/env bash
# Saves on a small disk in memory of which more and more is free, in steps of four kilobytes.
#
# Usage: full_disk.sh TEST_BINARY STEPS   Needs root.
set -euo pipefail

binary=$1 steps=$2
folder=$(mktemp -d)
readonly binary steps folder
trap 'umount "$folder" 2>/dev/null || true; rmdir "$folder"' EXIT

bad=0
for ((step = 0; step < steps; step++)); do
    mount -t tmpfs -o size=2M tmpfs "$folder"
    FOURFOLD_TORTURE=$folder FOURFOLD_FREE=$((step % 200 * 4096)) \
        "$binary" --ignored --exact torture::saves_on_a_full_disk >/dev/null 2>&1 || {
        bad=$((bad + 1))
        echo "T5 $((step % 200 * 4)) KiB free: wrong"
    }
    umount "$folder"
done
echo "T5 tmpfs: $steps steps, $bad bad"
exit $((bad > 0))
