package org.gan4j.experiments.checking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gan4j.core.data.ClassNames;

/**
 * What an experiment would do. The components are the keys of {@code gan check --json}.
 *
 * @param dataset trained on
 * @param domainB the second data set of a translation; null for any other variant
 * @param networks in the order in which the variant declares them
 * @param phases in the order in which a step runs them
 * @param devices how a batch is shared out; null on one device
 * @param plan plan of the training
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckedExperiment(
    Images dataset,
    DomainB domainB,
    List<Network> networks,
    List<Phase> phases,
    Devices devices,
    Plan plan) {

  /**
   * Real images.
   *
   * @param shape height, width and channels
   * @param inMemory whether they lie on the device, or are read ahead of the steps
   * @param classes what they are called; none without labels
   */
  public record Images(
      String name,
      int count,
      List<Integer> shape,
      boolean inMemory,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> classes) {}

  /**
   * The images of a second domain.
   *
   * @param paired whether each belongs to one of the first
   */
  public record DomainB(String name, int count, boolean paired) {}

  /**
   * A network.
   *
   * @param input shape without the batch, as text
   * @param output shape without the batch, as text
   */
  public record Network(String name, long parameters, String input, String output) {}

  /**
   * A part of a step.
   *
   * @param timing in words
   * @param variables how many it writes
   */
  public record Phase(String name, String timing, int variables) {}

  /**
   * Several devices.
   *
   * @param imagesEach of a batch
   * @param sharesStatistics whether batch norm sees the whole batch, or each device's share
   */
  public record Devices(int count, int imagesEach, boolean sharesStatistics) {}

  /**
   * The training.
   *
   * @param epochs of each phase that takes images
   */
  public record Plan(
      long steps,
      int batchSize,
      double epochs,
      long reportEvery,
      long sampleEvery,
      long checkpointEvery) {}

  private String classes() {
    int count = dataset.classes().size();
    return count == 0 ? "" : text(", %d classes (%s)", count, new ClassNames(dataset.classes()));
  }

  /** Returns the text for the terminal, line by line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    String streamed = dataset.inMemory() ? "" : ", read ahead of the steps";
    lines.add(
        text(
            "data set   %s: %d images of %s%s%s",
            dataset.name, dataset.count, shape(), classes(), streamed));
    if (domainB != null) {
      String paired = domainB.paired() ? "paired with A" : "unpaired";
      lines.add(text("domain B   %s: %d images, %s", domainB.name, domainB.count, paired));
    }
    for (Network network : networks) {
      lines.add(
          text(
              "network    %s: %,d parameters, %s -> %s",
              network.name, network.parameters, network.input, network.output));
    }
    for (Phase phase : phases) {
      lines.add(
          text(
              "phase      %s: %s, writes %d variables", phase.name, phase.timing, phase.variables));
    }
    if (devices != null) {
      String statistics = devices.sharesStatistics() ? "the whole batch" : "each device's share";
      lines.add(
          text(
              "devices    %d, %d images of a batch each, batch norm over %s",
              devices.count, devices.imagesEach, statistics));
    }
    lines.add(
        text(
            "plan       %d steps of %d images (%.2f epochs a phase), report every %d, samples every"
                + " %d, checkpoint every %d",
            plan.steps,
            plan.batchSize,
            plan.epochs,
            plan.reportEvery,
            plan.sampleEvery,
            plan.checkpointEvery));
    return lines;
  }

  private String shape() {
    return dataset.shape().stream().map(Object::toString).collect(Collectors.joining("x"));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
