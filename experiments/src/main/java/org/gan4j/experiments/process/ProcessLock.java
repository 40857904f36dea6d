package org.gan4j.experiments.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.AtomicFile;
import org.gan4j.core.internal.disk.DiskFault;

/**
 * A file that only one process holds at a time. The system frees it when the process dies, in any
 * container. Other hosts see the lock if the file system shares locks, as NFS does.
 */
public final class ProcessLock {

  private static final int TRIES = 20;
  private static final int PAUSE_MILLIS = 100;

  /**
   * The files that this process holds. POSIX frees all locks of a process on a file as soon as the
   * process closes any channel to it, so no channel is opened to a file that we hold ourselves.
   */
  private static final Set<Path> HELD = new HashSet<>();

  private final Path file;
  private final FileChannel channel;

  private ProcessLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Works while holding the file. If it is held, this tries for two seconds, because another
   * process may only be testing the lock.
   *
   * @param file file, made if missing
   * @param busy exception to throw if another process holds it
   * @throws InputException if the file cannot be made, is not a regular file, or cannot be locked
   */
  public static <T> T holding(Path file, Supplier<InputException> busy, Supplier<T> work) {
    ProcessLock lock = take(file).orElseThrow(busy);
    try {
      return work.get();
    } finally {
      lock.free();
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

  /** Returns whether a process holds the file. */
  public static boolean isHeld(Path file) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Optional<ProcessLock> lock = tryOnce(file);
    lock.ifPresent(ProcessLock::free);
    return lock.isEmpty();
  }

  private static Optional<ProcessLock> tryOnce(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    AtomicFile.makeFolder(folder);
    try {
      return lock(folder.toRealPath().resolve(file.getFileName()));
    } catch (IOException failed) {
      throw new InputException(
          file.toString(),
          "expected a file that can be locked, cannot lock it (" + DiskFault.reason(failed) + ")",
          "Check its permissions, or choose a file system with locks.",
          failed);
    }
  }

  private static Optional<ProcessLock> lock(Path file) throws IOException {
    synchronized (HELD) {
      if (HELD.contains(file)) {
        return Optional.empty();
      }
      requireRegular(file);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      if (!isLocked(channel)) {
        channel.close();
        return Optional.empty();
      }
      HELD.add(file);
      return Optional.of(new ProcessLock(file, channel));
    }
  }

  /**
   * Requires a regular file, because we would wait for a FIFO, and a link could make a file
   * elsewhere.
   */
  private static void requireRegular(Path file) {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new InputException(
          file.toString(), "expected a file to lock, found something else", "Move it away.");
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldHere) {
      return false;
    } catch (IOException noLocks) {
      channel.close();
      throw noLocks;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void free() {
    synchronized (HELD) {
      HELD.remove(file);
      try {
        channel.close();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
