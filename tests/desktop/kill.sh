#!/usr/bin/env bash
# Kills the real window in the middle of typing, again and again: at most two seconds of work may be gone, what is left
# is offered and opens, and the program still starts.
#
# Usage: tests/desktop/kill.sh [ROUNDS [PROGRAM]]   50 rounds unless told; PROGRAM is fourfold, built in release.
# Needs Xvfb, xdotool, openbox, ImageMagick. Prints one line a failure and a summary.
set -Eeuo pipefail

here=$(cd "$(dirname "$0")" && pwd)
rounds=${1:-50}
program=$(realpath "${2:-${CARGO_TARGET_DIR:-$here/../../target}/release/fourfold}")
folder=$(mktemp -d)
shots=$folder/shots
map=$folder/map.bsc.ron
readonly here rounds program folder shots map
# shellcheck source=tests/desktop/stage.sh
source "$here/stage.sh"

# How much work may be lost, in milliseconds.
readonly MOST_LOST=2000
# Where the mission is in the inspector while nothing is selected.
readonly MISSION='1274 123'

failed=0 worst=0

finish() {
    local code=$?
    trap - EXIT ERR
    kill "${typist:-}" 2>/dev/null || true
    end_stage
    rm -rf "$folder"
    exit $((failed > 0 ? 1 : code))
}
trap finish EXIT

fail() {
    echo "FAIL  round $1: $2"
    failed=$((failed + 1))
}

now_ms() {
    date +%s%3N
}

# Starts the program without waiting for it to come to rest; the marker of a failed start is not what this is about.
start_app() {
    rm -rf "$XDG_STATE_HOME/fourfold/starting"
    "$program" "$map" >"$folder/app.out" 2>"$folder/app.err" &
    app=$!
    await 60 xdotool search --onlyvisible --pid "$app"
    xdotool windowfocus --sync "$(xdotool search --onlyvisible --pid "$app" | tail -1)"
    settle
}

# Types numbers one after the other, and notes when each was typed.
type_on() {
    local number
    for number in {1..200}; do
        xdotool type --delay 8 -- "$number "
        echo "$number $(now_ms)" >>"$folder/typed"
    done
}

# The last whole number of the newest whole snapshot, which may have been taken in the middle of the next one.
kept() {
    local newest
    newest=$(find "$XDG_STATE_HOME/fourfold/recovery" -name '*.ron' -printf '%T@ %p\n' 2>/dev/null | sort -n | tail -1 |
        cut -d' ' -f2-)
    [[ -n $newest ]] || { echo 0; return; }
    grep -oP '^ *mission: "\K[^"]*' "$newest" | grep -oE '[0-9]+ ' | tail -1 | tr -d ' ' || echo 0
}

# How long before its end the work of a round is gone, in milliseconds.
lost() {
    local last=$1 end=$2
    awk -v last="$last" -v end="$end" '
        $1 == last + 1 { first_gone = $2 }
        END { print (first_gone && end > first_gone) ? end - first_gone : 0 }' "$folder/typed"
}

round() {
    local number=$1 end gone last wait_ms
    cp "$folder/start.bsc.ron" "$map"
    rm -rf "$XDG_STATE_HOME/fourfold/recovery" "$folder/typed"
    touch "$folder/typed"
    start_app
    # shellcheck disable=SC2086  # two numbers
    click $MISSION
    xdotool key ctrl+a
    type_on &
    typist=$!
    # Between a quarter of a second and five seconds, the same in every run.
    wait_ms=$((250 + (number * 2935) % 4750))
    sleep "$(printf '%d.%03d' $((wait_ms / 1000)) $((wait_ms % 1000)))"
    end=$(now_ms)
    kill -9 "$app"
    wait "$app" 2>/dev/null || true
    app=''
    kill "$typist" 2>/dev/null || true
    wait "$typist" 2>/dev/null || true
    last=$(kept)
    gone=$(lost "${last:-0}" "$end")
    [[ $gone =~ ^[0-9]+$ ]] || fail "$number" "no number: $gone"
    ((gone <= worst)) || worst=$gone
    [[ -z ${VERBOSE:-} ]] || echo "round $number: killed after $wait_ms ms, typed $(tail -1 "$folder/typed"), kept ${last:-0}, $gone ms gone"
    ((gone <= MOST_LOST)) || fail "$number" "$gone ms of work are gone (kept up to ${last:-0})"
    cmp --silent "$folder/start.bsc.ron" "$map" || fail "$number" 'the file was touched'
    if ((number % 10 == 0 && ${last:-0} > 0)); then
        # What is left is offered, opens by Enter, and is saved.
        start_app
        sleep 0.5
        xdotool key Return
        settle
        xdotool key ctrl+s
        await 8 grep -q "mission: \"1 2 .*$last [0-9]*\"" "$map" || fail "$number" 'the work was not recovered'
        press ctrl+q
        await 15 is_gone || fail "$number" 'the program does not quit'
        app=''
    fi
}

start_stage
"$program" new --template saas "$folder/start.bsc.ron" --lang en >/dev/null
for number in $(seq "$rounds"); do
    round "$number"
done
echo "$rounds kills, $failed failures, at most $worst ms of work gone (allowed: $MOST_LOST)"
