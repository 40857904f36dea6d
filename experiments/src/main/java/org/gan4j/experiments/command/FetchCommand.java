package org.gan4j.experiments.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gan4j.core.data.DataPlaces;
import org.gan4j.eval.network.InceptionArchive;
import org.gan4j.eval.network.InceptionV3;
import org.gan4j.experiments.command.option.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan fetch}: get what cannot be shipped. */
@Command(
    name = "fetch",
    header = "download the Inception graph of 2015",
    description = {
      "Downloads the feature network of published FIDs and Inception Scores from the address of"
          + " its authors into the data folder (GAN_DATA, or gan4j in the cache folder). An"
          + " interrupted download continues where it ended. gan records the SHA-256 the first"
          + " time and checks it from then on."
    },
    footer = {"  gan fetch inception2015"})
public final class FetchCommand implements Callable<Integer> {

  private static final double MEGABYTE = 1 << 20;

  @Parameters(paramLabel = "NAME", description = "What to get: inception2015.")
  private String name;

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  private long announced;

  @Override
  public Integer call() {
    if (!name.equals(InceptionV3.NAME)) {
      throw new ParameterException(
          spec.commandLine(), "expected " + InceptionV3.NAME + ", found " + name);
    }
    Path graph = InceptionArchive.of(DataPlaces.ofEnvironment()).fetch(this::progress);
    spec.commandLine().getOut().println("Feature network: " + graph);
    return 0;
  }

  /** A line every ten megabytes. */
  private void progress(long bytes, long total) {
    long tens = (long) (bytes / (10 * MEGABYTE));
    if (tens > announced) {
      announced = tens;
      String of = total < 0 ? "" : String.format(Locale.ROOT, " of %.0f", total / MEGABYTE);
      spec.commandLine()
          .getErr()
          .println(String.format(Locale.ROOT, "%.0f%s MB", bytes / MEGABYTE, of));
    }
  }
}
