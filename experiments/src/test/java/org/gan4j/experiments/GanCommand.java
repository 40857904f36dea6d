package org.gan4j.experiments;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * One use of the real command, in this process.
 *
 * @param code exit code
 * @param out lines of standard output
 * @param err lines of standard error
 * @param terminal what was shown while it worked
 */
public record GanCommand(int code, String out, String err, String terminal) {

  /** Runs a verb. */
  public static GanCommand run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    PrintStream shown = new PrintStream(terminal, true, StandardCharsets.UTF_8);
    CommandLine command =
        Gan.commandLine(new Verbs(shown).all())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    String[] texts = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    int code = Gan.execute(command, texts);
    return new GanCommand(
        code, out.toString(), err.toString(), terminal.toString(StandardCharsets.UTF_8));
  }
}
