package org.gan4j.eval.internal.download;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Reads a stream, and gives up if nothing arrives for some time. Owns the stream. */
final class StallGuard implements AutoCloseable {

  private final InputStream stream;
  private final Duration patience;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "download clock");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean stalled;

  /**
   * @param patience how long nothing may come
   */
  StallGuard(InputStream stream, Duration patience) {
    this.stream = stream;
    this.patience = patience;
  }

  /**
   * As {@link InputStream#read(byte[])}.
   *
   * @throws IOException also if nothing came for too long
   */
  int read(byte[] buffer) throws IOException {
    ScheduledFuture<?> end =
        clock.schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return stream.read(buffer);
    } catch (IOException broken) {
      if (stalled) {
        throw new IOException("nothing arrived for " + patience.toSeconds() + " s", broken);
      }
      throw broken;
    } finally {
      end.cancel(false);
    }
  }

  /** Closing is what ends a read of another thread. */
  private void giveUp() {
    stalled = true;
    try {
      stream.close();
    } catch (IOException alreadyBroken) {
      // The read tells.
    }
  }

  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    stream.close();
  }
}
