package org.gan4j.experiments.sweep;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.gan4j.core.internal.text.ShellWord;
import org.gan4j.core.run.RunStatus;

/**
 * Runs jobs as tasks of a Slurm array, one for each run. Tasks that Slurm itself puts back into the
 * queue are waited for. Tasks that left the queue unfinished, for instance at the end of their
 * time, are submitted again and resume.
 */
final class SlurmEngine implements Engine {

  private static final int MOST_FRUITLESS = 3;
  private static final int TICK_MILLIS = 200;
  private static final Set<String> AT_WORK =
      Set.of("RUNNING", "COMPLETING", "CONFIGURING", "SUSPENDED", "STOPPED", "SIGNALING");

  private final SlurmQueue queue;
  private final Path script;
  private final SlurmConfig config;
  private final Optional<Integer> parallel;
  private final Duration poll;
  private Map<Integer, SlurmQueue.Task> queued = Map.of();
  private final Map<SweepRun, Attempt> attempts = new HashMap<>();

  /**
   * @param step that the run had when it was submitted
   * @param fruitless attempts before that ended no further than they began
   */
  private record Attempt(long step, int fruitless) {}

  /**
   * @param script script of the array
   * @param parallel how many tasks at once, if there is a limit
   * @param poll the time between two looks at the queue
   */
  SlurmEngine(
      SlurmQueue queue,
      Path script,
      SlurmConfig config,
      Optional<Integer> parallel,
      Duration poll) {
    this.queue = queue;
    this.script = script;
    this.config = config;
    this.parallel = parallel;
    this.poll = poll;
  }

  @Override
  public void work(SweepBoard board, SweepScreen screen, BooleanSupplier stop) {
    while (!stop.getAsBoolean()) {
      Optional<Map<Integer, SlurmQueue.Task>> now = queue.tasks();
      if (now.isPresent()) {
        settle(board, now.get());
        queued = now.get();
        submit(board, screen);
      }
      screen.show(board);
      if (board.isSettled()) {
        return;
      }
      sleep(stop, board, screen);
    }
  }

  @Override
  public Optional<String> afterStop() {
    String arrays =
        queued.values().stream()
            .map(SlurmQueue.Task::array)
            .distinct()
            .map(ShellWord::of)
            .collect(Collectors.joining(" "));
    return arrays.isEmpty()
        ? Optional.empty()
        : Optional.of("The tasks stay in Slurm's queue. To end them: scancel " + arrays);
  }

  /** Updates the board from the queue and the folders. */
  private void settle(SweepBoard board, Map<Integer, SlurmQueue.Task> now) {
    for (SweepRun run : board.runs()) {
      JobState before = board.state(run);
      SlurmQueue.Task task = now.get(run.number());
      if (before != JobState.WAITING && before != JobState.RUNNING) {
        continue;
      }
      if (task != null) {
        boolean works = AT_WORK.contains(task.state());
        board.set(run, works ? JobState.RUNNING : JobState.WAITING, works ? "" : "in the queue");
      } else if (queued.containsKey(run.number()) && board.look(run) == JobState.WAITING) {
        judge(board, run, queue.ending(queued.get(run.number()), run.number()));
      }
    }
  }

  /**
   * Decides whether a task that has left the queue with its run unfinished has failed or continues.
   */
  private void judge(SweepBoard board, SweepRun run, SlurmQueue.Ending ending) {
    Attempt attempt = attempts.getOrDefault(run, new Attempt(-1, 0));
    int fruitless = step(run) > attempt.step() ? 0 : attempt.fruitless() + 1;
    attempts.put(run, new Attempt(step(run), fruitless));
    boolean failed = ending.state().equals("FAILED") && ending.code() > 0 && ending.code() < 128;
    if (ending.state().equals("CANCELLED")) {
      board.set(run, JobState.STOPPED, "cancelled in Slurm");
    } else if (failed) {
      board.set(run, JobState.FAILED, JobLog.lastLine(run.log()));
    } else if (ending.state().equals("OUT_OF_MEMORY")) {
      board.set(run, JobState.FAILED, "out of memory: ask for more with slurm.memory");
    } else if (fruitless >= MOST_FRUITLESS) {
      String reason = "ended " + fruitless + " times without a new checkpoint: " + ending.state();
      board.set(run, JobState.FAILED, reason);
    }
  }

  private void submit(SweepBoard board, SweepScreen screen) {
    List<SweepRun> due =
        board.in(JobState.WAITING).stream()
            .filter(run -> !queued.containsKey(run.number()))
            .toList();
    if (due.isEmpty()) {
      return;
    }
    List<Integer> numbers = due.stream().map(SweepRun::number).toList();
    String array = queue.submit(script, numbers, parallel, config.options());
    queued = new HashMap<>(queued);
    for (SweepRun run : due) {
      int fruitless = attempts.getOrDefault(run, new Attempt(0, 0)).fruitless();
      attempts.put(run, new Attempt(step(run), fruitless));
      queued.put(run.number(), new SlurmQueue.Task(array, "PENDING"));
      board.set(run, JobState.WAITING, "in the queue");
    }
    screen.say("Submitted array " + array + ": runs " + SlurmQueue.ranges(numbers));
  }

  private static long step(SweepRun run) {
    return RunStatus.read(run.directory()).map(RunStatus::step).orElse(0L);
  }

  private void sleep(BooleanSupplier stop, SweepBoard board, SweepScreen screen) {
    long end = System.nanoTime() + poll.toNanos();
    while (System.nanoTime() < end && !stop.getAsBoolean()) {
      screen.show(board);
      try {
        TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
