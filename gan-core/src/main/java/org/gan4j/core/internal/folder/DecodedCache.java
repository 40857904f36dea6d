package org.gan4j.core.internal.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.ImageStore;
import org.gan4j.core.data.ReadingListener;
import org.gan4j.core.internal.disk.AtomicFile;
import org.gan4j.core.internal.disk.DiskFault;
import org.gan4j.core.internal.disk.TemporaryFile;

/**
 * Reads images from a {@link DecodedFile}, the cache of a folder of images in one state. If an
 * image in it is damaged, it is decoded from its own file instead, so damage costs only time. The
 * damaged cache is named in a message and deleted; the next process makes it again.
 */
final class DecodedCache implements ImageStore {

  private final Path file;
  private final DecodedFile decoded;
  private final FileImages originals;
  private final ReadingListener listener;
  private final AtomicBoolean damaged = new AtomicBoolean();

  private DecodedCache(
      Path file, DecodedFile decoded, FileImages originals, ReadingListener listener) {
    this.file = file;
    this.decoded = decoded;
    this.originals = originals;
    this.listener = listener;
  }

  /**
   * Opens the cache of images, making it first if it is missing or damaged.
   *
   * @param folder of caches
   * @param state of the images
   * @param pass over them
   * @throws InputException if an image or the folder is not as it must be
   */
  static DecodedCache of(Path folder, ListingState state, FirstPass pass, FileImages originals) {
    Path file = folder.resolve(nameOf(originals, state));
    Optional<DecodedFile> whole = open(file, state, originals, pass.listener());
    if (whole.isEmpty()) {
      make(file, state, pass, originals);
      whole = open(file, state, originals, pass.listener());
    }
    DecodedFile decoded =
        whole.orElseThrow(
            () ->
                new InputException(
                    file.toString(),
                    "expected the cache that was written, found another",
                    "Choose another folder for dataset.cache."));
    return new DecodedCache(file, decoded, originals, pass.listener());
  }

  private static String nameOf(FileImages images, ListingState state) {
    return String.format(
        Locale.ROOT,
        "%s-%s-%s.decoded",
        FolderLayout.nameOf(images.listing().root()),
        images.shape(),
        state.key().substring(0, 16));
  }

  private static Optional<DecodedFile> open(
      Path file, ListingState state, FileImages images, ReadingListener listener) {
    try {
      return Optional.of(DecodedFile.open(file, state.key(), images.shape(), images.count()));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (IOException | DecodedFile.Damage unusable) {
      listener.note(
          file + ": a damaged cache (" + unusable.getMessage() + "), which is made again");
      return Optional.empty();
    }
  }

  private static void make(Path file, ListingState state, FirstPass pass, FileImages originals) {
    AtomicFile.makeFolder(file.toAbsolutePath().getParent());
    sweep(file.toAbsolutePath().getParent());
    DecodedFile.write(file, state.key(), pass, originals.listing().labels());
  }

  /** Deletes what killed processes, here or on other hosts, left long ago. */
  private static void sweep(Path folder) {
    try {
      TemporaryFile.sweep(folder, 1);
    } catch (IOException unreadable) {
      throw new InputException(
          folder.toString(),
          "expected a readable folder, cannot read it (" + DiskFault.reason(unreadable) + ")",
          "Choose another folder for dataset.cache.",
          unreadable);
    }
  }

  String contentHash() {
    return decoded.contentHash();
  }

  @Override
  public ImageShape shape() {
    return originals.shape();
  }

  @Override
  public int count() {
    return originals.count();
  }

  @Override
  public void read(int position, byte[] pixels, int offset) {
    Objects.checkIndex(position, count());
    try {
      if (!decoded.read(position, pixels, offset)) {
        drop();
        originals.read(position, pixels, offset);
      }
    } catch (IOException failed) {
      throw new InputException(
          file.toString(),
          "expected a readable cache, cannot read it (" + DiskFault.reason(failed) + ")",
          "Check the disk, or choose another folder for dataset.cache.",
          failed);
    }
  }

  private void drop() {
    if (damaged.compareAndSet(false, true)) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException undeletable) {
        listener.note(file + ": a damaged cache that cannot be deleted: " + undeletable);
      }
      listener.note(file + ": a damaged cache; its images are decoded from their files instead");
    }
  }
}
