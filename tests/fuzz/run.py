#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""run.py BUILD TIME [TARGET...]: lets the fuzzer loose on every target, two at a time, and prints a table. TIME is in minutes for
all of them together ("60"), or in seconds for each ("15s").

Starts from corpus/TARGET, keeps what it learns in BUILD/corpus/TARGET and what went wrong in BUILD/crashes; fails if anything
did. './check --fuzz MINUTES' is the usual way here."""
import concurrent.futures
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.realpath(__file__))
LIMITS = ["-timeout=1", "-rss_limit_mb=1024", "-malloc_limit_mb=256", "-max_len=65536", "-detect_leaks=1"]
SANITIZERS = {"ASAN_OPTIONS": "quarantine_size_mb=64:detect_stack_use_after_return=1", "UBSAN_OPTIONS": "print_stacktrace=1"}
AT_A_TIME = 2


def program(build):
    return os.path.join(build, "bin", "trunkline-fuzz")


def targets(build):
    return subprocess.run([program(build), "--list"], check=True, capture_output=True, text=True).stdout.split()


def seconds_each(time, count):
    wanted = re.fullmatch(r"(\d+)(s?)", time) or sys.exit(f"not a time: {time}; for example 60 (minutes in all) or 15s (for each target)")
    return int(wanted.group(1)) if wanted.group(2) else max(1, int(wanted.group(1)) * 60 * AT_A_TIME // count)


def fuzz(build, target, seconds):
    """(target, executions, executions a second, inputs, what is wrong or '')"""
    learnt, crashes = os.path.join(build, "corpus", target), os.path.join(build, "crashes")
    for folder in (learnt, crashes):
        os.makedirs(folder, exist_ok=True)
    log = os.path.join(build, "fuzz-" + target + ".log")
    command = [program(build), f"--target={target}", *LIMITS, f"-max_total_time={seconds}", "-print_final_stats=1",
               f"-dict={os.path.join(HERE, 'json.dict')}", f"-artifact_prefix={os.path.join(crashes, target)}-",
               learnt, os.path.join(HERE, "corpus", target)]
    with open(log, "w", encoding="utf-8") as output:
        code = subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, **SANITIZERS}, check=False).returncode
    with open(log, encoding="utf-8", errors="replace") as output:
        text = output.read()
    count = re.search(r"number_of_executed_units:\s*(\d+)", text)
    rate = re.search(r"average_exec_per_sec:\s*(\d+)", text)
    inputs = re.findall(r"corp: (\d+)", text)
    wrong = "" if code == 0 or _was_only_late(build, target, text) else _why(text) + f"; see {log}"
    return target, int(count.group(1)) if count else 0, int(rate.group(1)) if rate else 0, int(inputs[-1]) if inputs else 0, wrong


def _was_only_late(build, target, text):
    """Whether an input that took too long does not when it is tried alone: then the machine was busy with something else."""
    late = re.search(r"Test unit written to (\S+-timeout-\w+)", text)
    if not late or subprocess.run([program(build), f"--target={target}", *LIMITS, late.group(1)], stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL, env={**os.environ, **SANITIZERS}, check=False).returncode:
        return False
    os.remove(late.group(1))
    return True


def _why(text):
    said = re.findall(r"^(?:does not hold: .*|SUMMARY: .*|.*runtime error: .*)$", text, re.M)
    return "; ".join(dict.fromkeys(said)) or "ended without a word"


def main():
    build = os.path.abspath(sys.argv[1])
    known = targets(build)
    chosen = sys.argv[3:] or known
    unknown = set(chosen) - set(known)
    if unknown:
        sys.exit(f"no such target: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    seconds = seconds_each(sys.argv[2], len(chosen))
    print(f"Fuzzing {len(chosen)} targets for {seconds} s each, {AT_A_TIME} at a time", flush=True)
    with concurrent.futures.ThreadPoolExecutor(AT_A_TIME) as pool:
        rows = list(pool.map(lambda target: fuzz(build, target, seconds), chosen))
    print(f"{'target':<16}{'executions':>12}{'a second':>10}{'inputs':>8}")
    for target, count, rate, inputs, wrong in rows:
        print(f"{target:<16}{count:>12,}{rate:>10,}{inputs:>8,}{'  ' + wrong if wrong else ''}")
    print(f"{'together':<16}{sum(row[1] for row in rows):>12,}", flush=True)
    failed = [row[0] for row in rows if row[4]]
    if failed:
        print(f"Failed: {', '.join(failed)}. The inputs are in {os.path.join(build, 'crashes')}; again with\n"
              f"  {program(build)} --target={failed[0]} FILE", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
