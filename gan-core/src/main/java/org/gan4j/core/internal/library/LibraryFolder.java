package org.gan4j.core.internal.library;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.gan4j.core.InputException;

/**
 * Chooses the folder into which TensorFlow's libraries are unpacked and from which they are loaded.
 * JavaCPP, which unpacks them, uses {@code ~/.javacpp/cache}. If the home folder is not writable,
 * it uses a folder in the shared temporary folder, and would run whatever somebody else has put
 * there. So we choose a folder that belongs to the user and that nobody else can write.
 */
public final class LibraryFolder {

  /** JavaCPP's own property for its folder. If the user has set it, we do not choose. */
  static final String PROPERTY = "org.bytedeco.javacpp.cachedir";

  private static final int WRITABLE_BY_OTHERS = 0022;
  private static final int STICKY = 01000;
  private static final int ADMINISTRATOR = 0;

  private LibraryFolder() {}

  /**
   * Tells JavaCPP which folder to use, unless the user has. It must be called before anything of
   * TensorFlow is used; calls after the first do nothing.
   *
   * @throws InputException if no folder is safe
   */
  public static synchronized void use() {
    if (System.getProperty(PROPERTY) == null && isPosix()) {
      Path home = Path.of(System.getProperty("user.home"));
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_-]", "_");
      List<Path> candidates =
          List.of(
              home.resolve(".javacpp/cache"),
              home.resolve(".gan4j/libraries"),
              temporary.resolve("gan4j-" + user));
      System.setProperty(PROPERTY, choose(candidates).toString());
    }
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  }

  /** Returns the first candidate that is private; makes it if it is missing. */
  static Path choose(List<Path> candidates) {
    for (Path candidate : candidates) {
      try {
        Path folder = candidate.toAbsolutePath();
        make(folder);
        if (isPrivate(folder)) {
          return folder;
        }
      } catch (IOException | SecurityException unusable) {
        continue;
      }
    }
    throw new InputException(
        "TensorFlow's libraries",
        "expected a folder to unpack them into that is yours and that others cannot write, found"
            + " none among "
            + candidates,
        "Name one: GAN_JAVA_OPTS=-D" + PROPERTY + "=FOLDER.");
  }

  private static void make(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      FileAttribute<?> ours =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      Files.createDirectories(folder, ours);
    }
  }

  /** Returns whether nobody else can put a file into the folder or replace the folder. */
  private static boolean isPrivate(Path folder) throws IOException {
    int user = user(folder);
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && owner(folder) == user
        && (mode(folder) & WRITABLE_BY_OTHERS) == 0
        && keepsItsEntries(folder.getParent(), user);
  }

  private static boolean keepsItsEntries(Path parent, int user) throws IOException {
    int owner = owner(parent);
    int mode = mode(parent);
    return (owner == user || owner == ADMINISTRATOR)
        && ((mode & WRITABLE_BY_OTHERS) == 0 || (mode & STICKY) != 0);
  }

  /** Returns our user number on this file system: the owner of a file that we write. */
  private static int user(Path folder) throws IOException {
    Path probe = Files.createTempFile(folder, ".gan4j", null);
    try {
      return owner(probe);
    } finally {
      Files.delete(probe);
    }
  }

  private static int owner(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid");
  }

  private static int mode(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:mode");
  }
}
