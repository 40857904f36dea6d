package org.gan4j.train.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The alarms of a run, with their thresholds. All are on; each only finds its signal in the logs of
 * runs that have it. What is left out has its default.
 *
 * @param saturation the discriminator has won
 * @param gradients have vanished or exploded
 * @param diversity the samples are too much alike: {@code diversity/samples}, the mean distance of
 *     two samples as a share of that of two real images, is below {@value #DIVERSITY}
 * @param classes are missing among the samples: {@code classes/overlap}, what the histograms of the
 *     classes that the feature network sees in samples and in real images have in common, is below
 *     {@value #CLASSES}
 * @param recall is next to nothing: the held-out value of a protocol that {@code evaluation.every}
 *     measures (Kynkäänniemi et al. 2019) is below {@value #RECALL}
 */
public record Alarms(
    Optional<Saturation> saturation,
    Optional<GradientNorm> gradients,
    Optional<Floor> diversity,
    Optional<Floor> classes,
    Optional<Floor> recall) {

  static final double DIVERSITY = 0.2;
  static final double CLASSES = 0.5;
  static final double RECALL = 0.05;

  /** All with their defaults. */
  public static Alarms defaults() {
    return new Alarms(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The rules. */
  public List<Alarm> all() {
    return List.of(
        saturation.orElseGet(Saturation::new),
        gradients.orElseGet(GradientNorm::new),
        diversity
            .orElseGet(Floor::defaults)
            .alarm(
                "diversity",
                signal -> signal.equals("diversity/samples"),
                DIVERSITY,
                "the samples are much more alike than real images are"),
        classes
            .orElseGet(Floor::defaults)
            .alarm(
                "classes",
                signal -> signal.equals("classes/overlap"),
                CLASSES,
                "the samples miss classes that the real images have"),
        recall
            .orElseGet(Floor::defaults)
            .alarm(
                "recall",
                signal -> signal.startsWith("recall") && signal.endsWith("/held-out"),
                RECALL,
                "the samples cover hardly any of the real images"));
  }

  /** A watch over one log that has seen nothing yet. */
  public Alarm.Watch watch() {
    List<Alarm.Watch> watches = all().stream().map(Alarm::watch).toList();
    return line -> {
      List<RaisedAlarm> raised = new ArrayList<>();
      watches.forEach(watch -> raised.addAll(watch.see(line)));
      return raised;
    };
  }

  /** What a stored log raises, in its order. */
  public List<RaisedAlarm> over(List<LogLine> log) {
    Alarm.Watch watch = watch();
    return log.stream().flatMap(line -> watch.see(line).stream()).toList();
  }
}
