#!/usr/bin/env bash
# Real power cuts: a program saves in a loop on ext4 on a loop device; it is killed, the device is copied at once with
# whatever had reached it, and the copy is mounted, replayed and looked at.
#
# Usage: power_cuts.sh TEST_BINARY CUTS [SEED]   Needs root and loop devices. Prints one line a set of mount options.
set -euo pipefail

binary=$1 cuts=$2
RANDOM=${3:-1}
# In memory, so that a copy takes milliseconds.
folder=$(mktemp -d --tmpdir=/dev/shm 2>/dev/null || mktemp -d)
mkdir "$folder/mount"
readonly binary cuts folder

finish() {
    umount "$folder/mount" 2>/dev/null || true
    rm -rf "$folder"
}
trap finish EXIT

# One power cut with mount options; prints what was wrong, if anything.
cut_once() {
    local options=$1 writer
    truncate --size 96M "$folder/disk"
    mkfs.ext4 -q -F "$folder/disk"
    mount -o "loop,$options" "$folder/disk" "$folder/mount"
    mkdir "$folder/mount/maps"
    : > "$folder/said"
    FOURFOLD_TORTURE=$folder/mount FOURFOLD_SAID=$folder/said \
        "$binary" --ignored --exact torture::writes_until_it_is_killed >"$folder/writer" 2>&1 &
    writer=$!
    sleep "$((RANDOM % 2)).$((RANDOM % 900 + 100))"
    kill -KILL "$writer" 2>/dev/null || cat "$folder/writer"
    cp --sparse=always "$folder/disk" "$folder/copy"
    wait "$writer" 2>/dev/null || true
    umount "$folder/mount"
    # In the same place: what is kept is known by the path of the file.
    mount -o loop "$folder/copy" "$folder/mount"
    FOURFOLD_TORTURE=$folder/mount FOURFOLD_SAID=$folder/said \
        "$binary" --ignored --exact torture::finds_what_was_said --nocapture >"$folder/found" 2>&1 ||
        grep -m1 -A1 panicked "$folder/found" || echo 'the check ended without a word'
    umount "$folder/mount"
    saves=$((saves + $(grep -c saved "$folder/said" || true)))
}

failed=0
for options in defaults noauto_da_alloc,data=writeback,commit=1 data=journal; do
    bad=0 saves=0
    for ((cut = 0; cut < cuts; cut++)); do
        wrong=$(mktemp -p "$folder")
        cut_once "$options" >"$wrong"
        if [[ -s $wrong ]]; then
            bad=$((bad + 1))
            sed "s/^/T3 $options, cut $cut: /" "$wrong"
        fi
        rm "$wrong"
    done
    echo "T3 ext4 $options: $cuts cuts, $saves saves said, $bad bad"
    failed=$((failed + bad))
done
exit $((failed > 0))
