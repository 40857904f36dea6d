package org.gan4j.eval.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.decode.PngChunks;
import org.gan4j.core.internal.disk.DiskFault;
import org.gan4j.core.internal.folder.ImageNames;
import org.gan4j.eval.internal.archive.ZipArchive;
import org.gan4j.eval.internal.numpy.NpyArray;
import org.gan4j.eval.internal.numpy.NpyType;

/** The kinds of files and folders that can be measured, recognised by their content. */
public enum FileKind {
  /** A folder, taken for one of images. */
  FOLDER,
  /** A zip archive, taken for one of images. */
  ZIP,
  /** An {@code .npy} file of uint8: images. */
  IMAGE_ARRAY,
  /** An {@code .npz} file without statistics: images. */
  IMAGE_ARRAYS,
  /** An {@code .npy} file of a matrix of float32 or float64: features, {@code [n, d]}. */
  FEATURES,
  /** An {@code .npz} file that holds {@code mu} and {@code sigma}. */
  STATISTICS;

  private static final String REMEDY =
      "Give a folder or zip archive of PNG or JPEG files, or a NumPy file.";

  /**
   * Finds the kind of a path.
   *
   * @throws InputException if there is nothing, it cannot be read, or it is none of these
   */
  public static FileKind of(Path path) {
    if (Files.isDirectory(path)) {
      return FOLDER;
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      // Reading a pipe or a terminal would wait for its writer.
      throw new InputException(
          path.toString(), "expected images, found neither a file nor a folder", REMEDY);
    }
    byte[] start = start(path);
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u0093NUMPY")) {
      return array(path);
    }
    if (text.startsWith("PK\3\4") || text.startsWith("PK\5\6")) {
      return archive(path);
    }
    boolean image = PngChunks.isPng(start) || text.startsWith("\u00ff\u00d8\u00ff");
    throw new InputException(
        path.toString(),
        "expected images, found " + (image ? "a single one" : "a file of another kind"),
        REMEDY);
  }

  private static byte[] start(Path path) {
    try (InputStream file = Files.newInputStream(path)) {
      return file.readNBytes(8);
    } catch (IOException failed) {
      throw new InputException(
          path.toString(),
          Files.exists(path)
              ? "expected images, cannot read it (" + DiskFault.reason(failed) + ")"
              : "expected images, found nothing there",
          REMEDY,
          failed);
    }
  }

  private static FileKind array(Path path) {
    try (NpyArray array = NpyArray.open(path)) {
      if (array.type() == NpyType.UINT8) {
        return IMAGE_ARRAY;
      }
      if (array.isFloat() && array.shape().size() == 2) {
        return FEATURES;
      }
      throw new InputException(
          path.toString(),
          String.format(
              Locale.ROOT,
              "expected images (uint8) or features (float32 or float64 of shape [n, d]), found %s of"
                  + " shape %s",
              array.type(),
              array.shape()),
          "Convert the array.");
    }
  }

  private static FileKind archive(Path path) {
    try (ZipArchive archive = ZipArchive.open(path)) {
      List<String> names = archive.names();
      if (names.containsAll(List.of("mu.npy", "sigma.npy"))) {
        return STATISTICS;
      }
      Optional<String> other =
          names.stream()
              .filter(name -> !ImageNames.isHidden(name) && !name.endsWith(".npy"))
              .findFirst();
      return names.isEmpty() || other.isPresent() ? ZIP : IMAGE_ARRAYS;
    }
  }
}
