package org.gan4j.experiments.command.option;

import java.io.PrintWriter;
import org.gan4j.eval.internal.json.Json;
import picocli.CommandLine.Option;

/** The option of the verbs that answer a program as well as a person. */
public final class JsonOption {

  @Option(names = "--json", description = "Print one JSON document instead, for programs.")
  private boolean json;

  /** Returns whether JSON is asked for. */
  public boolean isSet() {
    return json;
  }

  /** Prints a record as the one document. */
  public static void print(PrintWriter out, Object answer) {
    out.print(Json.text(answer));
    out.flush();
  }
}
