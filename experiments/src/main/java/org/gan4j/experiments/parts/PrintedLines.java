package org.gan4j.experiments.parts;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.gan4j.train.graph.TrainingGraph;

/**
 * Shows what a variant prints with {@code tf.print}. TensorFlow writes it to file descriptor 2,
 * which the launcher redirects to a log file, because the library also writes its own lines there
 * at every log level. The system property {@code gan.log} names the file. A thread follows it and
 * shows all lines that are not the library's on the terminal.
 */
final class PrintedLines {

  private static final long EVERY_MILLISECONDS = 100;
  private static final int MOST_AT_ONCE = 1 << 16;
  private static final Pattern LIBRARY =
      Pattern.compile(
          "WARNING: All log messages before absl.*"
              + "|[IWEF]\\d{4} \\d\\d:\\d\\d:\\d\\d.*"
              + "|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+: [IWEF] .*");

  private static boolean followed;

  private final Path log;
  private final PrintStream terminal;
  private final StringBuilder unfinished = new StringBuilder();
  private long position;

  /**
   * Shows what is added to the log from now on, each time it is asked to.
   *
   * @param log may be missing
   */
  PrintedLines(Path log, PrintStream terminal) {
    this.log = log;
    this.terminal = terminal;
    this.position = size();
  }

  /** From now until this process ends, where the graph prints and the launcher has such a file. */
  static synchronized void follow(TrainingGraph graph) {
    String log = System.getProperty("gan.log");
    if (log != null && !followed && graph.prints()) {
      followed = true;
      PrintedLines lines = new PrintedLines(Path.of(log), System.err);
      Thread thread = new Thread(lines::showForever, "printed lines");
      thread.setDaemon(true);
      thread.start();
      Runtime.getRuntime().addShutdownHook(new Thread(lines::show));
    }
  }

  private void showForever() {
    try {
      while (true) {
        Thread.sleep(EVERY_MILLISECONDS);
        show();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Shows the whole lines that were added since the last time. */
  synchronized void show() {
    for (String added = added(); !added.isEmpty(); added = added()) {
      unfinished.append(added);
      for (int end = unfinished.indexOf("\n"); end >= 0; end = unfinished.indexOf("\n")) {
        String line = unfinished.substring(0, end);
        unfinished.delete(0, end + 1);
        if (!LIBRARY.matcher(line).matches()) {
          terminal.println(line);
        }
      }
    }
  }

  /** Another process may have begun the file anew. */
  private String added() {
    try (SeekableByteChannel channel = Files.newByteChannel(log)) {
      position = Math.min(position, channel.size());
      channel.position(position);
      ByteBuffer bytes = ByteBuffer.allocate(MOST_AT_ONCE);
      channel.read(bytes);
      position = channel.position();
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    } catch (IOException missing) {
      return "";
    }
  }

  private long size() {
    try {
      return Files.size(log);
    } catch (IOException missing) {
      return 0;
    }
  }
}
