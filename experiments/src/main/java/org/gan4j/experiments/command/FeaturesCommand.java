package org.gan4j.experiments.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.NetworkDevice;
import org.gan4j.experiments.command.option.RunsOption;
import org.gan4j.experiments.command.option.SetOptions;
import org.gan4j.experiments.measuring.FeaturesRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gan features}: what a feature network makes of images. */
@Command(
    name = "features",
    header = "write the features of images, or their mean and covariance",
    description = {
      "Reads images through a feature network. A .npy file gets the features of every image,"
          + " float32 [n, d]. A .npz file gets their mean and covariance, mu and sigma in float64,"
          + " in the form that TTUR, pytorch-fid and clean-fid read and write. gan metrics accepts"
          + " both in place of the images.",
      "",
      "A set is a folder of PNG and JPEG files, a zip file of these, a NumPy file of uint8"
          + " images, a data set with its split (mnist/test), or a run."
    },
    footer = {
      "  gan features mnist/test --network mnist-cnn --out test.npz",
      "  gan features photos --network inception2015 --out photos.npy"
    })
public final class FeaturesCommand implements Callable<Integer> {

  private final Function<FeaturesRequest, String> work;

  @Parameters(paramLabel = "SET", description = "The images.")
  private String images;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      required = true,
      description = {
        "The feature network: mnist-cnn. You may add a way to resize:"
            + " inception2015-pillow-bicubic-float."
      })
  private String network;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many samples to draw from a run. Other sets are read as a whole.")
  private Integer count;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The file to write, .npy or .npz.")
  private Path out;

  @Mixin private SetOptions sets;
  @Mixin private RunsOption runs;
  @Mixin private NetworkDevice device;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param work writes the file, and says so in one line
   */
  public FeaturesCommand(Function<FeaturesRequest, String> work) {
    this.work = work;
  }

  @Override
  public Integer call() {
    String name = out.getFileName().toString();
    if (!name.endsWith(".npy") && !name.endsWith(".npz")) {
      throw new ParameterException(
          spec.commandLine(), "--out: expected a file of .npy or .npz, found " + out);
    }
    if (count != null && count < 1) {
      throw new ParameterException(
          spec.commandLine(), "--count: expected at least 1, found " + count);
    }
    var request =
        new FeaturesRequest(
            images,
            network,
            Optional.ofNullable(count),
            sets.inception(),
            sets.skipsDamaged(),
            runs.folder(),
            device.execution(),
            out);
    spec.commandLine().getOut().println(work.apply(request));
    return 0;
  }
}
