package org.gan4j.core.data.idx;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Dataset;

/**
 * One split of a published data set in the layout of MNIST: a file of images and a file of labels,
 * each known by the SHA-256 of its unpacked content. The content is pinned rather than the {@code
 * .gz} file because the same official content circulates under different gzip headers: Debian's
 * package of Fashion-MNIST, for one, strips names and times.
 *
 * @param images the file of images
 * @param labels the file of labels
 * @param classes what the classes are called
 * @param contentHash {@link Dataset#hash} of images and labels, which follows from the pins
 */
public record PinnedIdx(
    PinnedFile images, PinnedFile labels, ClassNames classes, String contentHash) {

  /**
   * A file and its pin.
   *
   * @param name the official name, ending in {@code .gz}
   * @param sha256 SHA-256 (hex) of the unpacked file
   */
  public record PinnedFile(String name, String sha256) {

    public IdxFile read(IdxSource source, int rank) {
      IdxFile file = IdxReader.read(source, rank);
      if (!file.sha256().equals(sha256)) {
        throw source.wrong(
            String.format(
                Locale.ROOT, "expected content with SHA-256 %s, found %s", sha256, file.sha256()));
      }
      return file;
    }
  }

  /** Both file names. */
  public List<String> names() {
    return List.of(images.name(), labels.name());
  }

  /**
   * Reads and checks the split, at its native size.
   *
   * @param name the data set's name, with its split
   * @param locate from a file name to its bytes
   * @throws InputException if a file is missing, damaged or altered
   */
  public Dataset read(String name, Function<String, IdxSource> locate) {
    return IdxFile.join(
        name,
        images.read(locate.apply(images.name()), 3),
        labels.read(locate.apply(labels.name()), 1),
        classes,
        contentHash);
  }
}
