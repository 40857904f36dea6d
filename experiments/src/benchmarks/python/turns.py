"""How a peer's step is timed: alone, or in turns with others.

Alone, a script prints the median of its rounds. With --serve it waits for lines on its standard
input and answers each with one line: "turn N" with the milliseconds and processor milliseconds of a
step, over N steps; "memory" with the most that was resident, in kilobytes. interleave.py asks.
"""

import argparse
import statistics
import sys
import time


def parser(description):
    options = argparse.ArgumentParser(description=description.splitlines()[0])
    options.add_argument("--serve", action="store_true", help="answer turns, see turns.py")
    options.add_argument("--rounds", type=int, default=10)
    options.add_argument("--steps", type=int, default=20, help="steps a round")
    options.add_argument("--warm-up", type=int, default=1, help="rounds that are not counted")
    options.add_argument("--batch", type=int, default=64)
    options.add_argument("--threads", type=int, default=2)
    return options


def timed(trainer, steps):
    """Milliseconds of a step: of the clock, and of the processors."""
    start, processor = time.perf_counter(), time.process_time()
    for _ in range(steps):
        trainer.step()
    trainer.finish()
    return [
        (now - before) * 1000 / steps
        for now, before in ((time.perf_counter(), start), (time.process_time(), processor))
    ]


def peak_kilobytes():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


def serve(trainer):
    for line in sys.stdin:
        word, *numbers = line.split()
        if word == "turn":
            print("turn", *timed(trainer, int(numbers[0])), flush=True)
        elif word == "memory":
            print("memory", peak_kilobytes(), flush=True)


def run(trainer, options):
    print("parameters", *trainer.parameters(), flush=True)
    if options.serve:
        trainer.step()
        trainer.finish()
        print("ready", flush=True)
        serve(trainer)
        return
    rounds = [timed(trainer, options.steps) for _ in range(options.warm_up + options.rounds)]
    wall, processor = zip(*rounds[options.warm_up :])
    print(trainer.losses())
    print(f"median {statistics.median(wall):.1f} ms a step, min {min(wall):.1f}")
    print(f"cpu {statistics.median(processor):.1f} ms a step")
