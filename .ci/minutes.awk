# SPDX-License-Identifier: GPL-3.0-or-later
# Passes the log through and puts the minutes of each stage in front of ctest's summary, which stays the last thing in it.
function row(name, seconds) { printf "  %-28s %6.1f min\n", name, seconds / 60 }
function now(  t) { "date +%s" | getline t; close("date +%s"); return t }

/^Test project / { begin = now() }
/Test +#[0-9]+: check_/ { looking += $(NF - 1) }
/^[0-9]+% tests passed/ {
    print "Minutes"
    tests = now() - begin
    while ((getline line < stages) > 0) {
        seconds = line + 0
        sub(/^[0-9]+ /, "", line)
        if (line == "release tests") { # already noted when this line reached us late through the pipe
            tests = seconds
            continue
        }
        if (!(line in spent)) names[++stage] = line
        spent[line] += seconds
        total += seconds
    }
    for (i = 1; i <= stage; ++i) row(names[i], spent[names[i]])
    row("release tests", tests)
    row("  of these, format and tidy", looking)
    row("total", total + tests)
    print ""
}
{ print; fflush() }
