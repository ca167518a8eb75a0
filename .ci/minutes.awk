# SPDX-License-Identifier: GPL-3.0-or-later
# Passes the log through and puts the minutes of each stage in front of ctest's summary, which stays the last thing in it.
# They come from the file `stages`, whose lines are "SECONDS begins NAME" and "SECONDS ends NAME"; the last stage is not over yet.
function row(name, seconds) { printf "  %-28s %6.1f min\n", name, seconds / 60 }
function now(  t) { "date +%s" | getline t; close("date +%s"); return t }
function add(name, seconds) { spent[name] += seconds; total += seconds }

/Test +#[0-9]+: check_/ { looking += $(NF - 1) }
/^[0-9]+% tests passed/ {
    print "Minutes"
    while ((getline line < stages) > 0) {
        split(line, word, " ")
        name = line
        sub(/^[0-9]+ [a-z]+ /, "", name)
        if (word[2] == "begins") {
            begun[name] = word[1]
            if (!(name in spent)) names[++count] = name
            spent[name] += 0
        } else {
            add(name, word[1] - begun[name])
            delete begun[name]
        }
    }
    for (name in begun) add(name, now() - begun[name])
    for (i = 1; i <= count; ++i) row(names[i], spent[names[i]])
    row("  of these, format and tidy", looking)
    row("total", total)
    print ""
}
{ print; fflush() }
