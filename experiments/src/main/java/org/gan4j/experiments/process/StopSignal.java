package org.gan4j.experiments.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM as a wish: while this is open, the process does not end before whoever holds
 * it has seen the wish, finished its work and closed it.
 */
public final class StopSignal implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CountDownLatch done = new CountDownLatch(1);
  private final CountDownLatch wished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::wish, "stop-signal");
  private final Duration patience;
  private volatile boolean raised;

  /** Keeps the process for a minute at most. */
  public StopSignal() {
    this(PATIENCE);
  }

  /**
   * @param patience how long the process is kept at most
   */
  public StopSignal(Duration patience) {
    this.patience = patience;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether the process was asked to end. */
  public boolean raised() {
    return raised;
  }

  /** Waits until the process is asked to end. */
  public void await() {
    try {
      wished.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      raised = true;
    }
  }

  private void wish() {
    raised = true;
    wished.countDown();
    try {
      done.await(patience.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
