package org.gan4j.experiments.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gan4j.experiments.command.option.CommonOptions;
import org.gan4j.experiments.command.option.ComparedSets;
import org.gan4j.experiments.command.option.NetworkDevice;
import org.gan4j.experiments.command.option.RunsOption;
import org.gan4j.experiments.command.option.SetOptions;
import org.gan4j.experiments.measuring.MetricsRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gan metrics}: measure any two sets of images. */
@Command(
    name = "metrics",
    header = "measure any images against any others",
    description = {
      "Compares two sets of images by any number of protocols, and prints each number with its"
          + " protocol. A set is a folder of PNG and JPEG files, a zip file of these, a NumPy file"
          + " (.npy or .npz) of uint8 images, of features or of statistics (mu and sigma), a data"
          + " set with its split (mnist/test), or a run.",
      "",
      "A protocol is METRIC[COUNT]-NETWORK, for instance fid50k-inception2015, or a YAML file."
          + " gan list shows metrics and networks. Without a count, all images are measured."
    },
    footer = {
      "  gan metrics --real mnist/test --fake 00001-quickstart \\",
      "    --protocol fid10k-mnist-cnn --protocol kid10k-mnist-cnn",
      "  gan metrics --real photos --fake samples.zip --protocol fid-inception2015"
    })
public final class MetricsCommand implements Callable<Integer> {

  private final Function<MetricsRequest, List<String>> work;

  @Option(
      names = "--training",
      paramLabel = "SET",
      description = {
        "The images that the generator was trained on. The metrics memorisation and cas need"
            + " them. The noise floor uses them; without them it is taken between two parts of the"
            + " real images."
      })
  private String training;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      required = true,
      description = "What to measure: a name, or a YAML file. Repeatable.")
  private List<String> protocols;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write each result to a JSON file in this folder, made if missing.")
  private Path out;

  @Mixin private ComparedSets compared;
  @Mixin private SetOptions sets;
  @Mixin private RunsOption runs;
  @Mixin private NetworkDevice device;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /**
   * @param work measures, and gives a line for each number
   */
  public MetricsCommand(Function<MetricsRequest, List<String>> work) {
    this.work = work;
  }

  @Override
  public Integer call() {
    var request =
        new MetricsRequest(
            compared.real(),
            compared.fake(),
            Optional.ofNullable(training),
            protocols,
            sets.inception(),
            compared.seed(),
            sets.skipsDamaged(),
            runs.folder(),
            device.execution(),
            Optional.ofNullable(out));
    work.apply(request).forEach(spec.commandLine().getOut()::println);
    return 0;
  }
}
