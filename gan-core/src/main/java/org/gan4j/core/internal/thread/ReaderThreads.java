package org.gan4j.core.internal.thread;

import com.google.common.util.concurrent.Uninterruptibles;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Daemon threads that read images. */
public final class ReaderThreads implements AutoCloseable {

  private final ExecutorService pool;

  /**
   * Starts no thread before the first task.
   *
   * @param name of each thread
   * @param threads at least 1
   */
  public ReaderThreads(String name, int threads) {
    this.pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins a task as soon as a thread is free. */
  public <T> Future<T> submit(Callable<T> task) {
    return pool.submit(task);
  }

  /** The same, for a task without a result. */
  public Future<?> submit(Runnable task) {
    return pool.submit(task);
  }

  /**
   * Waits for a task.
   *
   * @throws RuntimeException that of the task, if it failed
   * @throws CancellationException if the caller's thread is interrupted
   */
  public static <T> T await(Future<T> task) {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      throw failed.getCause() instanceof RuntimeException reported
          ? reported
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while reading images");
    }
  }

  /**
   * Waits for the tasks, after which nobody reads any more. It does not interrupt them: that would
   * close files under those who share them.
   */
  @Override
  public void close() {
    pool.shutdown();
    Uninterruptibles.awaitTerminationUninterruptibly(pool);
  }
}
