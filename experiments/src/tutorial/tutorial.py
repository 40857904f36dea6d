#!/usr/bin/env python3
"""Runs the commands of docs/tutorial.md and compares what they print with the page.

    experiments/src/tutorial/tutorial.py            compares; the exit code is 1 if anything differs
    experiments/src/tutorial/tutorial.py --write    writes what was printed into the page

It works in a new temporary folder, with a link to this clone in it, and removes that folder at its
end. A paragraph that ends in "Write `FILE`:" is followed by the file. A block of kind "console" has
commands after "$ " and what they print. A line "..." stands for any lines, and a single line "?"
asks --write for what is printed. Paths, times, hashes, numbers with a fraction, numbers of
spaces and empty lines are not compared, as they depend on the machine or are of no matter.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

CLONE = pathlib.Path(__file__).resolve().parents[3]
PAGE = CLONE / "docs" / "tutorial.md"
ANY = "..."
ASKED = ["?"]
MACHINE = [
    (re.compile(r"\b[0-9a-f]{7,64}\b"), "HASH"),
    (re.compile(r"\b\d+:\d\d(:\d\d)?\b"), "TIME"),
    (re.compile(r"\b[\d.]+ (s|ms|min|h)\b"), "TIME"),
    (re.compile(r"\b[\d.]+( ?images/s)"), r"N\1"),
    (re.compile(r"\bin \d+ steps"), "in N steps"),
    (re.compile(r"-?\d+\.\d+(e-?\d+)?"), "N"),
    (re.compile(r"\s+"), " "),
]


def comparable(line):
    """The line without what depends on the machine."""
    for pattern, word in MACHINE:
        line = pattern.sub(word, line)
    return line.strip()


def align(expected, printed):
    """For each expected line the printed lines that it stands for, or None if they do not fit."""
    if not expected:
        return [] if not printed else None
    if expected[0] == ANY:
        for taken in range(len(printed) + 1):
            rest = align(expected[1:], printed[taken:])
            if rest is not None:
                return [[ANY]] + rest
        return None
    if not printed or comparable(expected[0]) != comparable(printed[0]):
        return None
    rest = align(expected[1:], printed[1:])
    return None if rest is None else [[printed[0]]] + rest


class Shell:
    """One bash in which all commands run, so that an exported variable stays."""

    END = "--- end of command ---"

    def __init__(self, folder):
        environment = dict(os.environ, LC_ALL="C.UTF-8", COLUMNS="80")
        environment.pop("GAN_CLASSPATH", None)
        self.folder = folder
        self.process = subprocess.Popen(
            ["bash"], cwd=folder, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def run(self, command):
        """What the command prints, line by line; an error of it is a line of its own."""
        self.process.stdin.write(f"{command} </dev/null\necho \"{self.END} $?\"\n")
        self.process.stdin.flush()
        lines = []
        for line in self.process.stdout:
            head, end, code = line.rstrip("\n").partition(self.END)
            if head:
                lines.append(head.replace(str(self.folder.parent) + "/", ""))
            if end:
                return lines + ([] if code.strip() == "0" else [f"exit code{code}"])
        raise SystemExit(f"{command}: bash ended")

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def run_block(shell, lines, problems):
    """Runs the commands of one block. Returns the block with what they printed."""
    block, position = [], 0
    while position < len(lines):
        command = lines[position]
        following = position + 1
        while following < len(lines) and not lines[following].startswith("$ "):
            following += 1
        expected = [line for line in lines[position + 1:following] if line]
        print(command, flush=True)
        printed = shell.run(command[2:])
        aligned = [printed] if expected == ASKED else align(expected, printed)
        if aligned is None:
            problems.append(command)
            print("  differs. The page:", *expected, "Printed:", *printed, sep="\n    ", flush=True)
            aligned = [printed]
        block += [command] + [line for part in aligned for line in part]
        position = following
    return block


def run_page(folder):
    """Runs the page. Returns its text with what was printed, and the commands that differ."""
    shell = Shell(folder)
    problems, page, file = [], [], None
    lines = iter(PAGE.read_text().splitlines())
    for line in lines:
        page.append(line)
        named = re.search(r"Write `([^`]+)`:$", line)
        file = named.group(1) if named else file
        if not line.startswith("```"):
            continue
        block = []
        for inner in lines:
            if inner.startswith("```"):
                break
            block.append(inner)
        if line == "```console":
            block = run_block(shell, block, problems)
        elif file:
            target = folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("\n".join(block) + "\n")
            file = None
        page += block + ["```"]
    shell.close()
    return "\n".join(page) + "\n", problems


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write what was printed into the page")
    arguments = parser.parse_args()
    subprocess.run([CLONE / "gan", "list"], check=True, stdout=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory() as temporary:
        beside = pathlib.Path(temporary).resolve()
        (beside / "gan4j").symlink_to(CLONE)
        (beside / "mine").mkdir()
        page, problems = run_page(beside / "mine")
    if arguments.write:
        PAGE.write_text(page)
    print(f"{len(problems)} commands differ" if problems else "The page is what was printed.")
    return 1 if problems and not arguments.write else 0


if __name__ == "__main__":
    sys.exit(main())
