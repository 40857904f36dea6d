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
 * The width of the terminal: asked of it once, and again after each signal that its size has
 * changed.
 */
final class TerminalWidth {

  private static final int USUAL = 80;
  private static final long PATIENCE_MILLIS = 500;

  private final Supplier<Optional<Integer>> measured;
  private volatile boolean changed = true;
  private int columns;

  /** Of this process's terminal. */
  TerminalWidth() {
    this(TerminalWidth::ofTerminal);
    onResize(this::changed);
  }

  /**
   * @param measured the width, empty where there is no terminal to ask
   */
  TerminalWidth(Supplier<Optional<Integer>> measured) {
    this.measured = measured;
  }

  /** The size may be another. */
  void changed() {
    changed = true;
  }

  /** Whether no change is known of since it was asked. */
  boolean isCurrent() {
    return !changed;
  }

  /** The terminal's, else what {@code COLUMNS} says, else 80. */
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

  /** Java has no call for it: stty prints rows and columns of its input. */
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
   * Calls back whenever the terminal is resized, where the system tells. By reflection: the
   * compiler warns of sun.misc.Signal, which has no successor, and warnings are errors.
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
      // The width of the start stays.
      return;
    }
  }
}
