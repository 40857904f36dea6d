package org.gan4j.train.internal.process;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * Ends this process if it would wait for a lost process without end. A session run that waits for a
 * lost process fails at once if TensorFlow notices the loss. If TensorFlow does not, nothing can
 * interrupt the run, so this process is ended.
 */
final class ProcessWatch {

  private static final long PATIENCE_MILLIS = 10_000;
  private static final long TICK_MILLIS = 50;
  private static final long HINDSIGHT_MILLIS = 3_000;

  private final AtomicReference<ProcessLost> first = new AtomicReference<>();
  private volatile Consumer<ProcessLost> lastWords = loss -> {};
  private volatile boolean running;
  private volatile boolean over;

  /** Sets what is done before this process is ended in the middle of a run. */
  void beforeEnd(Consumer<ProcessLost> last) {
    lastWords = last;
  }

  /** Tells the watch that no other process is needed any more. */
  void over() {
    over = true;
  }

  /** Tells the watch that a process is lost. */
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
   * @throws ProcessLost if the work fails and a process is lost soon after, or if TensorFlow's
   *     servers fail, whose errors have no class of their own
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
