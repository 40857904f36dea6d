package org.gan4j.train.internal.terminal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The width of the terminal. The terminal is asked once, and again after each signal that its size
 * has changed.
 */
final class TerminalWidth {

  private static final int USUAL = 80;
  private static final long PATIENCE_MILLIS = 500;

  private final Supplier<Optional<Integer>> measured;
  private volatile boolean changed = true;
  private int columns;

  /** Measures the terminal of this process. */
  TerminalWidth() {
    this(TerminalWidth::ofTerminal);
    onResize(this::changed);
  }

  /**
   * @param measured gives the width; empty if there is no terminal
   */
  TerminalWidth(Supplier<Optional<Integer>> measured) {
    this.measured = measured;
  }

  /** Notes that the size may have changed. */
  void changed() {
    changed = true;
  }

  /** Returns whether the size has not changed since the terminal was asked. */
  boolean isCurrent() {
    return !changed;
  }

  /** Returns the width of the terminal, otherwise that in {@code COLUMNS}, otherwise 80. */
  synchronized int columns() {
    if (changed) {
      changed = false;
      columns = measured.get().or(TerminalWidth::ofEnvironment).orElse(USUAL);
    }
    return columns;
  }

  private static Optional<Integer> ofEnvironment() {
    return number(System.getenv("COLUMNS"));
  }

  /** Asks stty, which prints the rows and columns of its input; Java has no call for it. */
  private static Optional<Integer> ofTerminal() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        stty.destroyForcibly();
        return Optional.empty();
      }
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return number(size.strip().replaceFirst(".* ", ""));
    } catch (IOException | UncheckedIOException absent) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<Integer> number(String text) {
    return text != null && text.matches("[1-9][0-9]{0,5}")
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }

  /**
   * Calls back whenever the terminal is resized, if the system tells. It uses reflection, because
   * the compiler warns about sun.misc.Signal, which has no successor, and warnings are errors.
   */
  private static void onResize(Runnable callback) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object resized = signal.getConstructor(String.class).newInstance("WINCH");
      Object calling =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  callback.run();
                  return null;
                }
                return method.getName().equals("equals") ? proxy == arguments[0] : 0;
              });
      signal.getMethod("handle", signal, handler).invoke(null, resized, calling);
    } catch (ReflectiveOperationException | RuntimeException none) {
      // Without the signal, the first width stays.
      return;
    }
  }
}
