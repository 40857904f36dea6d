package org.gan4j.experiments;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.charset.Charset;

/**
 * The launcher's two error streams: what the native libraries write goes to a log file, what we
 * write to the user. TensorFlow prints a few lines on file descriptor 2 whatever its log level is,
 * so the launcher points that at the log and passes the user's stream as another descriptor, named
 * by the system property {@code gan.stderr}.
 */
final class LauncherErrors {

  private LauncherErrors() {}

  /**
   * Makes {@link System#err} the user's stream, if there is a launcher, and in any case one whose
   * lines are plain.
   *
   * @return its character set
   */
  static Charset use() {
    String descriptor = System.getProperty("gan.stderr");
    Charset terminal = Charset.forName(System.getProperty("native.encoding"));
    OutputStream users = descriptor == null ? System.err : open(Integer.parseInt(descriptor));
    System.setErr(new PlainStream(users, true, terminal));
    return terminal;
  }

  private static OutputStream open(int descriptor) {
    try {
      // Opening /dev/fd/N instead would give a second file offset, and fails on sockets.
      Constructor<FileDescriptor> constructor =
          FileDescriptor.class.getDeclaredConstructor(int.class);
      constructor.setAccessible(true);
      return new FileOutputStream(constructor.newInstance(descriptor));
    } catch (ReflectiveOperationException | RuntimeException closed) {
      return reopen(descriptor);
    }
  }

  private static OutputStream reopen(int descriptor) {
    try {
      return new FileOutputStream("/dev/fd/" + descriptor, true);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
