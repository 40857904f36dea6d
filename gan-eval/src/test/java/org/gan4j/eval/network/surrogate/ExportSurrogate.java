package org.gan4j.eval.network.surrogate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a {@link SurrogateInception}: arguments are the file, the divisor (1) and the seed (1).
 */
public final class ExportSurrogate {

  private ExportSurrogate() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    int divisor = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
    try (OutputStream out = Files.newOutputStream(file)) {
      new SurrogateInception(divisor, seed).build().writeTo(out);
    }
    System.out.println(file + ": " + Files.size(file) + " bytes");
  }
}
