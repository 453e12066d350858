#!/usr/bin/env bash
# The long tests of "no work is lost": what `cargo test` does in small numbers, in large ones, and what needs root.
#
# Usage: tests/torture.sh [SCALE] [PART...]
#   SCALE  1, the default, is what CI does, 100 the numbers of a release, 34 a third of them: for a night.
#   PART   T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12 T13 T14 deny time; all by default.
# FOURFOLD_PROFILE chooses how it is built: torture (the default) or dev, which is ten times slower.
# FOURFOLD_SEED chooses the random scripts (default 1), FOURFOLD_AT_ONCE how many parts run side by side (as many as
# there are processors). Prints one table at the end.
# T3 and T5 need root, loop devices and tmpfs; T4 needs Xvfb and xdotool, T7 a C++ compiler, T13 `unshare`.
set -euo pipefail
cd "$(dirname "$0")/.."

scale=${1:-1}
shift || true
parts=("$@")
export FOURFOLD_SEED=${FOURFOLD_SEED:-1}
export CARGO_TERM_COLOR=never
profile=${FOURFOLD_PROFILE:-torture}
at_once=${FOURFOLD_AT_ONCE:-$(nproc)}
# Only an optimised program is as fast as promised.
[[ $profile == dev ]] || export FOURFOLD_SECONDS=2
folder=$(mktemp -d)
readonly scale parts profile at_once folder
trap 'rm -rf "$folder"' EXIT

names=()

# A number that lies between that of every run and that of a release.
between() {
    echo $(($1 + ($2 - $1) * (scale - 1) / 99))
}

wanted() {
    ((${#parts[@]} == 0)) && return
    local part
    for part in "${parts[@]}"; do
        [[ $part != "$1" ]] || return 0
    done
    return 1
}

# Waits until fewer than so many parts are running.
wait_for_less_than() {
    while (($(jobs -rp | wc -l) >= $1)); do
        wait -n || true
    done
}

# Runs a command as a part, beside others; its lines that begin with the part's name are what the table shows.
part() {
    local name=$1
    shift
    wanted "$name" || return 0
    names+=("$name")
    wait_for_less_than "$at_once"
    echo "== $name: $*"
    run_part "$name" "$@" &
}

# The same, while nothing else runs: it takes times or measures memory.
part_alone() {
    wait_for_less_than 1
    part "$@"
    wait_for_less_than 1
}

run_part() {
    local name=$1 start=$SECONDS result=passed log=$folder/$1.log line found=0
    shift
    if ! "$@" >"$log" 2>&1; then
        result=FAILED
        touch "$folder/failed"
        echo "== $name failed"
        tail -40 "$log"
    fi
    while IFS= read -r line; do
        row "$name" "$result" $((SECONDS - start)) "${line#"$name"[: ]}"
        found=1
    done < <(grep -oE "(^|\.\.\. )$name[: ].*" "$log" | sed 's/^\.\.\. //')
    ((found)) || row "$name" "$result" $((SECONDS - start)) '-'
}

row() {
    printf '%-5s| %-7s | %6d s | %s\n' "$@" >>"$folder/$1.rows"
}

missing() {
    ! wanted "$1" || { names+=("$1") && row "$1" 'not run' 0 "$2"; }
}

# Builds the test programs that the wanted parts need, and prints a line for each: its name and its path.
programs() {
    local -a tests=()
    local part
    for part in T1 T2 T3 T5 T6 T12 time; do ! wanted $part || tests+=(--test saving); done
    ! wanted T9 && ! wanted T10 || tests+=(--test files)
    ! wanted T8 || tests+=(--test monkey)
    ! wanted T11 || tests+=(--test merge)
    ! wanted T14 || tests+=(--test cli)
    ((${#tests[@]} > 0)) || return 0
    cargo test --locked --profile "$profile" --no-run "${tests[@]}" --message-format=json >"$folder/built" \
        2>"$folder/build.log" || { cat "$folder/build.log" >&2 && return 1; }
    grep -oP '"executable":"\K[^"]+/deps/[a-z]+-[0-9a-f]+(?=")' "$folder/built" | sed -E 's|(.*/deps/([a-z]+)-.*)|\2 \1|'
}

# Fuzzes a target for a while.
fuzz_one() {
    local target=$1 seconds=$2 corpus=tests/fuzz/corpus/$1 file runs
    mkdir -p "$corpus" "$folder/$target"
    for file in tests/files/v?/*.bsc.ron; do
        local seed=$corpus/${file//\//-}
        case $target in
            open) cp "$file" "$seed" ;;
            # What follows the header that the target puts in front.
            migrate) tail -n +5 "$file" >"$seed" ;;
            header) sed '2,4s/[12],/9,/' "$file" >"$seed" ;;
        esac
    done
    [[ $target != xlsx ]] || cp tests/import/*.xlsx "$corpus"
    [[ $target != csv ]] || cp tests/import/*.csv "$corpus"
    "$fuzz_folder/x86_64-unknown-linux-gnu/release/$target" "$corpus" \
        -max_total_time="$seconds" -timeout=2 -rss_limit_mb=512 -seed="$FOURFOLD_SEED" \
        -artifact_prefix="$folder/$target/" -print_final_stats=1 >"$folder/fuzz-$target" 2>&1 || {
        tail -30 "$folder/fuzz-$target"
        # What it has found is a test to be.
        cp "$folder/$target"/* "${TMPDIR:-/tmp}"
        return 1
    }
    runs=$(grep -oP 'number_of_executed_units: \K\d+' "$folder/fuzz-$target")
    echo "T7 $target: $runs inputs in $seconds s"
}

readonly fuzz_folder=${CARGO_TARGET_DIR:-target}/fuzz

build_fuzz() {
    local flags='-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4
        -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table
        -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=16 --cfg fuzzing'
    RUSTFLAGS=$(tr -s ' \n' ' ' <<<"$flags") CARGO_TARGET_DIR=$fuzz_folder cargo build --locked --release \
        --manifest-path tests/fuzz/Cargo.toml --target x86_64-unknown-linux-gnu
}

# Fuzzes every target, as many at once as there are processors.
fuzz() {
    local seconds=$1 target
    # Only the targets count against the limit here.
    for target in open migrate header csv xlsx merge3 reparse undo; do
        wait_for_less_than "$at_once"
        fuzz_one "$target" "$seconds" >"$folder/fuzzed-$target" 2>&1 || touch "$folder/fuzz-failed" &
    done
    wait
    cat "$folder"/fuzzed-*
    [[ ! -e $folder/fuzz-failed ]]
}

# Everything without a network.
offline() {
    cargo test --locked --offline --no-run
    unshare --net cargo test --locked --offline
    echo 'T13 all tests pass in a network namespace without any interface'
}

# Kills the real window while somebody types.
kill_the_window() {
    local built=${CARGO_TARGET_DIR:-target}/$profile
    [[ $profile != dev ]] || built=${CARGO_TARGET_DIR:-target}/debug
    tests/desktop/kill.sh "$1" "$built/fourfold" | sed 's/^/T4 /'
}

# Full disks, in memory and real ones.
full_disk() {
    "$saving" --nocapture full_disk::
    tests/torture/full_disk.sh "$saving" "$1"
}

# A hand without a plan on the whole window.
hand() {
    "$monkey" --nocapture | sed -n 's/^\([0-9]* events.*\)/T8 \1/p'
}

# The laws of merging, and the comparison with git.
merges() {
    "$merge" --nocapture laws:: beside_git:: >"$folder/merges"
    echo "T11 $FOURFOLD_MERGES merges keep every law"
    grep -oE 'all: .*' "$folder/merges" | head -1 | sed 's/^/T11 beside git, /' || true
}

time_of_save() {
    mkdir -p "$folder/time"
    FOURFOLD_TORTURE=$folder/time "$saving" --ignored --exact torture::takes_the_time --nocapture
}

of_saving() {
    "$saving" --nocapture "$@"
}

# Everything is built before anything runs.
saving='' files='' monkey='' merge='' cli=''
while read -r name path; do
    printf -v "$name" %s "$path"
done < <(programs)
has_display=no
! command -v Xvfb >/dev/null || ! command -v xdotool >/dev/null || has_display=yes
if wanted T4 && [[ $has_display == yes ]]; then
    cargo build --locked --profile "$profile" --bin fourfold
fi
can_fuzz=no
! command -v c++ >/dev/null || can_fuzz=yes
if wanted T7 && [[ $can_fuzz == yes ]]; then
    build_fuzz
fi

if [[ $has_display == yes ]]; then
    # By the clock: what the window gets of a busy processor is not what is asked.
    part_alone T4 kill_the_window "$(between 50 5000)"
else
    missing T4 'needs Xvfb and xdotool'
fi
if [[ $can_fuzz == yes ]]; then
    part T7 fuzz "$(between 60 3600)"
else
    missing T7 'needs a C++ compiler'
fi
part T1 of_saving faults::
FOURFOLD_STATES=$(between 1000000 100000000) part T2 of_saving power_cuts::
if [[ $(id -u) == 0 && -e /dev/loop-control ]]; then
    part T3 tests/torture/power_cuts.sh "$saving" "$(between 20 334)" "$FOURFOLD_SEED"
    part T5 full_disk "$(between 200 2000)"
else
    missing T3 'needs root and loop devices'
    part T5 of_saving full_disk::
fi
FOURFOLD_OPERATIONS=$(between 1000000 100000000) part T6 of_saving model::
FOURFOLD_MONKEY=$(between 200000 10000000) FOURFOLD_MONKEY_SEED=$FOURFOLD_SEED part T8 hand
FOURFOLD_PROJECTS=$(between 1000 10000) part T9 "$files" --nocapture golden::
part T10 "$files" --nocapture hostile::
FOURFOLD_MERGES=$(between 20000 1000000) part T11 merges
part T12 of_saving others::
if unshare --net true 2>/dev/null; then
    part_alone T13 offline
else
    missing T13 'needs unshare'
fi
FOURFOLD_LIMITS=$(between 50 500) part_alone T14 "$cli" --nocapture memory::
if cargo deny --version >/dev/null 2>&1; then
    part deny bash -c 'cargo deny --config .deny.toml check licenses bans sources && echo "deny by cargo-deny"'
else
    part deny python3 tests/torture/licences.py
fi
part_alone time time_of_save

echo
echo "$(date --utc +%F), scale $scale, seed $FOURFOLD_SEED, $(rustc --version), $(uname -sr), $(nproc) processors"
printf '%-5s| %-7s | %8s | %s\n' part result time numbers
for name in "${names[@]}"; do
    cat "$folder/$name.rows"
done
[[ ! -e $folder/failed ]]
