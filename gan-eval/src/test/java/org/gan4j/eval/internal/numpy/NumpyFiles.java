package org.gan4j.eval.internal.numpy;

import java.io.IOException;
import java.io.InputStream;

/** The files of numpy_files.py. */
public final class NumpyFiles {

  private NumpyFiles() {}

  public static byte[] bytes(String name) throws IOException {
    try (InputStream file = NumpyFiles.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    }
  }
}
