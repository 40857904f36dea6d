package org.gan4j.train.replica;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * Keeps the loss of a peer from becoming a wait without end: a run of a session that meets the peer
 * fails at once where TensorFlow sees the loss too, and where it does not, nothing can interrupt
 * it. Then the process is ended.
 */
final class LostWatch {

  private static final long PATIENCE_MILLIS = 10_000;
  private static final long TICK_MILLIS = 50;
  private static final long HINDSIGHT_MILLIS = 3_000;

  private final AtomicReference<PeerLost> first = new AtomicReference<>();
  private volatile Consumer<PeerLost> lastWords = loss -> {};
  private volatile boolean running;
  private volatile boolean over;

  /** Says what is done before the process is ended in the middle of a run. */
  void beforeEnd(Consumer<PeerLost> last) {
    lastWords = last;
  }

  /** No peer is needed any more. */
  void over() {
    over = true;
  }

  /** A peer is lost. */
  void lost(PeerLost loss) {
    if (first.compareAndSet(null, loss)) {
      Thread thread = new Thread(() -> endIfStuck(loss), "lost-watch");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /**
   * Runs something that may wait for peers.
   *
   * @throws PeerLost if it fails and a peer is lost, TensorFlow may be the first to know; or if its
   *     servers fail, which have kinds of errors without a class of their own
   */
  <T> T run(Supplier<T> meeting) {
    running = true;
    try {
      return meeting.get();
    } catch (RuntimeException failed) {
      running = false;
      PeerLost loss = awaitLoss();
      if (loss == null && failed.getClass() == TensorFlowException.class) {
        throw PeerLost.ofServers(failed);
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

  private PeerLost awaitLoss() {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(HINDSIGHT_MILLIS);
    while (first.get() == null && System.nanoTime() < until && sleep()) {
      Thread.onSpinWait();
    }
    return first.get();
  }

  private void endIfStuck(PeerLost loss) {
    long since = System.nanoTime();
    while (!over && sleep()) {
      if (!running) {
        since = System.nanoTime();
      } else if (System.nanoTime() - since > TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS)) {
        lastWords.accept(loss);
        Runtime.getRuntime().halt(PeerLost.EXIT_CODE);
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
