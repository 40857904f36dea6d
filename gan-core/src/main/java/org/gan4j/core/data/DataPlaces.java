package org.gan4j.core.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The folders that hold data sets on this machine. Each data set is in a sub-folder with its name.
 *
 * @param dataDirectory the user's: {@code $GAN_DATA} or a cache folder
 * @param systemDirectory the operating system's, where Debian's data-set packages install
 */
public record DataPlaces(Path dataDirectory, Path systemDirectory) {

  /**
   * Finds the folders from the environment. The data directory is {@code GAN_DATA} if set,
   * otherwise {@code gan4j} under {@code XDG_CACHE_HOME} (ignored unless absolute, as its
   * specification demands), otherwise {@code ~/.cache/gan4j}. The system's is {@code
   * /usr/share/datasets}.
   *
   * @param environment the environment variables
   * @param home the user's home folder
   */
  public static DataPlaces of(Map<String, String> environment, Path home) {
    return new DataPlaces(dataDirectory(environment, home), Path.of("/usr/share/datasets"));
  }

  /**
   * Finds the folders of this machine from its environment variables and the user's home folder.
   */
  public static DataPlaces ofEnvironment() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  private static Path dataDirectory(Map<String, String> environment, Path home) {
    String given = environment.getOrDefault("GAN_DATA", "");
    if (!given.isBlank()) {
      return Path.of(given);
    }
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    boolean usable = !cache.isBlank() && Path.of(cache).isAbsolute();
    return (usable ? Path.of(cache) : home.resolve(".cache")).resolve("gan4j");
  }

  /** Returns the folders in which a data set is looked for, in order. */
  public List<Path> folders(String name) {
    return List.of(dataDirectory.resolve(name), systemDirectory.resolve(name));
  }
}
