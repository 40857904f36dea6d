package org.gan4j.experiments.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.train.run.Provenance;

/** Hashes the jars and folders that a user has put on the class path. */
public final class ClassPathHashes {

  private ClassPathHashes() {}

  /**
   * Returns the hash of each entry. The hash of a jar is that of its file. The hash of a folder is
   * over one line for each file, in the order of their paths: SHA-256, two spaces, path. Entries
   * that do not exist are left out, as Java does.
   *
   * @param classPath value of {@code GAN_CLASSPATH}, null if it is not set
   */
  public static List<Provenance.Hashed> of(String classPath) {
    List<Provenance.Hashed> hashes = new ArrayList<>();
    if (classPath != null) {
      for (String entry : classPath.split(File.pathSeparator)) {
        Path path = Path.of(entry);
        if (!entry.isBlank() && Files.exists(path)) {
          hashes.add(new Provenance.Hashed(entry, hash(path)));
        }
      }
    }
    return hashes;
  }

  private static String hash(Path path) {
    try {
      return Files.isDirectory(path) ? hashOfFolder(path) : hashOfFile(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String hashOfFile(Path file) throws IOException {
    return MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
  }

  private static String hashOfFolder(Path folder) throws IOException {
    Hasher hasher = Hashing.sha256().newHasher();
    try (Stream<Path> all = Files.walk(folder)) {
      List<String> files =
          all.filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString())
              .sorted()
              .toList();
      for (String file : files) {
        hasher.putString(hashOfFile(folder.resolve(file)) + "  " + file + "\n", UTF_8);
      }
    }
    return hasher.hash().toString();
  }
}
