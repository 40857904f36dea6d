package org.gan4j.experiments.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.gan4j.core.InputException;
import org.gan4j.core.run.RunDirectory;

/** Only one process trains in a run directory. The system frees the lock of a process that dies. */
final class RunLock {

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Does something while no other process may.
   *
   * @throws InputException if another process trains there
   */
  static <T> T holding(RunDirectory run, Supplier<T> work) {
    RunLock lock = of(run);
    try {
      return work.get();
    } finally {
      lock.close();
    }
  }

  private static RunLock of(RunDirectory run) {
    Path file = run.path().resolve(".lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new InputException(
            run.path().toString(),
            "expected a run that nobody trains, found one in training",
            "Wait for the other process, or end it.");
      }
      return new RunLock(channel);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldHere) {
      return false;
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
