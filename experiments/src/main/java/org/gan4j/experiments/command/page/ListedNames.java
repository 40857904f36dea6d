package org.gan4j.experiments.command.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.core.InputException;
import org.gan4j.core.data.DataPlaces;
import org.gan4j.core.data.catalog.DatasetCatalog;
import org.gan4j.core.internal.text.ShellWord;
import org.gan4j.eval.image.resize.Resizers;
import org.gan4j.eval.metric.Metrics;
import org.gan4j.eval.network.FeatureNetworks;
import org.gan4j.eval.network.InceptionArchive;
import org.gan4j.eval.network.InceptionV3;
import org.gan4j.experiments.experiment.Variants;

/**
 * What a config can name. The components are the keys of {@code gan list --json}.
 *
 * @param variants as {@code variant.type} names them, those that come along
 * @param yourVariants those on {@code GAN_CLASSPATH}, by their full names
 */
record ListedNames(
    List<String> variants,
    List<String> yourVariants,
    List<DatasetCatalog.Entry> datasets,
    List<Network> featureNetworks,
    List<Metric> metrics,
    List<String> resizers) {

  /**
   * A feature network.
   *
   * @param where its file; missing for those that come along and those that are not found
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Network(String name, boolean available, String where) {}

  /** A metric, the first word of a protocol's name. */
  record Metric(String name, String estimator) {}

  /** Finds the names on this machine. */
  static ListedNames ofEnvironment() {
    List<Network> networks = new ArrayList<>();
    FeatureNetworks.shipped().known().forEach(name -> networks.add(new Network(name, true, null)));
    networks.add(inception());
    return new ListedNames(
        Variants.shipped(),
        Variants.ofUser(),
        DatasetCatalog.ofEnvironment().known(),
        networks,
        Metrics.byKey().values().stream()
            .map(metric -> new Metric(metric.key(), metric.estimator()))
            .toList(),
        List.copyOf(Resizers.names()));
  }

  private static Network inception() {
    try {
      String where = InceptionArchive.locate(DataPlaces.ofEnvironment()).toString();
      return new Network(InceptionV3.NAME, true, where);
    } catch (InputException absent) {
      return new Network(InceptionV3.NAME, false, null);
    }
  }

  /** Returns the text for the terminal, line by line. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Variants");
    variants.forEach(name -> lines.add("  " + name));
    if (!yourVariants.isEmpty()) {
      lines.add("Variants on GAN_CLASSPATH");
      yourVariants.forEach(name -> lines.add("  " + name));
    }
    lines.add("Data sets");
    for (DatasetCatalog.Entry entry : datasets) {
      lines.add(row(entry.name(), entry.description()));
      lines.add(row("", entry.where()));
    }
    lines.add("Feature networks");
    featureNetworks.forEach(network -> lines.add(row(network.name(), where(network))));
    lines.add("Metrics, for protocols METRIC[COUNT]-NETWORK[-RESIZE] such as fid10k-mnist-cnn");
    metrics.forEach(metric -> lines.add(row(metric.name(), metric.estimator())));
    lines.add("Ways to resize");
    resizers.forEach(name -> lines.add("  " + name));
    return lines;
  }

  private static String where(Network network) {
    if (!network.available()) {
      return "not found: gan fetch " + ShellWord.of(network.name());
    }
    return network.where() == null ? "" : network.where();
  }

  private static String row(String name, String text) {
    return String.format(Locale.ROOT, "  %-16s %s", name, text).stripTrailing();
  }
}
