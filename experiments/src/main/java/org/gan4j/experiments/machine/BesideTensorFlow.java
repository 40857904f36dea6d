package org.gan4j.experiments.machine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.tensorflow.TensorFlow;

/** Does other work while TensorFlow is loaded, which takes as long as reading MNIST. */
public final class BesideTensorFlow {

  private BesideTensorFlow() {}

  /**
   * Loads TensorFlow in this thread and does the work, which must not use it, in another.
   *
   * @return what the work returns
   * @throws RuntimeException or an {@link Error}, what the work throws
   */
  public static <T> T get(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(work.get());
              } catch (RuntimeException | Error failure) {
                result.completeExceptionally(failure);
              }
            },
            "beside-tensorflow");
    thread.setDaemon(true);
    thread.start();
    CudaProbe.leaveOut();
    TensorFlow.version();
    return join(result);
  }

  private static <T> T join(CompletableFuture<T> result) {
    try {
      return result.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failed.getCause();
    }
  }
}
