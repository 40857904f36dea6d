package org.gan4j.experiments.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gan4j.core.InputException;
import org.gan4j.core.data.DataPlaces;
import org.gan4j.core.data.DatasetCatalog;
import org.gan4j.eval.feature.FeatureNetworks;
import org.gan4j.eval.feature.InceptionArchive;
import org.gan4j.eval.feature.InceptionV3;
import org.gan4j.eval.image.resize.Resizers;
import org.gan4j.eval.protocol.ProtocolNames;
import org.gan4j.experiments.Variants;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gan list}: what a config can name. */
@Command(
    name = "list",
    header = "list variants, data sets, feature networks and metrics",
    description = {
      "Prints the names that a config can use: variants (variant.type), data sets (dataset.name)"
          + " with where they were found, feature networks (evaluation.featureNetwork), and what"
          + " the names of protocols (evaluation.protocols, gan metrics) are made of."
    },
    footer = {"  gan list"})
public final class ListCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Variants");
    Variants.known().forEach(name -> out.println("  " + name));
    out.println("Data sets");
    for (DatasetCatalog.Entry entry : DatasetCatalog.ofEnvironment().known()) {
      out.printf(Locale.ROOT, "  %-16s %s%n", entry.name(), entry.description());
      out.printf(Locale.ROOT, "  %-16s %s%n", "", entry.where());
    }
    out.println("Feature networks");
    FeatureNetworks networks = FeatureNetworks.shipped();
    networks.known().forEach(name -> out.println("  " + name));
    out.printf(Locale.ROOT, "  %-16s %s%n", InceptionV3.NAME, inception());
    out.println("Metrics, for protocols METRIC[COUNT]-NETWORK[-RESIZE] such as fid10k-mnist-cnn");
    ProtocolNames.metrics()
        .forEach(
            (name, metric) -> out.printf(Locale.ROOT, "  %-18s %s%n", name, metric.estimator()));
    out.println("Ways to resize");
    Resizers.names().forEach(name -> out.println("  " + name));
    return 0;
  }

  private static String inception() {
    try {
      return InceptionArchive.locate(DataPlaces.ofEnvironment()).toString();
    } catch (InputException absent) {
      return "not found: gan fetch " + InceptionV3.NAME;
    }
  }
}
