package org.gan4j.train.internal.process;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * Keeps the loss of a process from becoming a wait without end: a run of a session that waits for
 * the process fails at once where TensorFlow sees the loss too, and where it does not, nothing can
 * interrupt it. Then the process is ended.
 */
final class ProcessWatch {

  private static final long PATIENCE_MILLIS = 10_000;
  private static final long TICK_MILLIS = 50;
  private static final long HINDSIGHT_MILLIS = 3_000;

  private final AtomicReference<ProcessLost> first = new AtomicReference<>();
  private volatile Consumer<ProcessLost> lastWords = loss -> {};
  private volatile boolean running;
  private volatile boolean over;

  /** Says what is done before the process is ended in the middle of a run. */
  void beforeEnd(Consumer<ProcessLost> last) {
    lastWords = last;
  }

  /** No other process is needed any more. */
  void over() {
    over = true;
  }

  /** A process is lost. */
  void lost(ProcessLost loss) {
    if (first.compareAndSet(null, loss)) {
      Thread thread = new Thread(() -> endIfStuck(loss), "lost-watch");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /**
   * Runs something that may wait for other processes.
   *
   * @throws ProcessLost if it fails and a process is lost, TensorFlow may be the first to know; or
   *     if its servers fail, which have kinds of errors without a class of their own
   */
  <T> T run(Supplier<T> work) {
    running = true;
    try {
      return work.get();
    } catch (RuntimeException failed) {
      running = false;
      ProcessLost loss = awaitLoss();
      if (loss == null && failed.getClass() == TensorFlowException.class) {
        throw ProcessLost.ofServers(failed);
      }
      if (loss == null) {
        throw failed;
      }
      loss.addSuppressed(failed);
      throw loss;
    } finally {
      running = false;
    }
  }

  private ProcessLost awaitLoss() {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(HINDSIGHT_MILLIS);
    while (first.get() == null && System.nanoTime() < until && sleep()) {
      Thread.onSpinWait();
    }
    return first.get();
  }

  private void endIfStuck(ProcessLost loss) {
    long since = System.nanoTime();
    while (!over && sleep()) {
      if (!running) {
        since = System.nanoTime();
      } else if (System.nanoTime() - since > TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS)) {
        lastWords.accept(loss);
        Runtime.getRuntime().halt(ProcessLost.EXIT_CODE);
      }
    }
  }

  private static boolean sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
