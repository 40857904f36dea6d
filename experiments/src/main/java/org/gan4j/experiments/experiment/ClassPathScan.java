package org.gan4j.experiments.experiment;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The names of the classes in jars and folders, without loading one. */
final class ClassPathScan {

  private static final String CLASS = ".class";

  private ClassPathScan() {}

  /**
   * The full names of all classes that are not nested in another. Java passes over entries that do
   * not exist or are no jar, and so does this.
   *
   * @param classPath as Java takes it
   */
  static List<String> in(String classPath) {
    List<String> names = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      Path path = Path.of(entry);
      try {
        names.addAll(Files.isDirectory(path) ? inFolder(path) : inJar(path));
      } catch (IOException | UncheckedIOException unreadable) {
        continue;
      }
    }
    return names;
  }

  private static List<String> inFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return names(
          files.map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/')));
    }
  }

  private static List<String> inJar(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      return names(file.stream().map(entry -> entry.getName()));
    }
  }

  private static List<String> names(Stream<String> files) {
    return files
        .filter(file -> file.endsWith(CLASS) && !file.contains("$") && !file.contains("-"))
        .map(file -> file.substring(0, file.length() - CLASS.length()).replace('/', '.'))
        .toList();
  }
}
