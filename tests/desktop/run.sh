#!/usr/bin/env bash
# The real window, driven as a person would: from the SaaS template to a picture for investors.
#
# Usage: tests/desktop/run.sh [PROGRAM]   PROGRAM is fourfold, built in release.
# Needs Xvfb, xdotool, openbox, ImageMagick, xclip. Pictures of every step stay in tests/desktop/shots.
set -Eeuo pipefail

here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "${1:-${CARGO_TARGET_DIR:-$here/../../target}/release/fourfold}")
shots=$here/shots
folder=$(mktemp -d)
map=$folder/map.bsc.ron
readonly here program shots folder map
# shellcheck source=tests/desktop/stage.sh
source "$here/stage.sh"

# The whole test never takes longer than this.
readonly MOST_SECS=600
# What is expected may take this long to come true.
readonly PATIENCE_SECS=8

passed=0 failed=0

# Says whether something comes true; the rest of the arguments is a command that succeeds if it is.
expect() {
    local what=$1
    shift
    if await "$PATIENCE_SECS" "$@" 2>/dev/null; then
        echo "ok    $what"
        passed=$((passed + 1))
    else
        echo "FAIL  $what"
        failed=$((failed + 1))
        shot "failed-$failed"
    fi
}

finish() {
    local code=$?
    trap - EXIT ERR TERM
    kill "$watch" 2>/dev/null || true
    if ((code != 0)); then
        failed=$((failed + 1))
        shot "failed-$failed" 2>/dev/null || true
        [[ ! -s $folder/app.err ]] || sed 's/^/app: /' "$folder/app.err"
    fi
    end_stage
    rm -rf "$folder"
    echo "$passed passed, $failed failed"
    exit $((failed > 0))
}

saved() {
    grep -qE -- "$1" "$map"
}

not() {
    ! "$@"
}

# The id of an objective, KPI or perspective in the saved file, by its name.
id_of() {
    grep -oP "^ *\(id: \"\K[okp]-[0-9a-z]{10}(?=\".* name: \"$1\")" "$map"
}

is_linked() {
    saved "cause: \"$(id_of "$1")\", effect: \"$(id_of "$2")\""
}

measures() {
    saved "\(id: \"$(id_of "$1")\".* objectives: \[\"$(id_of "$2")\"\]"
}

# Whether the KPI of a name has exactly these values in the saved file, oldest first.
has_values() {
    local kpi
    kpi=$(id_of "$1")
    shift
    [[ $(grep -oP "\(kpi: \"$kpi\", date: \"[-0-9]+\", value: \K[0-9.]+" "$map" | paste -sd' ') == "$*" ]]
}

# Draws the saved map, to know where its parts are on the screen, and shows all of it.
look_again() {
    "$program" export "$map" --to "$folder/map.svg" >/dev/null
    press ctrl+0
}

click_card() {
    local place left top right bottom
    place=$(card_of "$1")
    read -r left top right bottom <<<"$place"
    click $(((left + right) / 2)) $(((top + bottom) / 2))
}

# Drags from the handle in the middle of a card's upper side onto another card.
drag_from_card() {
    local place left top right to_left to_top to_right to_bottom
    place=$(card_of "$1")
    read -r left top right _ <<<"$place"
    place=$(card_of "$2")
    read -r to_left to_top to_right to_bottom <<<"$place"
    drag $(((left + right) / 2)) "$top" $(((to_left + to_right) / 2)) $(((to_top + to_bottom) / 2))
}

# Exports through the dialog, whose only part in the accent colour is its button, as a light or dark PNG.
export_picture() {
    local button x y
    press ctrl+e
    # The previews are drawn meanwhile.
    sleep 1.5
    settle
    button=$(middle_of_colour "$(theme_colour light accent)")
    read -r x y <<<"$button"
    [[ $1 == light ]] || click $((x + 138)) $((y - 148))
    shot "export-$1"
    click "$x" "$y"
    enter_path "$folder/$1.png"
    expect "the $1 picture is written" test -s "$folder/$1.png"
}

# Whether a picture shows a colour in more than so many pixels.
shows() {
    local count
    count=$(convert "$1" -fill black +opaque "$2" -fill white -opaque "$2" -format '%[fx:round(mean*w*h)]' info:-)
    ((count > $3))
}

has_size() {
    [[ $(identify -format '%wx%h' "$1") == "$2" ]]
}

# The size of the map at twice its points, rounded up.
double_size() {
    awk '/^<svg/ {
        match($0, / width="[0-9.]+"/); w = substr($0, RSTART + 8, RLENGTH - 9) * 2
        match($0, / height="[0-9.]+"/); h = substr($0, RSTART + 9, RLENGTH - 10) * 2
        printf "%dx%d", (w > int(w) + 0.01) ? int(w) + 1 : w, (h > int(h) + 0.01) ? int(h) + 1 : h
    }' "$folder/map.svg"
}

start_from_template() {
    open_app
    shot welcome
    # The third card of the welcome page.
    click 836 480
    press ctrl+s
    shot save-dialog
    enter_path "$map"
    expect 'the SaaS template is saved' saved 'name: "Shop Ledger"'
    look_again
    shot map
}

rename_a_card() {
    click_card 'Earn recommendations'
    press F2
    write 'Shops bring shops'
    press Return ctrl+s
    expect 'a card is renamed' saved 'name: "Shops bring shops"'
    expect 'its old name is gone' not saved 'name: "Earn recommendations"'
    look_again
}

add_an_objective() {
    local place top right
    # The upper right corner of a band is always free of cards.
    place=$(place_of 'Customer"')
    read -r _ top right _ <<<"$place"
    double_click $((right - 60)) $((top + 9))
    write 'Answer within the hour'
    shot new-card
    press Return ctrl+s
    expect 'an objective is added to the band that was clicked' \
        saved "perspective: \"$(id_of 'Customer')\".* name: \"Answer within the hour\""
    look_again
}

link_it() {
    drag_from_card 'Answer within the hour' 'Reach financial stability'
    press ctrl+s
    expect 'it is linked to the card where the drag ended' is_linked 'Answer within the hour' 'Reach financial stability'
    look_again
    shot linked
}

add_a_kpi() {
    local value
    click_card 'Answer within the hour'
    press ctrl+shift+k
    write 'First answer'
    press Return
    # The second tab of the KPI, then the cell four months before the running one.
    click 1343 368
    click 1268 671
    for value in 52 47.5 44 39 36; do
        write "$value"
        press Return
    done
    shot kpi
    press ctrl+s
    expect 'a KPI measures it' measures 'First answer' 'Answer within the hour'
    expect 'the KPI has five values' has_values 'First answer' 52.0 47.5 44.0 39.0 36.0
}

undo_and_redo() {
    press ctrl+z
    press ctrl+z
    press ctrl+s
    expect 'undo takes two values back' has_values 'First answer' 52.0 47.5 44.0
    press ctrl+shift+z
    press ctrl+shift+z
    press ctrl+s
    expect 'redo brings them again' has_values 'First answer' 52.0 47.5 44.0 39.0 36.0
}

close_and_reopen() {
    local before
    expect 'the saved file has no problems' "$program" check "$map"
    close_app
    before=$(cksum "$map")
    open_app "$map"
    await 15 shows_map
    look_again
    shot reopened
    click_card 'Shops bring shops'
    shot reopened-card
    press ctrl+s
    sleep 1
    expect 'reopening and saving changes nothing in the file' test "$(cksum "$map")" = "$before"
}

# Whether the screen shows the strong colour of the first band.
shows_map() {
    picture_of_screen "$folder/screen.png" && shows "$folder/screen.png" '#1f5fbf' 200
}

# Takes the picture from the clipboard, as any other program does.
paste_picture() {
    xclip -selection clipboard -target image/png -out >"$folder/pasted.png"
    [[ $(identify -format '%m' "$folder/pasted.png") == PNG ]]
}

has_same_pixels() {
    [[ $(compare -metric AE "$1" "$2" null: 2>&1) == 0 ]]
}

copy_the_map() {
    press ctrl+shift+c
    expect 'the map is on the clipboard as a PNG' paste_picture
    shot copied
    expect 'it is twice as large as the map' has_size "$folder/pasted.png" "$(double_size)"
    "$program" export "$map" --to "$folder/copied.png" --theme light >/dev/null
    expect 'it is the picture that the command line draws' has_same_pixels "$folder/pasted.png" "$folder/copied.png"
}

export_pictures() {
    local theme
    "$program" export "$map" --to "$folder/map.svg" >/dev/null
    for theme in light dark; do
        export_picture "$theme"
        expect "the $theme picture is twice as large as the map" has_size "$folder/$theme.png" "$(double_size)"
        expect "the $theme picture has its background" shows "$folder/$theme.png" "$(theme_colour $theme canvas)" 9999
        expect "the $theme picture has its cards" shows "$folder/$theme.png" "$(theme_colour $theme card)" 9999
        expect "the $theme picture has its text" shows "$folder/$theme.png" "$(theme_colour $theme text)" 2000
        "$program" export "$map" --to "$folder/again.png" --theme "$theme" >/dev/null
        expect "the command line draws the same $theme picture" cmp "$folder/again.png" "$folder/$theme.png"
        cp "$folder/$theme.png" "$shots/picture-$theme.png"
    done
    expect 'the light and the dark picture differ' not cmp "$folder/light.png" "$folder/dark.png"
    close_app
}

# Its sleep outlives it when it is stopped, so it must not keep the output of the test open.
(sleep "$MOST_SECS" >/dev/null 2>&1 </dev/null && echo 'the test takes too long' >&2 && kill $$) >/dev/null &
watch=$!
trap finish EXIT
trap 'echo "FAIL  ${FUNCNAME[0]:-}, line $LINENO: $BASH_COMMAND"' ERR
trap 'exit 1' TERM

start_stage
start_from_template
rename_a_card
add_an_objective
link_it
add_a_kpi
undo_and_redo
close_and_reopen
copy_the_map
export_pictures
