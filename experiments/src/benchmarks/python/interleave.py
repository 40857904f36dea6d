"""Times steps here and elsewhere in turns: all contenders of a step are alive at once, and one works.

Each contender is a process that answers turns, see turns.py. The first is gan4j. Its parameters must
be the others', or nothing is timed. Standard library alone.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent

# Step: options of StepTurns, script in PyTorch, script in TensorFlow, steps a turn.
STEPS = {
    "dcgan28": (["dcgan28"], ["dcgan_step.py"], ["tf_dcgan_step.py"], 20),
    "dcgan64": (
        ["dcgan64"],
        ["dcgan_step.py", "--size", "64"],
        ["tf_dcgan_step.py", "--size", "64"],
        3,
    ),
    "wgan-gp": (
        ["wgan_gp"],
        ["resnet_step.py", "--variant", "wgan_gp"],
        ["tf_resnet_step.py"],
        1,
    ),
    "sngan": (["sngan"], ["resnet_step.py", "--variant", "sngan"], None, 1),
    "cyclegan128": (
        ["cyclegan128", "--batch", "1"],
        ["cyclegan_step.py", "--batch", "1"],
        ["tf_cyclegan_step.py", "--batch", "1"],
        2,
    ),
}
PEERS = {
    "torch": ("torch", []),
    "torch-last": ("torch", ["--channels-last"]),
    "compile": ("torch", ["--compile"]),
    "compile-last": ("torch", ["--compile", "--channels-last"]),
    "tf": ("tf", []),
    "tf-xla": ("tf", ["--xla"]),
}


class Contender:
    def __init__(self, name, command, environment):
        self.name, self.wall, self.processor = name, [], []
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if not os.environ.get("PEER_ERRORS") else None,
            text=True,
            env={**os.environ, **environment},
        )

    def read(self, word):
        for line in self.process.stdout:
            if line.split()[:1] == [word]:
                return line.split()[1:]
        raise SystemExit(f"{self.name} ended; PEER_ERRORS=1 shows what it says")

    def started(self):
        self.parameters = sorted(int(count) for count in self.read("parameters"))
        self.read("ready")

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return [float(number) for number in self.read(line.split()[0])]

    def turn(self, steps, counts):
        wall, processor = self.ask(f"turn {steps}")
        if counts:
            self.wall.append(wall)
            self.processor.append(processor)
        return wall

    def end(self):
        self.memory = self.ask("memory")[0] / 1024
        self.process.stdin.close()
        self.process.wait()


def command(peer, step, options):
    ours, torch, tensorflow, _ = STEPS[step]
    threads = ["--threads", str(options.threads)]
    if peer == "gan4j":
        run = str(HERE.parent / "run.sh")
        return [run, "StepTurns", "--step", *ours, *threads]
    kind, extra = PEERS[peer]
    script = torch if kind == "torch" else tensorflow
    if script is None:
        return None
    given = options.torch_options.split() if kind == "torch" else options.tf_options.split()
    path = str(HERE / script[0])
    return [sys.executable, path, *script[1:], "--serve", *threads, *extra, *given]


def contenders(step, options):
    commands = {peer: command(peer, step, options) for peer in ["gan4j", *options.peers]}
    threads = {"OMP_NUM_THREADS": str(options.threads), "BENCHMARK_BUILD": "no"}
    alive = []
    for name, words in commands.items():
        if words is not None:
            alive.append(Contender(name, words, threads))
            alive[-1].started()
            if alive[-1].parameters != alive[0].parameters:
                raise SystemExit(
                    f"the networks differ: {alive[0].parameters}, {name} {alive[-1].parameters}"
                )
    return alive


def row(label, values):
    print(f"{label:<14}" + "".join(f"{value:>14}" for value in values), flush=True)


def measure(step, options):
    alive = contenders(step, options)
    steps = options.steps or STEPS[step][3]
    print(f"\n{step}, ms a step, {steps} steps a turn")
    row("round", [contender.name for contender in alive])
    for number in range(-options.warm_up, options.rounds):
        walls = [contender.turn(steps, number >= 0) for contender in alive]
        if number >= 0:
            row(number + 1, [f"{wall:.1f}" for wall in walls])
    for contender in alive:
        contender.end()
    return summary(step, alive)


def summary(step, alive):
    ours = alive[0]
    ratios = {c.name: [theirs / mine for theirs, mine in zip(c.wall, ours.wall)] for c in alive}
    medians = {name: statistics.median(values) for name, values in ratios.items()}
    row("median", [f"{statistics.median(c.wall):.1f}" for c in alive])
    row("processor", [f"{statistics.median(c.processor):.1f}" for c in alive])
    row("peak MiB", [f"{c.memory:.0f}" for c in alive])
    row("ratio", [f"{medians[c.name]:.3f}" for c in alive])
    row("from", [f"{min(ratios[c.name]):.3f}" for c in alive])
    row("to", [f"{max(ratios[c.name]):.3f}" for c in alive])
    row("ratio, proc.", [f"{processor_ratio(c, ours):.3f}" for c in alive])
    return {
        "step": step,
        "contenders": [
            {"name": c.name, "ms": c.wall, "processorMs": c.processor, "peakMiB": c.memory}
            for c in alive
        ],
        "ratios": medians,
    }


def processor_ratio(contender, ours):
    return statistics.median(contender.processor) / statistics.median(ours.processor)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--step", action="append", choices=list(STEPS), help="default: all but sngan")
    parser.add_argument(
        "--peer", action="append", choices=list(PEERS), help="default: all but tf-xla"
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--warm-up", type=int, default=1, help="rounds that are not counted")
    parser.add_argument("--steps", type=int, help="steps a turn; default: by the step")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--torch-options", default="", help='such as "--fused-adam"')
    parser.add_argument("--tf-options", default="")
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    options.peers = options.peer or [peer for peer in PEERS if peer != "tf-xla"]
    options.measured = options.step or [step for step in STEPS if step != "sngan"]
    return options


def main():
    options = parse()
    results = [measure(step, options) for step in options.measured]
    print("\nratio: a peer's time / gan4j's, round by round, median and range")
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()
