#!/usr/bin/env bash
# The long tests of "no work is lost": what `cargo test` does in small numbers, in large ones, and what needs root.
#
# Usage: tests/torture.sh [SCALE] [PART...]
#   SCALE  1 takes some minutes, 100 a night: the numbers of a release. The default is 1.
#   PART   T1 T2 T3 T4 T5 T6 T7 T8 T9 T10 T11 T12 T13 T14 deny time; all by default.
# FOURFOLD_PROFILE chooses how it is built: torture (the default) or dev, which is ten times slower.
# FOURFOLD_SEED chooses the random scripts (default 1). Prints one table at the end.
# T3 and T5 need root, loop devices and tmpfs; T7 needs nightly Rust and a C++ compiler; T13 needs `unshare`.
set -euo pipefail
cd "$(dirname "$0")/.."

scale=${1:-1}
shift || true
parts=("$@")
export FOURFOLD_SEED=${FOURFOLD_SEED:-1}
export CARGO_TERM_COLOR=never
profile=${FOURFOLD_PROFILE:-torture}
# Only an optimised program is as fast as promised.
[[ $profile == dev ]] || export FOURFOLD_SECONDS=2
folder=$(mktemp -d)
readonly scale parts profile folder
trap 'rm -rf "$folder"' EXIT

rows=()
failed=0

wanted() {
    ((${#parts[@]} == 0)) && return
    local part
    for part in "${parts[@]}"; do
        [[ $part != "$1" ]] || return 0
    done
    return 1
}

# Runs a command as a part; its lines that begin with the part's name are what the table shows.
part() {
    local name=$1 start=$SECONDS result=passed log=$folder/$1.log
    shift
    wanted "$name" || return 0
    echo "== $name: $*"
    if ! "$@" >"$log" 2>&1; then
        result=FAILED
        failed=$((failed + 1))
        tail -40 "$log"
    fi
    local line found=0
    while IFS= read -r line; do
        rows+=("$(printf '%-5s| %-6s | %5d s | %s' "$name" "$result" $((SECONDS - start)) "${line#"$name"[: ]}")")
        found=1
    done < <(grep -oE "(^|\.\.\. )$name[: ].*" "$log" | sed 's/^\.\.\. //')
    ((found)) || rows+=("$(printf '%-5s| %-6s | %5d s | %s' "$name" "$result" $((SECONDS - start)) '-')")
}

missing() {
    ! wanted "$1" || rows+=("$(printf '%-5s| %-6s | %5d s | %s' "$1" 'not run' 0 "$2")")
}

# The path of a test's program.
program_of() {
    cargo test --locked --profile "$profile" --test "$1" --no-run --message-format=json 2>"$folder/build.log" |
        grep -oP "\"executable\":\"\K[^\"]*/$1-[0-9a-f]+(?=\")" | tail -1 || { cat "$folder/build.log"; return 1; }
}

# Fuzzes each target for a while.
fuzz() {
    local seconds=$1 target runs file
    local flags='-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4
        -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table
        -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=4 --cfg fuzzing'
    RUSTFLAGS=$(tr -s ' \n' ' ' <<<"$flags") cargo +nightly build --release --manifest-path tests/fuzz/Cargo.toml \
        --target x86_64-unknown-linux-gnu
    for target in open migrate header csv xlsx reparse undo; do
        local corpus=tests/fuzz/corpus/$target
        mkdir -p "$corpus"
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
        "${CARGO_TARGET_DIR:-tests/fuzz/target}/x86_64-unknown-linux-gnu/release/$target" "$corpus" \
            -max_total_time="$seconds" -timeout=2 -rss_limit_mb=512 -seed="$FOURFOLD_SEED" \
            -artifact_prefix="$folder/" -print_final_stats=1 >"$folder/fuzz-$target" 2>&1 || {
            tail -30 "$folder/fuzz-$target"
            return 1
        }
        runs=$(grep -oP 'number_of_executed_units: \K\d+' "$folder/fuzz-$target")
        echo "T7 $target: $runs inputs in $seconds s"
    done
}

# Everything without a network.
offline() {
    cargo test --locked --offline --no-run
    unshare --net cargo test --locked --offline
    echo 'T13 all tests pass in a network namespace without any interface'
}

# Kills the real window while somebody types.
kill_the_window() {
    cargo build --locked --profile "$profile"
    local built=${CARGO_TARGET_DIR:-target}/$profile
    [[ $profile != dev ]] || built=${CARGO_TARGET_DIR:-target}/debug
    tests/desktop/kill.sh "$1" "$built/fourfold" | sed 's/^/T4 /'
}

# A hand without a plan on the whole window.
hand() {
    cargo test --locked --profile "$profile" --test monkey -- --nocapture | sed -n 's/^\([0-9]* events.*\)/T8 \1/p'
}

# The laws of merging, and the comparison with git.
merges() {
    cargo test --locked --profile "$profile" --test merge -- --nocapture laws:: beside_git:: >"$folder/merges"
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

# The programs are built before the first part that needs one.
saving=$(program_of saving)
files=$(program_of files)

part T1 of_saving faults::
FOURFOLD_STATES=$((3000000 * scale)) part T2 of_saving power_cuts::
if [[ $(id -u) == 0 && -e /dev/loop-control ]]; then
    part T3 tests/torture/power_cuts.sh "$saving" $((20 * scale)) "$FOURFOLD_SEED"
    part T5 bash -c "'$saving' --nocapture full_disk:: && tests/torture/full_disk.sh '$saving' $((200 * scale))"
else
    missing T3 'needs root and loop devices'
    part T5 of_saving full_disk::
fi
if command -v Xvfb >/dev/null && command -v xdotool >/dev/null; then
    part T4 kill_the_window $((50 * scale))
else
    missing T4 'needs Xvfb and xdotool'
fi
FOURFOLD_OPERATIONS=$((100000 * scale)) part T6 of_saving model::
if cargo +nightly --version >/dev/null 2>&1 && command -v c++ >/dev/null; then
    part T7 fuzz $((20 * scale))
else
    missing T7 'needs nightly Rust and a C++ compiler'
fi
FOURFOLD_MONKEY=$((20000 * scale)) FOURFOLD_MONKEY_SEED=$FOURFOLD_SEED part T8 hand
FOURFOLD_PROJECTS=$((1000 * scale)) part T9 "$files" --nocapture golden::
part T10 "$files" --nocapture hostile::
FOURFOLD_MERGES=$((20000 * scale)) part T11 merges
part T12 of_saving others::
if unshare --net true 2>/dev/null; then
    part T13 offline
else
    missing T13 'needs unshare'
fi
FOURFOLD_LIMITS=$((50 * scale)) part T14 cargo test --locked --profile "$profile" --test cli -- --nocapture memory::
if cargo deny --version >/dev/null 2>&1; then
    part deny bash -c 'cargo deny --config .deny.toml check licenses bans sources && echo "deny by cargo-deny"'
else
    part deny python3 tests/torture/licences.py
fi
part time time_of_save

echo
echo "$(date --utc +%F), scale $scale, seed $FOURFOLD_SEED, $(rustc --version), $(uname -sr), $(nproc) processors"
printf '%-5s| %-6s | %7s | %s\n' part result time numbers
printf '%s\n' "${rows[@]}"
exit $((failed > 0))
