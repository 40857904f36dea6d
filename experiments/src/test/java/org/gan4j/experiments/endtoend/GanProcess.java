package org.gan4j.experiments.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.experiments.Gan;

/** The command as a process of its own, that can be killed. */
final class GanProcess {

  private GanProcess() {}

  /** Java with this process's jars and some arguments of the command; it starts quickly. */
  static List<String> command(Object... arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jars = System.getProperty("java.class.path");
    return Stream.concat(
            Stream.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                jars,
                Gan.class.getName()),
            Stream.of(arguments).map(Object::toString))
        .toList();
  }

  /** Starts it; what it says is added to a file. */
  static Process start(Path output, Object... arguments) throws IOException {
    return new ProcessBuilder(command(arguments))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
        .start();
  }
}
