package org.gan4j.eval.image;

import java.util.List;
import org.gan4j.core.InputException;

/** Files in a folder or archive, not yet decoded; several threads may read at once. */
interface EncodedFiles extends AutoCloseable {

  /** How reports call them. */
  String name();

  /** How messages call the whole. */
  String place();

  /** Relative names of the files that are not hidden, sorted. */
  List<String> names();

  /** How messages call a file. */
  String placeOf(String name);

  /**
   * All of a file.
   *
   * @throws InputException if it cannot be read or is too large
   */
  byte[] read(String name);

  @Override
  void close();
}
