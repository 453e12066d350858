#!/usr/bin/env bash
# Real power cuts: a program saves in a loop on ext4 on a loop device; the file system is stopped from one moment to the
# next without writing anything more, and the device is mounted again, replayed and looked at.
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
    umount "$folder/mount" 2>/dev/null || umount --lazy "$folder/mount" 2>/dev/null || true
    rm -rf "$folder"
}
trap finish EXIT

# Stops a file system at once: what has not reached the device is lost, the journal's buffer too. Copying the device
# instead, while the kernel goes on writing, would show a state that never was.
cut_power() {
    # FS_IOC_SHUTDOWN with the flag that flushes nothing.
    python3 -c '
import fcntl, os, struct, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587D, struct.pack("I", 2))' "$1"
}

# One power cut with mount options; prints what was wrong, if anything.
cut_once() {
    local options=$1 writer
    # Room for all that is saved in two seconds.
    truncate --size 512M "$folder/disk"
    mkfs.ext4 -q -F "$folder/disk"
    mount -o "loop,$options" "$folder/disk" "$folder/mount"
    mkdir "$folder/mount/maps"
    : > "$folder/said"
    FOURFOLD_TORTURE=$folder/mount FOURFOLD_SAID=$folder/said \
        "$binary" --ignored --exact torture::writes_until_it_is_killed >"$folder/writer" 2>&1 &
    writer=$!
    sleep "$((RANDOM % 2)).$((RANDOM % 900 + 100))"
    kill -0 "$writer" 2>/dev/null || cat "$folder/writer"
    cut_power "$folder/mount"
    kill -KILL "$writer" 2>/dev/null || true
    wait "$writer" 2>/dev/null || true
    umount "$folder/mount"
    # In the same place: what is kept is known by the path of the file.
    mount -o loop "$folder/disk" "$folder/mount"
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
