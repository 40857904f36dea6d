package org.gan4j.experiments.sweep;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Shows a sweep while it runs: on a terminal a table that is drawn again in place, otherwise a line
 * whenever a job changes its state.
 */
final class SweepScreen {

  private static final int MOST_ROWS = 20;
  private static final long NANOS_BETWEEN = 1_000_000_000L;
  private static final String NO_WRAPPING = "\033[?7l";
  private static final String WRAPPING = "\033[?7h";
  private static final String CLEAR_BELOW = "\033[J";

  private final PrintWriter out;
  private final boolean live;
  private final Map<SweepRun, JobState> shown = new HashMap<>();
  private int drawn;
  private long drawnAt;

  /**
   * @param live whether a person looks at a terminal
   */
  SweepScreen(PrintWriter out, boolean live) {
    this.out = out;
    this.live = live;
  }

  /** Says a line of its own; the table is drawn anew below it. */
  void say(String line) {
    clear();
    out.println(line);
    out.flush();
    drawnAt = 0;
  }

  /** Shows what has changed. */
  void show(SweepBoard board) {
    if (!live) {
      changes(board);
    } else if (drawnAt == 0 || System.nanoTime() - drawnAt > NANOS_BETWEEN) {
      draw(board);
      drawnAt = System.nanoTime();
    }
  }

  /** Removes the table, so that the next output follows the earlier lines. */
  void clear() {
    if (drawn > 0) {
      out.print("\033[" + drawn + "A\r" + CLEAR_BELOW);
      out.flush();
      drawn = 0;
    }
  }

  private void changes(SweepBoard board) {
    for (SweepRun run : board.runs()) {
      JobState state = board.state(run);
      JobState before = shown.put(run, state);
      boolean begins = before == null && state == JobState.WAITING;
      if (state != before && !begins) {
        JobRow row = board.row(run);
        String line = row.name() + ": " + row.state() + " at step " + SweepTable.steps(row);
        out.println(row.last().isEmpty() ? line : line + ", " + row.last());
      }
    }
    out.flush();
  }

  private void draw(SweepBoard board) {
    List<String> lines = SweepTable.lines(visible(board).map(board::row).toList());
    clear();
    out.print(NO_WRAPPING);
    lines.forEach(out::println);
    out.println(board.summary());
    out.print(WRAPPING);
    out.flush();
    drawn = lines.size() + 1;
  }

  /** All jobs where they fit, otherwise first those at work. */
  private static Stream<SweepRun> visible(SweepBoard board) {
    if (board.runs().size() <= MOST_ROWS) {
      return board.runs().stream();
    }
    return Stream.of(
            JobState.RUNNING, JobState.FAILED, JobState.STOPPED, JobState.WAITING, JobState.DONE)
        .flatMap(state -> board.in(state).stream())
        .limit(MOST_ROWS);
  }
}
