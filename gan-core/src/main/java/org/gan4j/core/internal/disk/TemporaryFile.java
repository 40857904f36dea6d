package org.gan4j.core.internal.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Temporary files such as {@code .status.json.HOST-5f0c6d2e8a91b743.tmp}, and the removal of those
 * whose writer was killed. Several hosts and containers may use one folder, and none can ask
 * whether a process of another still runs. So a random part keeps writers apart, and only its age
 * shows that a file was left behind: a working writer changes its file all the time.
 */
public final class TemporaryFile {

  /** A file that has not been written to for this long was left behind. */
  static final Duration LEFT_BEHIND = Duration.ofDays(1);

  private static final int LONGEST_NAME = 50;
  private static final int LONGEST_HOST = 24;
  private static final Pattern NAME =
      Pattern.compile("(?s)\\..+\\.[A-Za-z0-9-]{1,24}-[0-9a-f]{16}\\.tmp");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String HOST = host();

  private TemporaryFile() {}

  /** Returns a temporary name in the folder of a file, which no other writer uses. */
  public static Path beside(Path target) {
    StringBuilder name = new StringBuilder(".");
    // The whole must fit into 255 bytes, and a name may have four bytes a character.
    target.getFileName().toString().codePoints().limit(LONGEST_NAME).forEach(name::appendCodePoint);
    String random = HexFormat.of().toHexDigits(RANDOM.nextLong());
    return target.resolveSibling(name + "." + HOST + "-" + random + ".tmp");
  }

  /**
   * Removes the files that were left behind. Links are not followed, and only regular files are
   * removed.
   *
   * @param folder to look in
   * @param depth 1 for the folder alone
   * @throws IOException if the folder cannot be read; files that go meanwhile are no error
   */
  public static void sweep(Path folder, int depth) throws IOException {
    Instant limit = Instant.now().minus(LEFT_BEHIND);
    List<Path> old = new ArrayList<>();
    Files.walkFileTree(
        folder,
        EnumSet.noneOf(FileVisitOption.class),
        depth,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isTemporary(file, attributes) && isBefore(attributes, limit)) {
              old.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
            if (file.equals(folder)) {
              throw failed;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failed) {
            return FileVisitResult.CONTINUE;
          }
        });
    if (!old.isEmpty()) {
      remove(old, now(folder).minus(LEFT_BEHIND));
    }
  }

  private static boolean isTemporary(Path file, BasicFileAttributes attributes) {
    return attributes.isRegularFile() && NAME.matcher(file.getFileName().toString()).matches();
  }

  private static boolean isBefore(BasicFileAttributes attributes, Instant limit) {
    return attributes.lastModifiedTime().compareTo(FileTime.from(limit)) < 0;
  }

  /** Looks at each again, by the clock that dates the files: this host's may be wrong. */
  private static void remove(List<Path> old, Instant limit) {
    for (Path file : old) {
      try {
        if (isBefore(Files.readAttributes(file, BasicFileAttributes.class), limit)) {
          Files.deleteIfExists(file);
        }
      } catch (IOException goneOrAnothers) {
        // The file only takes up disk space.
        continue;
      }
    }
  }

  private static Instant now(Path folder) throws IOException {
    Path probe = Files.createFile(beside(folder.resolve("now")));
    try {
      return Files.getLastModifiedTime(probe).toInstant();
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  private static String host() {
    String name =
        kernelsName()
            .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
            .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
            .orElse("")
            .replaceAll("[^A-Za-z0-9-]", "");
    return name.isEmpty() ? "host" : name.substring(0, Math.min(LONGEST_HOST, name.length()));
  }

  /** Reads the host's name from a file, because Java would ask the network. */
  private static Optional<String> kernelsName() {
    try {
      Path file = Path.of("/proc/sys/kernel/hostname");
      return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1).strip());
    } catch (IOException notLinux) {
      return Optional.empty();
    }
  }
}
