package org.gan4j.train.internal.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** Measures the speed of the last ten seconds, or since the last step if that took longer. */
final class RecentSpeed {

  private static final long WINDOW = TimeUnit.SECONDS.toNanos(10);

  private final Deque<Mark> marks = new ArrayDeque<>();

  private record Mark(long nanos, long done) {}

  /**
   * Records how much is done now.
   *
   * @param done amount done; if it is less than before, the measurement begins again
   */
  void mark(long nanos, long done) {
    if (!marks.isEmpty() && done < marks.getLast().done()) {
      marks.clear();
    }
    marks.addLast(new Mark(nanos, done));
    while (marks.size() > 2 && nanos - marks.getFirst().nanos() > WINDOW) {
      marks.removeFirst();
    }
  }

  /** Returns the amount done per second; empty until there are two marks. */
  OptionalDouble perSecond() {
    if (marks.size() < 2) {
      return OptionalDouble.empty();
    }
    double seconds = (marks.getLast().nanos() - marks.getFirst().nanos()) / 1e9;
    long done = marks.getLast().done() - marks.getFirst().done();
    return seconds > 0 ? OptionalDouble.of(done / seconds) : OptionalDouble.empty();
  }
}
