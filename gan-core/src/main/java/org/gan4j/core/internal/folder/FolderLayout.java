package org.gan4j.core.internal.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Split;
import org.gan4j.core.internal.disk.DiskFault;

/**
 * A folder that holds nothing but sub-folders of known names, hidden files apart.
 *
 * @param root the folder
 * @param known the names it may hold, in the order of messages
 * @param found those it does hold
 */
public record FolderLayout(Path root, List<String> known, SortedSet<String> found) {

  /**
   * Looks into a folder.
   *
   * @throws InputException if it is missing or unreadable, or holds anything else
   */
  public static FolderLayout of(Path root, List<String> known) {
    FolderListing.requireFolder(root);
    SortedSet<String> found = names(root);
    List<String> others = found.stream().filter(name -> !known.contains(name)).toList();
    if (!others.isEmpty()) {
      throw new InputException(
          root.toString(),
          String.format(
              Locale.ROOT,
              "expected nothing beside %s, found %s",
              FolderNames.slashed(known),
              FolderNames.shortened(others)),
          "Move it elsewhere: images there would be left out without a word.");
    }
    return new FolderLayout(root, known, found);
  }

  /**
   * The names in a folder that do not begin with a dot.
   *
   * @throws InputException if it cannot be read
   */
  public static SortedSet<String> names(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException failed) {
      throw new InputException(
          folder.toString(),
          "expected a readable folder, cannot read it (" + DiskFault.reason(failed) + ")",
          "Check its permissions.",
          failed);
    }
  }

  /** A folder's own name, for the name of its data set. */
  public static Path nameOf(Path folder) {
    return folder.toAbsolutePath().normalize().getFileName();
  }

  /** The error that a split is not there. */
  public InputException lacks(Split split, String remedy) {
    return lacks(root, found, split, remedy);
  }

  /** The same of any folder whose splits are known. */
  public static InputException lacks(
      Path root, Collection<String> found, Split split, String remedy) {
    return new InputException(
        root.toString(),
        String.format(
            Locale.ROOT,
            "expected a %s split, found %s",
            split,
            found.isEmpty() ? "none" : "only " + String.join(", ", found)),
        remedy);
  }
}
