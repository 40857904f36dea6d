package org.gan4j.experiments.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into a request to stop. While this is open, the process does not end
 * before its owner has seen the request, finished its work and closed it.
 */
public final class StopSignal implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CountDownLatch done = new CountDownLatch(1);
  private final CountDownLatch wished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::wish, "stop-signal");
  private final Duration patience;
  private volatile boolean raised;

  /** Delays the end of the process by at most a minute. */
  public StopSignal() {
    this(PATIENCE);
  }

  /**
   * @param patience longest delay of the end of the process
   */
  public StopSignal(Duration patience) {
    this.patience = patience;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Returns whether the process was asked to end. */
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
