package org.gan4j.core.internal.thread;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/**
 * Runs a few tasks at a time on threads of its own, and hands over their results in the order in
 * which the tasks were added. To be used by one thread.
 *
 * @param <T> a result
 */
public final class OrderedTasks<T> implements AutoCloseable {

  private final ReaderThreads threads;
  private final Queue<Future<T>> underWay = new ArrayDeque<>();
  private final int most;

  /**
   * @param threads at least 1
   * @param most tasks that may be under way at once, with those whose results wait
   */
  public OrderedTasks(int threads, int most) {
    this.threads = new ReaderThreads("image-reader", threads);
    this.most = most;
  }

  /** Whether as many tasks are under way as may be. */
  public boolean isFull() {
    return underWay.size() >= most;
  }

  /** Adds a task. */
  public void add(Callable<T> task) {
    underWay.add(threads.submit(task));
  }

  /** Waits for the result of the oldest task, as {@link ReaderThreads#await}. */
  public T next() {
    return ReaderThreads.await(underWay.remove());
  }

  /** Drops the tasks that have not begun, and waits for the others. */
  @Override
  public void close() {
    underWay.forEach(task -> task.cancel(false));
    threads.close();
  }
}
