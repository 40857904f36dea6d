package org.gan4j.experiments.sweep;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gan4j.experiments.process.JavaCommand;
import org.gan4j.experiments.process.JobLock;

/**
 * Runs jobs as processes of this machine, some at once. It waits for jobs on which a process of an
 * earlier call still works.
 */
final class LocalEngine implements Engine {

  private static final int PAUSE_MILLIS = 200;
  private static final int PATIENCE_SECONDS = 75;
  private static final int SIGNALS = 128;

  private final JavaCommand java;
  private final int parallel;
  private final Map<SweepRun, Process> processes = new LinkedHashMap<>();
  private final List<SweepRun> elsewhere = new ArrayList<>();

  /**
   * @param parallel how many jobs at once
   */
  LocalEngine(JavaCommand java, int parallel) {
    this.java = java;
    this.parallel = parallel;
  }

  @Override
  public void work(SweepBoard board, SweepScreen screen, BooleanSupplier stop) {
    findElsewhere(board);
    try {
      while (!board.isSettled() && !stop.getAsBoolean()) {
        reap(board);
        start(board);
        screen.show(board);
        pause();
      }
    } finally {
      end(board);
    }
    screen.show(board);
  }

  @Override
  public Optional<String> afterStop() {
    return Optional.empty();
  }

  private void findElsewhere(SweepBoard board) {
    for (SweepRun run : board.in(JobState.WAITING)) {
      if (JobLock.isHeld(run.directory())) {
        board.set(run, JobState.RUNNING, "by a process of an earlier call");
        elsewhere.add(run);
      }
    }
  }

  private void reap(SweepBoard board) {
    for (Iterator<SweepRun> runs = elsewhere.iterator(); runs.hasNext(); ) {
      SweepRun run = runs.next();
      if (!JobLock.isHeld(run.directory())) {
        board.look(run);
        runs.remove();
      }
    }
    for (Iterator<SweepRun> runs = processes.keySet().iterator(); runs.hasNext(); ) {
      SweepRun run = runs.next();
      if (!processes.get(run).isAlive()) {
        settle(board, run, processes.get(run).exitValue());
        runs.remove();
      }
    }
  }

  private static void settle(SweepBoard board, SweepRun run, int code) {
    if (board.look(run) == JobState.WAITING) {
      boolean signal = code > SIGNALS;
      board.set(
          run,
          signal ? JobState.STOPPED : JobState.FAILED,
          signal ? "ended by signal " + (code - SIGNALS) : JobLog.lastLine(run.log()));
    }
  }

  private void start(SweepBoard board) {
    for (SweepRun run : board.in(JobState.WAITING)) {
      if (processes.size() + elsewhere.size() >= parallel) {
        return;
      }
      processes.put(run, process(run));
      board.set(run, JobState.RUNNING, "");
    }
  }

  private Process process(SweepRun run) {
    try {
      return new ProcessBuilder(java.with("finish", run.directory().path().toString()))
          .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
          .redirectOutput(ProcessBuilder.Redirect.appendTo(run.log().toFile()))
          .redirectErrorStream(true)
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Asks those at work to save and end, and waits for them. */
  private void end(SweepBoard board) {
    processes.values().forEach(Process::destroy);
    processes.forEach(
        (run, process) -> {
          try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
              process.destroyForcibly().waitFor();
            }
            settle(board, run, process.exitValue());
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          }
        });
    processes.clear();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
