package org.gan4j.eval.image;

import java.nio.file.Path;

/** Names of collections by their paths. */
final class PathNames {

  private PathNames() {}

  /** A path's last part; all of a path that has none. */
  static String last(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    return (absolute.getFileName() == null ? absolute : absolute.getFileName()).toString();
  }
}
