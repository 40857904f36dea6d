package org.gan4j.experiments.command.option;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of the verbs that read any set of images. */
public final class SetOptions {

  @Option(
      names = "--inception",
      paramLabel = "FILE",
      description = {
        "The Inception graph of 2015, classify_image_graph_def.pb (default: the one in the data"
            + " folder, where gan fetch inception2015 puts it)."
      })
  private Path inception;

  @Option(
      names = "--skip-damaged",
      description =
          "Leave out files that cannot be read, and list them. Without this, such files are"
              + " refused.")
  private boolean skipsDamaged;

  public Optional<Path> inception() {
    return Optional.ofNullable(inception);
  }

  public boolean skipsDamaged() {
    return skipsDamaged;
  }
}
