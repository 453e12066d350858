#!/usr/bin/env bash
# What the window costs beside the smallest one that eframe can open, measured in the same run:
# CPU time to the first painted frame, memory with the SaaS map open, CPU at rest.
#
# Usage: tests/bench/window.sh [FOLDER]   FOLDER holds fourfold and examples/smallest_window, built in release.
# REST_SECS sets how long the windows rest (60), RUNS how many starts are counted (5).
# Needs Xvfb, xdotool, ImageMagick. Under Xvfb OpenGL is painted by the processor.
set -euo pipefail
# A failed measurement ends the run.
shopt -s inherit_errexit
cd "$(dirname "$0")/../.."

readonly programs=${1:-${CARGO_TARGET_DIR:-target}/release}
readonly runs=${RUNS:-5} rest_secs=${REST_SECS:-60}
readonly ours=$programs/fourfold smallest=$programs/examples/smallest_window
folder=$(mktemp -d)
readonly folder
server='' window_pid=''

clean_up() {
    [[ -z $window_pid ]] || kill "$window_pid" 2>/dev/null || true
    [[ -z $server ]] || kill "$server" 2>/dev/null || true
    rm -rf "$folder"
}
trap clean_up EXIT

# Waits up to so many seconds for a command to succeed.
await() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@"; do
        ((SECONDS < deadline)) || { echo "gave up waiting: $*" >&2; return 1; }
        sleep 0.05
    done
}

start_display() {
    Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp -noreset 3>"$folder/display" 2>/dev/null &
    server=$!
    await 10 test -s "$folder/display"
    DISPLAY=:$(<"$folder/display")
    export DISPLAY HOME=$folder XDG_CONFIG_HOME=$folder/config
    unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XDG_RUNTIME_DIR
}

# Whether the screen shows this many colours or more.
has_painted() {
    (($(import -window root -resize 25% png:- | identify -format %k -) >= $1))
}

# User and system time of a process, ended threads included, in ticks.
ticks() {
    local -a fields
    read -ra fields <<<"$(sed 's/.*) //' "/proc/$1/stat")"
    echo $((fields[11] + fields[12]))
}

ms() {
    echo $((1000 * $1 / $(getconf CLK_TCK)))
}

# Opens a window and waits until it has painted; the rest of the arguments is the command.
open_window() {
    "$@" >/dev/null 2>"$folder/log" &
    window_pid=$!
    await 30 has_painted 12
    kill -0 "$window_pid" || { cat "$folder/log" >&2; return 1; }
    # The next frame or two belong to the start; a window at rest paints no more.
    sleep 1
}

close_window() {
    kill "$window_pid"
    wait "$window_pid" 2>/dev/null || true
    window_pid=''
}

median() {
    printf '%s\n' "$@" | sort -n | sed -n "$((($# + 1) / 2))p"
}

# CPU of several starts, in milliseconds.
start_cost() {
    local -a costs=()
    for ((run = 0; run < runs; run++)); do
        open_window "$@"
        costs+=("$(ms "$(ticks "$window_pid")")")
        close_window
    done
    median "${costs[@]}"
}

pss_mb() {
    awk '/^Pss:/ { printf "%.1f", $2 / 1024 }' "/proc/$window_pid/smaps_rollup"
}

# CPU of the open window at rest, in per cent of a core.
rest_cost() {
    local before
    before=$(ticks "$window_pid")
    sleep "$rest_secs"
    awk -v ms="$(ms $(($(ticks "$window_pid") - before)))" -v secs="$rest_secs" 'BEGIN { printf "%.1f", ms / secs / 10 }'
}

row() {
    printf '%-44s %12s %12s %10s %s\n' "$@"
}

start_display
"$ours" new "$folder/map.bsc.ron" --template saas >/dev/null

# The first start of a program reads it from the disk.
for program in "$smallest" "$ours"; do
    open_window "$program"
    close_window
done

start_smallest=$(start_cost "$smallest")
start_ours=$(start_cost "$ours")
start_map=$(start_cost "$ours" "$folder/map.bsc.ron")

open_window "$smallest"
pss_smallest=$(pss_mb)
rest_smallest=$(rest_cost)
close_window

open_window "$ours" "$folder/map.bsc.ron"
pss_ours=$(pss_mb)
rest_ours=$(rest_cost)
# The command palette is a text field with the focus.
window=$(xdotool search --pid "$window_pid" --onlyvisible | tail -1)
xdotool windowfocus "$window"
xdotool mousemove 720 500
before=$(import -window root rgb:- | cksum)
xdotool key ctrl+k
sleep 2
[[ $(import -window root rgb:- | cksum) != "$before" ]] || { echo 'the palette does not open' >&2; exit 1; }
rest_focused=$(rest_cost)
close_window

row '' smallest fourfold difference goal
row 'start to first painted frame, CPU ms' "$start_smallest" "$start_ours" \
    "$(awk -v a="$start_ours" -v b="$start_smallest" 'BEGIN { printf "%.2f x", a / b }')" '<= 1.50 x'
row 'start to the open map, CPU ms' "$start_smallest" "$start_map" \
    "$(awk -v a="$start_map" -v b="$start_smallest" 'BEGIN { printf "%.2f x", a / b }')" ''
row 'memory with the map open, PSS MB' "$pss_smallest" "$pss_ours" \
    "$(awk -v a="$pss_ours" -v b="$pss_smallest" 'BEGIN { printf "%+.1f", a - b }')" '<= +20.0'
row "at rest over $rest_secs s, CPU %" "$rest_smallest" "$rest_ours" '' '0.0'
row "at rest in a text field over $rest_secs s, CPU %" '' "$rest_focused" '' '0.0'
