package org.gan4j.train.internal.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * How fast something has gone in the last ten seconds, or since its last step if that is longer.
 */
final class RecentSpeed {

  private static final long WINDOW = TimeUnit.SECONDS.toNanos(10);

  private final Deque<Mark> marks = new ArrayDeque<>();

  private record Mark(long nanos, long done) {}

  /**
   * Notes where it is now.
   *
   * @param done less than before if it went back, which begins the measurement again
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

  /** What was done in a second; empty before there are two marks. */
  OptionalDouble perSecond() {
    if (marks.size() < 2) {
      return OptionalDouble.empty();
    }
    double seconds = (marks.getLast().nanos() - marks.getFirst().nanos()) / 1e9;
    long done = marks.getLast().done() - marks.getFirst().done();
    return seconds > 0 ? OptionalDouble.of(done / seconds) : OptionalDouble.empty();
  }
}
