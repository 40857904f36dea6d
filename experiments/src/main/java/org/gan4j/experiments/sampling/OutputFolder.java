package org.gan4j.experiments.sampling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.AtomicFile;
import org.gan4j.core.internal.folder.ImageNames;
import org.gan4j.eval.internal.json.Json;

/**
 * A folder for the images of one call. The images of an earlier call are all replaced, so that
 * calls do not mix. The hidden file {@code .gan4j.json} lists our files and where they come from.
 * Files that are not listed are never removed, and a folder with such files is refused.
 */
final class OutputFolder {

  private static final String LISTING = ".gan4j.json";

  private final Path folder;
  private final List<Path> earlier;

  /**
   * What is in the folder.
   *
   * @param origin where the images come from, by name
   * @param files with slashes, relative to the folder
   */
  record Listing(Map<String, Object> origin, List<String> files) {}

  private OutputFolder(Path folder, List<Path> earlier) {
    this.folder = folder;
    this.earlier = earlier;
  }

  /**
   * Looks at a folder, and changes nothing.
   *
   * @throws InputException if it holds anything but files of an earlier call and hidden ones
   */
  static OutputFolder of(Path folder) {
    if (!Files.exists(folder)) {
      return new OutputFolder(folder, List.of());
    }
    AtomicFile.makeFolder(folder);
    Set<String> ours = ours(folder.resolve(LISTING));
    List<Path> found = visible(folder);
    for (Path file : found) {
      if (!ours.contains(name(file))) {
        throw new InputException(
            folder.toString(),
            "expected no folder, an empty one, or one of an earlier call, found " + file + " in it",
            "Choose another folder.");
      }
    }
    return new OutputFolder(folder, found);
  }

  /**
   * Removes the files of an earlier call, and writes down those of this one, which follow.
   *
   * @param origin where they come from
   * @param files that will be written
   */
  void begin(Map<String, Object> origin, List<String> files) {
    AtomicFile.makeFolder(folder);
    try {
      for (Path file : earlier) {
        Files.delete(folder.resolve(file));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Json.write(new Listing(origin, files), folder.resolve(LISTING));
  }

  private static Set<String> ours(Path listing) {
    if (Files.exists(listing, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(listing, LinkOption.NOFOLLOW_LINKS)) {
      throw new InputException(
          listing.toString(),
          "expected the listing of an earlier call, found no regular file",
          "Choose another folder.");
    }
    try {
      return Files.exists(listing)
          ? Set.copyOf(
              Json.parse(Files.readAllBytes(listing), Listing.class, listing.toString()).files())
          : Set.of();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** All files below, relative to the folder. */
  private static List<Path> visible(Path folder) {
    try {
      Path real = folder.toRealPath();
      try (Stream<Path> all = Files.walk(real)) {
        return all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
            .map(real::relativize)
            .filter(file -> !ImageNames.isHidden(name(file)))
            .toList();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Returns a relative path as a listing writes it. */
  static String name(Path file) {
    return StreamSupport.stream(file.spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }
}
