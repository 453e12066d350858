# The stage of the desktop test: a display and a home of its own, the window on it, and hands and eyes.
# To be sourced. The caller sets `program`, `shots` and `folder`.

# The window fills the screen, so that places in it are places on the screen.
readonly SCREEN=1440x900
# Where the map is in the window: left, top, right, bottom. The panels round it have fixed sizes.
readonly MAP_VIEW='216 48 1108 874'
# Most of what Fourfold enlarges a map to fit.
readonly FIT_ZOOM=1.25

server='' manager='' app=''

start_stage() {
    mkdir -p "$folder/home" "$shots"
    rm -f "$shots"/*.png
    export HOME=$folder/home XDG_CONFIG_HOME=$folder/home/config XDG_DATA_HOME=$folder/home/data
    export XDG_STATE_HOME=$folder/home/state
    export LANG=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1
    # Without a session bus the program asks for paths in its own window.
    unset WAYLAND_DISPLAY WAYLAND_SOCKET DBUS_SESSION_BUS_ADDRESS XDG_RUNTIME_DIR LC_ALL LC_MESSAGES
    Xvfb -displayfd 3 -screen 0 "${SCREEN}x24" -nolisten tcp -noreset 3>"$folder/display" 2>"$folder/xvfb.log" &
    server=$!
    await 20 test -s "$folder/display"
    DISPLAY=:$(<"$folder/display")
    export DISPLAY
    openbox --config-file "$here/openbox.xml" >"$folder/openbox.log" 2>&1 &
    manager=$!
}

end_stage() {
    for process in $app $manager $server; do
        kill "$process" 2>/dev/null || true
        wait "$process" 2>/dev/null || true
    done
}

# Waits up to so many seconds for a command to succeed.
await() {
    local deadline=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        if ((SECONDS >= deadline)); then
            echo "gave up waiting for: $*" >&2
            return 1
        fi
        sleep 0.1
    done
}

# Starts the program and waits for its window.
open_app() {
    "$program" "$@" >"$folder/app.out" 2>"$folder/app.err" &
    app=$!
    await 60 xdotool search --onlyvisible --pid "$app"
    window=$(xdotool search --onlyvisible --pid "$app" | tail -1)
    xdotool windowfocus --sync "$window"
    settle
}

is_gone() {
    ! kill -0 "$app" 2>/dev/null
}

# Asks the program to quit and waits until it has.
close_app() {
    press ctrl+q
    await 15 is_gone
    wait "$app"
    app=''
}

picture_of_screen() {
    import -window root "$1"
}

# Waits until the window shows the same thing twice in a row.
settle() {
    local before='' now
    for _ in {1..40}; do
        sleep 0.15
        now=$(import -window root -depth 8 rgb:- | cksum)
        [[ $now != "$before" ]] || return 0
        before=$now
    done
    echo 'the window does not come to rest' >&2
    return 1
}

# Keeps a picture for looking at.
shot() {
    picture_of_screen "$shots/$1.png"
}

press() {
    xdotool key --clearmodifiers --delay 40 "$@"
    settle
}

write() {
    xdotool type --clearmodifiers --delay 25 -- "$1"
    settle
}

click() {
    xdotool mousemove "$1" "$2"
    sleep 0.1
    xdotool click "${3:-1}"
    settle
}

double_click() {
    xdotool mousemove "$1" "$2"
    sleep 0.1
    xdotool click --repeat 2 --delay 90 1
    settle
}

# Drags from a place to another one, in steps as a hand does.
drag() {
    local x1=$1 y1=$2 x2=$3 y2=$4 step
    xdotool mousemove "$x1" "$y1"
    sleep 0.15
    xdotool mousedown 1
    for step in {1..12}; do
        xdotool mousemove $((x1 + (x2 - x1) * step / 12)) $((y1 + (y2 - y1) * step / 12))
        sleep 0.03
    done
    sleep 0.15
    xdotool mouseup 1
    settle
}

# Puts a path into the path dialog and confirms it.
enter_path() {
    press ctrl+a
    write "$1"
    press Return
}

# The middle of what the screen shows in exactly this colour.
middle_of_colour() {
    local geometry
    geometry=$(import -window root png:- | convert png:- -fill black +opaque "$1" -fill white -opaque "$1" \
        -define trim:edges=all -bordercolor black -border 1 -trim -format '%wx%h%O' info:-)
    [[ $geometry =~ ^([0-9]+)x([0-9]+)\+([0-9]+)\+([0-9]+)$ ]]
    echo $((BASH_REMATCH[3] - 1 + BASH_REMATCH[1] / 2)) $((BASH_REMATCH[4] - 1 + BASH_REMATCH[2] / 2))
}

# A colour of the light or dark theme by its name.
theme_colour() {
    grep -oP "^\s*$2: \"\K#[0-9A-Fa-f]{6}" "$here/../../assets/theme/$1.ron"
}

# Where something of the map is on the screen while the whole map is shown: its left, top, right and bottom.
# The argument is a pattern for its label in the SVG export, which is the same picture.
place_of() {
    awk -v wanted="aria-label=\"$1" -v view="$MAP_VIEW" -v most="$FIT_ZOOM" '
        function number(name) {
            match($0, " " name "=\"[-0-9.]+\"")
            return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0
        }
        /^<svg/ {
            split(view, v, " ")
            width = number("width"); height = number("height")
            zoom = (v[3] - v[1]) / width
            if ((v[4] - v[2]) / height < zoom) zoom = (v[4] - v[2]) / height
            if (zoom > most) zoom = most
            left = (v[1] + v[3] - width * zoom) / 2
            top = v[2]
        }
        $0 ~ wanted { is_found = 1 }
        is_found && /^<rect/ {
            x = left + number("x") * zoom
            y = top + number("y") * zoom
            printf "%.0f %.0f %.0f %.0f\n", x, y, x + number("width") * zoom, y + number("height") * zoom
            is_done = 1
            exit
        }
        END { exit !is_done }' "$folder/map.svg"
}

# The place of the card of an objective by its name.
card_of() {
    place_of "[A-Z][0-9]+ $1 "
}
