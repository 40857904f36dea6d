package org.gan4j.eval.image;

import java.util.List;
import org.gan4j.core.InputException;

/** Files in a folder or archive, not yet decoded; several threads may read at once. */
interface EncodedFiles extends AutoCloseable {

  /** Returns the name of the files in reports. */
  String name();

  /** Returns the place of the files in error messages. */
  String place();

  /** Returns the relative names of the files that are not hidden, sorted. */
  List<String> names();

  /** Returns the place of a file in error messages. */
  String placeOf(String name);

  /**
   * Reads a whole file.
   *
   * @throws InputException if it cannot be read or is too large
   */
  byte[] read(String name);

  @Override
  void close();
}
