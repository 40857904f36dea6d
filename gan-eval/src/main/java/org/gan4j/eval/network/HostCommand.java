package org.gan4j.eval.network;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts a {@link NetworkHost}, with this process's Java and class path. */
final class HostCommand {

  private static final Path SHELL = Path.of("/bin/sh");

  /**
   * The shell command that limits memory, in KiB. A lower limit of the system, or the lack of one,
   * is kept.
   */
  private static final String LIMITED = "ulimit -d \"$0\" 2>/dev/null; exec \"$@\"";

  /** Options that keep the process from writing a core, or a report into the current folder. */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:ErrorFile=/dev/null",
          "-XX:+DisplayVMOutputToStderr");

  private HostCommand() {}

  /**
   * @param network its file or folder
   * @param threads inside an operation
   * @param memory bytes of data that it may have (Linux counts them, other systems may not)
   */
  static List<String> of(Path network, int threads, long memory) {
    List<String> words = new ArrayList<>();
    if (Files.isExecutable(SHELL)) {
      words.addAll(List.of(SHELL.toString(), "-c", LIMITED, Long.toString(memory >> 10)));
    }
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(OPTIONS);
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-Xmx"))
        .forEach(words::add);
    String cache = System.getProperty("org.bytedeco.javacpp.cachedir");
    if (cache != null) {
      words.add("-Dorg.bytedeco.javacpp.cachedir=" + cache);
    }
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.addAll(
        List.of(NetworkHost.class.getName(), network.toString(), Integer.toString(threads)));
    return words;
  }
}
