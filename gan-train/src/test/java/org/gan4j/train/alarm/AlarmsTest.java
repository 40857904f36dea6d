package org.gan4j.train.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmsTest {

  private static final Alarms ALARMS = Alarms.defaults();

  /** A line a value, 50 steps apart. */
  private static List<LogLine> log(String signal, double... values) {
    List<LogLine> lines = new ArrayList<>();
    for (double value : values) {
      lines.add(new LogLine(50L * (lines.size() + 1), Map.of(signal, value)));
    }
    return lines;
  }

  private static List<LogLine> scores(double real, double fake, int lines) {
    List<LogLine> log = new ArrayList<>();
    for (int i = 1; i <= lines; i++) {
      log.add(new LogLine(50L * i, Map.of("score/real", real, "score/fake", fake)));
    }
    return log;
  }

  private static double[] repeated(double value, int times) {
    return DoubleStream.generate(() -> value).limit(times).toArray();
  }

  private static List<Long> stepsOf(List<RaisedAlarm> raised) {
    return raised.stream().map(RaisedAlarm::step).toList();
  }

  @Test
  void aDiscriminatorThatStaysSureIsSaturatedOnce() {
    List<RaisedAlarm> raised = ALARMS.over(scores(0.999, 0.001, 50));
    assertThat(raised).hasSize(1);
    assertThat(raised.get(0).step()).isEqualTo(50L * Saturation.REPORTS);
    assertThat(raised.get(0).line())
        .isEqualTo(
            String.format(
                Locale.ROOT,
                "step %d: alarm saturation: the discriminator has been sure of every image for %d reports, so the generator learns little (score/fake is 0.00100, threshold 0.0100)",
                50 * Saturation.REPORTS,
                Saturation.REPORTS));
  }

  @Test
  void doubtInBetweenBeginsTheCountAgain() {
    List<LogLine> log = new ArrayList<>(scores(0.999, 0.001, Saturation.REPORTS - 1));
    log.addAll(scores(0.9, 0.1, 1));
    log.addAll(scores(0.999, 0.001, Saturation.REPORTS - 1));
    assertThat(ALARMS.over(log)).isEmpty();
    log.addAll(scores(0.999, 0.001, 1));
    assertThat(ALARMS.over(log)).hasSize(1);
  }

  /** A hinge discriminator's scores are no probabilities: 1 and -1 are nothing special. */
  @Test
  void scoresThatAreNoProbabilitiesSaturateNothing() {
    assertThat(ALARMS.over(scores(1.2, -1.3, 100))).isEmpty();
    assertThat(ALARMS.over(scores(0.995, -0.7, 100))).isEmpty();
  }

  @Test
  void gradientsThatVanishOrExplodeAreTheirNetworks() {
    double[] small = repeated(1e-9, GradientNorm.REPORTS);
    assertThat(ALARMS.over(log("gradient/generator", small)))
        .singleElement()
        .satisfies(
            alarm ->
                assertThat(alarm.words()).isEqualTo("the gradients of generator have vanished"));
    double[] large = repeated(Double.NaN, GradientNorm.REPORTS);
    assertThat(ALARMS.over(log("gradient/critic", large)))
        .singleElement()
        .satisfies(
            alarm -> assertThat(alarm.words()).isEqualTo("the gradients of critic have exploded"));
    assertThat(ALARMS.over(log("gradient/critic", repeated(5, 100)))).isEmpty();
  }

  @Test
  void twoNetworksAreCountedApart() {
    List<LogLine> log = new ArrayList<>();
    for (int i = 1; i < GradientNorm.REPORTS; i++) {
      log.add(new LogLine(i, Map.of("gradient/a", 1e-9)));
      log.add(new LogLine(i, Map.of("gradient/b", 1e-9)));
    }
    assertThat(ALARMS.over(log)).isEmpty();
  }

  @Test
  void oneCalmReportBetweenSpikesIsNoAlarm() {
    double[] spikes = {1e9, 1e9, 3, 1e9, 1e9, 3, 1e9, 1e9, 3};
    assertThat(ALARMS.over(log("gradient/critic", spikes))).isEmpty();
  }

  private static List<LogLine> every200(String signal, double... values) {
    List<LogLine> lines = new ArrayList<>();
    for (double value : values) {
      lines.add(new LogLine(200L * (lines.size() + 1), Map.of(signal, value)));
    }
    return lines;
  }

  /** The lines of steps 200 and 400 are too early to count; three in a row are needed. */
  @ParameterizedTest
  @CsvSource({
    "diversity/samples, diversity",
    "classes/overlap, classes",
    "recall2k-mnist-cnn/held-out, recall"
  })
  void aSignalThatStaysLowIsRaisedAndAgainAfterItHasRecovered(String signal, String alarm) {
    List<LogLine> log = every200(signal, 0, 0, 0.01, 0.01, 0.9, 0, 0.01, 0.01, 0.01, 0.9, 0, 0, 0);
    assertThat(ALARMS.over(log)).extracting(RaisedAlarm::alarm).containsOnly(alarm);
    assertThat(stepsOf(ALARMS.over(log))).containsExactly(1600L, 2600L);
  }

  @Test
  void aSignalOfTheSelectionHalfIsLeftAside() {
    assertThat(ALARMS.over(every200("recall2k/selection", new double[30]))).isEmpty();
  }

  @Test
  void anotherThresholdRaisesOtherAlarms() {
    List<LogLine> log = every200("classes/overlap", 0.9, 0.8, 0.7, 0.6);
    Floor strict = new Floor(Optional.of(0.75), Optional.of(1), Optional.of(0));
    Alarms changed =
        new Alarms(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(strict),
            Optional.empty());
    assertThat(ALARMS.over(log)).isEmpty();
    assertThat(stepsOf(changed.over(log))).containsExactly(600L);
  }

  @Test
  void thresholdsOutOfRangeAreRefusedByName() {
    assertThatThrownBy(() -> new Floor(Optional.of(1.5), Optional.empty(), Optional.empty()))
        .hasMessage("least must be in [0, 1], found 1.5");
    assertThatThrownBy(() -> new Saturation(Optional.of(0.5), Optional.empty()))
        .hasMessage("margin must be in [0, 0.5), found 0.5");
    assertThatThrownBy(() -> new GradientNorm(Optional.empty(), Optional.empty(), Optional.of(0)))
        .hasMessage("reports must be at least 1, found 0");
  }

  @Test
  void linesAreReadAsTheyWereWritten() {
    assertThat(LogLine.parse("{\"step\":5,\"imagesSeen\":9,\"score/real\":\"NaN\",\"a/b\":0.1}"))
        .hasValueSatisfying(
            line -> {
              assertThat(line.step()).isEqualTo(5);
              assertThat(line.values()).containsOnlyKeys("score/real", "a/b");
              assertThat(line.values().get("score/real")).isNaN();
            });
    assertThat(LogLine.parse("{\"step\":5,\"imag")).isEmpty();
  }

  /** Three images of one pixel: 0, 30, 90. The pairs are 30, 90 and 60 apart. */
  @Test
  void theDistanceOfPairsIsTheirMean() {
    Images images = new Images(new ImageShape(1, 1, 1), new byte[] {0, 30, 90});
    assertThat(PairDistance.of(images)).isEqualTo(60);
    assertThat(PairDistance.of(new Images(new ImageShape(1, 1, 1), new byte[] {7, 7}))).isZero();
  }
}
