package org.gan4j.train.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The alarms of a run, with their thresholds. All of them watch every run; an alarm whose signal is
 * not in the log is never raised. A value that is left out has its default.
 *
 * @param saturation raised when the discriminator has won
 * @param gradients raised when gradients have vanished or exploded
 * @param diversity raised when the samples are too much alike: {@code diversity/samples}, the mean
 *     distance of two samples divided by the mean distance of two real images, is below {@value
 *     #DIVERSITY}
 * @param classes raised when classes are missing among the samples: {@code classes/overlap}, the
 *     overlap of the class histograms of samples and of real images, is below {@value #CLASSES};
 *     the feature network assigns the classes
 * @param recall raised when recall (Kynkäänniemi et al. 2019) is near zero: the held-out value of a
 *     protocol that {@code evaluation.every} measures is below {@value #RECALL}
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

  /** Returns all alarms with their defaults. */
  public static Alarms defaults() {
    return new Alarms(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Returns the rules. */
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

  /** Begins to watch a log with all alarms. */
  public Alarm.Watch watch() {
    List<Alarm.Watch> watches = all().stream().map(Alarm::watch).toList();
    return line -> {
      List<RaisedAlarm> raised = new ArrayList<>();
      watches.forEach(watch -> raised.addAll(watch.see(line)));
      return raised;
    };
  }

  /** Returns the alarms that a stored log raises, in the order of its lines. */
  public List<RaisedAlarm> over(List<LogLine> log) {
    Alarm.Watch watch = watch();
    return log.stream().flatMap(line -> watch.see(line).stream()).toList();
  }
}
