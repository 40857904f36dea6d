package org.gan4j.experiments.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.ComparedSets;
import org.gan4j.experiments.command.option.NetworkDevice;
import org.gan4j.experiments.command.option.RunsOption;
import org.gan4j.experiments.command.option.SetOptions;
import org.gan4j.experiments.measuring.ExplainRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gan explain}: one distance under the conventions of other code. */
@Command(
    name = "explain",
    header = "recompute one FID under the conventions of other code",
    description = {
      "Computes one Fréchet distance from the same images as TTUR, pytorch-fid, clean-fid and"
          + " NVIDIA's code would: each resizes, quantises, divides the covariance and adds an"
          + " epsilon in its own way. Prints one row for each, with its difference from gan4j's"
          + " value. Further rows change one of gan4j's choices at a time and show which choice"
          + " matters.",
      "",
      "A set is a folder of PNG and JPEG files, a zip file of these, a NumPy file of uint8"
          + " images, a data set with its split (mnist/test), or a run. Each way to resize needs"
          + " one pass of the network over both sets, unless all images have the network's size."
    },
    footer = {
      "  gan explain --real photos --fake samples.zip --network inception2015",
      "  gan explain --real mnist/test --fake 00001-quickstart --count 10000 \\",
      "    --network mnist-cnn"
    })
public final class ExplainCommand implements Callable<Integer> {

  private final Function<ExplainRequest, List<String>> work;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      required = true,
      description = {
        "The feature network: mnist-cnn. You may add gan4j's own way to resize:"
            + " inception2015-pillow-bicubic-float."
      })
  private String network;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many images to measure (default: all; required for a run).")
  private Integer count;

  @Option(
      names = "--resize",
      paramLabel = "NAME",
      description = {
        "A way to resize to try, in the rows that change one choice. Repeatable (default: all"
            + " that gan list shows, except those of Pillow 13)."
      })
  private List<String> resizers = List.of();

  @Mixin private ComparedSets compared;
  @Mixin private SetOptions sets;
  @Mixin private RunsOption runs;
  @Mixin private NetworkDevice device;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param work recomputes, and gives a table line by line
   */
  public ExplainCommand(Function<ExplainRequest, List<String>> work) {
    this.work = work;
  }

  @Override
  public Integer call() {
    if (count != null && count < 2) {
      throw new ParameterException(
          spec.commandLine(), "--count: expected at least 2, found " + count);
    }
    var request =
        new ExplainRequest(
            compared.real(),
            compared.fake(),
            network,
            Optional.ofNullable(count),
            resizers,
            sets.inception(),
            compared.seed(),
            sets.skipsDamaged(),
            runs.folder(),
            device.execution());
    work.apply(request).forEach(spec.commandLine().getOut()::println);
    return 0;
  }
}
