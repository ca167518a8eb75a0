# SPDX-License-Identifier: GPL-3.0-or-later
# What ./run, ./check and .ci/run share. To be sourced, with $root set to the top of the tree.
# Everything here talks on stderr: stdout belongs to the program that is started.

say() { printf '%s\n' "$*" >&2; }

# wanted_packages LIST... : the names in packaging/packages/LIST
wanted_packages() {
    local list
    for list in "$@"; do sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$root/packaging/packages/$list"; done
}

missing_packages() {
    comm -23 <(wanted_packages "$@" | sort -u) \
        <(wanted_packages "$@" | xargs dpkg-query -W -f='${db:Status-Status} ${Package}\n' 2>/dev/null |
            sed -n 's/^installed //p' | sort -u)
}

what_is_needed() {
    say "Trunkline needs a C++20 compiler, CMake 3.25, Ninja, Qt 6.4 or newer (base, httpserver, websockets, svg, SQLite driver),"
    say "libphonenumber, QtKeychain for Qt 6 and libsecret. By the names Debian 12 gives them:"
    wanted_packages "$@" | sed 's/^/  /' >&2
}

# install_packages LIST... : nothing is asked of dpkg again until a list changes
install_packages() {
    local stamp missing as_root=()
    stamp="$root/build/.packages-$(IFS=-; echo "$*")-$(wanted_packages "$@" | cksum | cut -d' ' -f1)"
    [ ! -e "$stamp" ] || return 0
    mkdir -p "$root/build"
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        what_is_needed "$@"
        command -v cmake >/dev/null && command -v ninja >/dev/null && command -v c++ >/dev/null && return 0
        say "Please install these, then start again."
        return 1
    fi
    missing=$(missing_packages "$@")
    if [ -n "$missing" ]; then
        say "Installing" $missing
        if [ "$(id -u)" -ne 0 ]; then
            command -v sudo >/dev/null || { say "Not root and no sudo. As root: apt-get install" $missing; return 1; }
            as_root=(sudo)
        fi
        apt_get_install "$root/build/packages.log" $missing || return 1
    fi
    touch "$stamp"
}

apt_get_install() {
    local log=$1 options=(-y -q --no-install-recommends -o DPkg::Lock::Timeout=300)
    shift
    "${as_root[@]}" apt-get update -q >"$log" 2>&1 || say "apt-get update had errors; trying with what is known."
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install "${options[@]}" "$@" >>"$log" 2>&1 && return 0
    tail -n 20 "$log" >&2
    say "The packages could not be installed (whole log: $log)."
    say "Trunkline needs Qt 6.4: Debian 12, Ubuntu 24.04 or newer. By hand: apt-get install" "$@"
    return 1
}

# configure PRESET : only when there is no build yet, the presets changed, or the tree was moved
configure() {
    local build="$root/build/$1" fresh=()
    if [ -e "$build/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt"; then
        fresh=(--fresh)
    elif [ -e "$build/build.ninja" ] && [ ! "$root/CMakePresets.json" -nt "$build/build.ninja" ]; then
        return 0
    fi
    if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER="${CMAKE_CXX_COMPILER_LAUNCHER-ccache}"; fi
    say "Configuring build/$1"
    mkdir -p "$build"
    (cd "$root" && cmake "${fresh[@]}" --preset "$1") >"$build/configure.log" 2>&1 && return 0
    rm -f "$build/build.ninja" "$root"/build/.packages-* # so that the next start looks again, at the packages too
    tail -n 30 "$build/configure.log" >&2
    say "Configuring failed (whole log: $build/configure.log)."
    command -v apt-get >/dev/null || what_is_needed build
    return 1
}

# build PRESET [TARGET...] : silent when there is nothing to do
build() {
    local build="$root/build/$1"
    shift
    [[ $(ninja -C "$build" -n "$@" 2>&1) != *"ninja: no work to do."* ]] || return 0
    say "Building in ${build#"$root/"} (the first time takes some minutes)"
    ninja -C "$build" -j "$(nproc)" "$@" >&2
}
