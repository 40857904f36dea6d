package org.gan4j.experiments.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.gan4j.core.InputException;
import org.gan4j.core.run.AtomicFile;

/** A file that one process holds at a time. The system frees it when its process dies. */
final class ProcessLock {

  private static final int TRIES = 20;
  private static final int PAUSE_MILLIS = 100;

  private final FileChannel channel;

  private ProcessLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Does something while holding it. Who finds it held tries for two seconds: somebody may only be
   * asking whether it is.
   *
   * @param file made if missing
   * @param busy thrown if another process holds it
   */
  static <T> T holding(Path file, Supplier<InputException> busy, Supplier<T> work) {
    ProcessLock lock = take(file).orElseThrow(busy);
    try {
      return work.get();
    } finally {
      lock.close();
    }
  }

  private static Optional<ProcessLock> take(Path file) {
    for (int i = 0; i < TRIES; i++) {
      Optional<ProcessLock> lock = tryOnce(file);
      if (lock.isPresent()) {
        return lock;
      }
      pause();
    }
    return Optional.empty();
  }

  /** Whether some process holds it. */
  static boolean isHeld(Path file) {
    if (!Files.exists(file)) {
      return false;
    }
    Optional<ProcessLock> lock = tryOnce(file);
    lock.ifPresent(ProcessLock::close);
    return lock.isEmpty();
  }

  private static Optional<ProcessLock> tryOnce(Path file) {
    AtomicFile.makeFolder(file.toAbsolutePath().getParent());
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        return Optional.of(new ProcessLock(channel));
      }
      channel.close();
      return Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldHere) {
      return false;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void close() {
    try {
      channel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
