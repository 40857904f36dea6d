package org.gan4j.experiments;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;

/**
 * Standard output that remembers why it could not be written. What is printed goes through a {@link
 * java.io.PrintStream}, which throws nothing; the exit code has to say it.
 */
final class StandardOutput extends OutputStream {

  /** Exit code where the reader of a pipe went away: as of a process that SIGPIPE ends. */
  static final int CLOSED_PIPE = 128 + 13;

  private static final int FAILED = 1;

  private final OutputStream descriptor;
  private IOException failure;

  /**
   * @param descriptor written to
   */
  StandardOutput(OutputStream descriptor) {
    this.descriptor = descriptor;
  }

  /** Makes it {@link System#out}. */
  static StandardOutput use() {
    StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    System.setOut(new PlainStream(new BufferedOutputStream(output), false, UTF_8));
    return output;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      descriptor.write(bytes, offset, length);
    } catch (IOException failed) {
      failure = failure == null ? failed : failure;
      throw failed;
    }
  }

  /**
   * The exit code of a verb whose output may not have come through: an error of its own stays, a
   * closed pipe is quiet, all else is told.
   *
   * @param code code of the verb
   * @param err told of it
   */
  int codeAfter(int code, PrintWriter err) {
    if (failure == null) {
      return code;
    }
    boolean closed = String.valueOf(failure.getMessage()).contains("Broken pipe");
    if (!closed) {
      err.println(
          "standard output: cannot be written ("
              + failure.getMessage()
              + "). What was to be printed is lost; files are written.");
      err.flush();
    }
    return code != 0 ? code : closed ? CLOSED_PIPE : FAILED;
  }
}
