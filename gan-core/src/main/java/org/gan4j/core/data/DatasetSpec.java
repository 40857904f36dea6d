package org.gan4j.core.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gan4j.core.Bounds;
import org.gan4j.core.BoundsException;
import org.gan4j.core.InputException;

/**
 * The {@code dataset} section of a config:
 *
 * <pre>
 * dataset: {name: mnist, imageSize: 28, channels: 1}
 * dataset: {name: folder, path: /data/faces, imageSize: 64, channels: 3}
 * </pre>
 *
 * <p>Data sets of one domain are {@code mnist}, {@code fashion-mnist} and {@code folder}. Those of
 * two ({@link Dataset#counterpart}) are {@code mnist-outlines}, {@code paired-folder} (paired),
 * {@code mnist-tones}, {@code fashion-tones} and {@code unpaired-folders} (unpaired; the test split
 * of the tones is paired, so that the true translation is known).
 *
 * @param name one of these
 * @param path the folder of the images, required for {@code folder}, {@code unpaired-folders} and
 *     {@code paired-folder}; the folder of the four files for {@code fashion-mnist} and {@code
 *     fashion-tones}, searched for if left out (see {@link DataPlaces}); the data sets of MNIST
 *     have no path
 * @param imageSize height and width that the networks see. The MNIST family is 28 as published, 29
 *     to 32 padded with zeros around the centre, above 32 bilinear; the images of folders are cut
 *     to the centre square and resized ({@link org.gan4j.core.data.catalog.ImageFolder})
 * @param channels 1 (grey) or 3 (RGB); the MNIST family is grey, but the tones are RGB
 * @param storage where the images of folders are kept; by default in memory if they fit ({@link
 *     Storage#MOST_IN_MEMORY}), otherwise streamed. Other data sets are in memory and have no such
 *     key
 * @param readers number of threads that decode the images of folders, 1 to 1024; by default the
 *     number of cores
 * @param cache a folder for the decoded images of folders; none by default
 */
public record DatasetSpec(
    String name,
    Optional<String> path,
    int imageSize,
    int channels,
    Optional<Storage> storage,
    Optional<Integer> readers,
    Optional<String> cache) {

  /** The largest height and width of images that networks see. */
  public static final int MAX_IMAGE_SIZE = 1024;

  /**
   * @throws IllegalArgumentException if imageSize is not 1 to {@value #MAX_IMAGE_SIZE}, channels
   *     not 1 or 3, or readers not 1 to 1024
   */
  public DatasetSpec {
    if (imageSize < 1 || imageSize > MAX_IMAGE_SIZE) {
      throw new BoundsException(
          "imageSize", "must be 1 to " + MAX_IMAGE_SIZE + ", found " + imageSize);
    }
    if (channels != 1 && channels != 3) {
      throw new BoundsException("channels", "must be 1 (grey) or 3 (RGB), found " + channels);
    }
    readers.ifPresent(count -> Bounds.threads("readers", count));
  }

  /** Makes a spec with the default storage. */
  public DatasetSpec(String name, Optional<String> path, int imageSize, int channels) {
    this(name, path, imageSize, channels, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns this spec with other storage. */
  public DatasetSpec kept(
      Optional<Storage> where, Optional<Integer> threads, Optional<String> cacheFolder) {
    return new DatasetSpec(name, path, imageSize, channels, where, threads, cacheFolder);
  }

  /** The shape of the images of folders. */
  public ImageShape shape() {
    return new ImageShape(imageSize, imageSize, channels);
  }

  /** Returns the number of threads that decode. */
  public int readerThreads() {
    return readers.orElseGet(() -> Runtime.getRuntime().availableProcessors());
  }

  /** Returns the folder of the cache, if there is to be one. */
  public Path cacheFolder() {
    return path("/dataset/cache", cache.orElseThrow());
  }

  /** Refuses the keys that say how files are read. */
  public void requireNoneOfFiles() {
    Stream.of(
            Map.entry("storage", storage.isPresent()),
            Map.entry("readers", readers.isPresent()),
            Map.entry("cache", cache.isPresent()))
        .filter(Map.Entry::getValue)
        .findFirst()
        .ifPresent(
            key -> {
              throw InputException.atKey(
                  "/dataset/" + key.getKey(),
                  name + " is always in memory: expected no such key, found one",
                  "Remove the key, or use a data set of image files.");
            });
  }

  /**
   * Returns the path, for data sets that need one.
   *
   * @throws InputException if there is none, or it is not a path on this system
   */
  public Path folder() {
    String text =
        path.orElseThrow(
            () ->
                InputException.atKey(
                    "/dataset/path",
                    name + ": expected a folder, found none",
                    "Add path: FOLDER."));
    return path("/dataset/path", text);
  }

  private static Path path(String pointer, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException invalid) {
      throw InputException.atKey(
          pointer,
          "expected a path, found " + invalid.getMessage(),
          "Give the path of a folder.",
          invalid);
    }
  }
}
