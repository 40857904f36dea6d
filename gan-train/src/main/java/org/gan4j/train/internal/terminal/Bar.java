package org.gan4j.train.internal.terminal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.gan4j.core.internal.text.Printable;

/**
 * A progress bar on one line of a terminal, drawn at most twice a second. It shows the share done,
 * the time left by the mean speed since the start, and the speed of the last ten seconds. What does
 * not fit the present width of the terminal is left out. Not safe for use by several threads.
 */
public final class Bar implements AutoCloseable {

  private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(500);
  private static final String CLEAR_TO_END = "\033[K";

  private final PrintStream out;
  private final String name;
  private final long first;
  private final long total;
  private final IntSupplier columns;
  private final LongSupplier clock;
  private final long started;
  private final RecentSpeed speed = new RecentSpeed();
  private String unit = "";
  private double unitsPerStep = 1;
  private List<String> more = List.of();
  private long done;
  private long drawnAt;

  /**
   * Draws a bar on the user's terminal.
   *
   * @param name what is done, in one word
   * @param first amount that is done already
   * @param total amount in all
   */
  public static Bar begin(PrintStream out, String name, long first, long total) {
    return new Bar(out, name, first, total, Screen::columns, System::nanoTime);
  }

  /**
   * @param columns gives the width of the terminal, asked at each drawing
   * @param clock gives nanoseconds since any moment
   */
  Bar(
      PrintStream out,
      String name,
      long first,
      long total,
      IntSupplier columns,
      LongSupplier clock) {
    this.out = out;
    this.name = name;
    this.first = first;
    this.total = total;
    this.columns = columns;
    this.clock = clock;
    this.started = clock.getAsLong();
    this.done = first;
    draw(started);
  }

  /**
   * Sets the unit of the speed.
   *
   * @param unit name of the unit, such as {@code images}
   * @param perStep number of units in a step
   */
  public void speedIn(String unit, double perStep) {
    this.unit = " " + unit;
    this.unitsPerStep = perStep;
  }

  /** Sets the fields right of the speed, the most important first. */
  public void show(List<String> fields) {
    more = List.copyOf(fields);
  }

  /** Sets how much is done. Costs next to nothing unless the bar is drawn. */
  public void stepTo(long step) {
    done = step;
    long now = clock.getAsLong();
    if (now - drawnAt >= BETWEEN) {
      draw(now);
    }
  }

  /** Draws the bar a last time and ends the line. */
  @Override
  public void close() {
    draw(clock.getAsLong());
    out.println();
    out.flush();
  }

  private void draw(long now) {
    speed.mark(now, done);
    String text = BarText.of(name, done, total, fields(now), columns.getAsInt());
    out.print("\r" + Printable.line(text) + CLEAR_TO_END);
    out.flush();
    drawnAt = now;
  }

  private List<String> fields(long now) {
    List<String> fields = new ArrayList<>();
    fields.add(done + "/" + total);
    if (done > first) {
      double secondsPerStep = (now - started) / 1e9 / (done - first);
      fields.add(TimeLeft.text(Math.round(secondsPerStep * (total - done))) + " left");
      speed.perSecond().ifPresent(steps -> fields.add(speed(steps * unitsPerStep)));
    }
    fields.addAll(more);
    return fields;
  }

  private String speed(double perSecond) {
    String number = perSecond >= 10 || perSecond == 0 ? "%.0f" : "%.2g";
    return String.format(Locale.ROOT, number + "%s/s", perSecond, unit);
  }
}
