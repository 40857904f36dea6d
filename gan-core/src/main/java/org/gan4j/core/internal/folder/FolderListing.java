package org.gan4j.core.internal.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.DiskFault;

/**
 * The image files under a folder, sorted by relative path with {@code /} between names, compared
 * character by character: the same order under every locale and operating system.
 *
 * @param root the folder
 * @param files paths relative to it
 */
public record FolderListing(Path root, List<Path> files) {

  /**
   * Lists a folder; names that begin with a dot are hidden and do not count.
   *
   * @throws InputException if it is missing, unreadable, holds no image or any other file
   */
  public static FolderListing of(Path root) {
    List<String> names = names(root);
    for (String name : names) {
      if (!ImageNames.isImage(name)) {
        throw new InputException(
            root.resolve(name).toString(),
            "expected only .png, .jpg and .jpeg files in a folder of images, found another",
            "Move it out of the folder, or convert it.");
      }
    }
    List<Path> files = names.stream().map(Path::of).toList();
    if (files.isEmpty()) {
      throw new InputException(
          root.toString(),
          "expected .png, .jpg or .jpeg files, found none",
          "Give the folder that holds the images.");
    }
    return new FolderListing(root, files);
  }

  public static void requireFolder(Path root) {
    if (!Files.isDirectory(root)) {
      throw new InputException(
          root.toString(),
          Files.exists(root) ? "expected a folder, found a file" : "expected a folder, found none",
          "Give the folder of images.");
    }
  }

  /**
   * The names of all files under a folder that are not hidden, whatever they hold, sorted.
   *
   * @throws InputException if it is missing or unreadable
   */
  public static List<String> names(Path root) {
    requireFolder(root);
    try (Stream<Path> walk = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      return walk.filter(path -> !Files.isDirectory(path))
          .map(path -> nameOf(root.relativize(path)))
          .filter(name -> !ImageNames.isHidden(name))
          .sorted()
          .toList();
    } catch (IOException failed) {
      throw unreadable(root, failed);
    } catch (UncheckedIOException failed) {
      throw unreadable(root, failed.getCause());
    }
  }

  private static InputException unreadable(Path root, IOException failed) {
    return new InputException(
        root.toString(),
        "expected a readable folder, cannot read it (" + DiskFault.reason(failed) + ")",
        "Check its permissions and links.",
        failed);
  }

  private static String nameOf(Path relative) {
    return StreamSupport.stream(relative.spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }

  /** The sub-folders one level down, in order, if every image is in one; else none. */
  List<String> classes() {
    return imageNames().classes();
  }

  /** The position of each file's sub-folder in {@link #classes()}; empty without classes. */
  Optional<int[]> labels() {
    return imageNames().labels();
  }

  /**
   * Refuses sub-folders that hold splits.
   *
   * @throws InputException naming the first
   */
  void requireNoSplits() {
    SplitFolders.requireNoneWithin(root, imageNames().names());
  }

  private ImageNames imageNames() {
    return new ImageNames(files.stream().map(FolderListing::nameOf).toList());
  }
}
