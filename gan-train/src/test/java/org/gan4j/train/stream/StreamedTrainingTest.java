package org.gan4j.train.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.core.InputException;
import org.gan4j.train.BatchOrder;
import org.gan4j.train.NonFiniteGuard;
import org.gan4j.train.StepReport;
import org.gan4j.train.StepRunner;
import org.gan4j.train.Tiny;
import org.gan4j.train.Trainer;
import org.gan4j.train.TrainingListener;
import org.gan4j.train.TrainingPlan;
import org.gan4j.train.session.TrainingSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamedTrainingTest {

  private static final TrainingPlan PLAN = Tiny.plan(9, 1, 100, 100);

  private static StepRunner steps(TrainingSession session) {
    return new StepRunner(session, PLAN, List.of(new BatchOrder(1, Tiny.COUNT, Tiny.BATCH)));
  }

  private static Map<String, String> state(TrainingSession session) {
    Map<String, String> state = new LinkedHashMap<>();
    session
        .variables()
        .read()
        .forEach((name, bytes) -> state.put(name, HexFormat.of().formatHex(bytes)));
    return state;
  }

  private static Map<String, String> fromTheDevice() {
    try (Tiny tiny = Tiny.initialized(1)) {
      tiny.trainer(PLAN).train(0, () -> false);
      return state(tiny.session());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void streamedStepsGiveTheSameBits(int threads) {
    try (Tiny tiny = Tiny.initialized(1)) {
      tiny.session().load(SlowImages.like(Tiny.data(), 2));
      StepRunner steps = steps(tiny.session());
      try (Prefetcher ahead = Prefetcher.of(tiny.session(), steps::batch, threads)) {
        for (long step = 1; step <= PLAN.steps(); step++) {
          boolean reports = step == 3;
          steps.run(step, phase -> reports);
        }
        assertThat(ahead.secondsWaited()).isPositive();
      }
      assertThat(state(tiny.session())).isEqualTo(fromTheDevice());
    }
  }

  @Test
  void withoutAPrefetcherEachBatchIsReadInItsTurn() {
    try (Tiny tiny = Tiny.initialized(1)) {
      tiny.session().load(SlowImages.like(Tiny.data(), 0));
      tiny.trainer(PLAN).train(0, () -> false);
      assertThat(state(tiny.session())).isEqualTo(fromTheDevice());
      assertThat(tiny.session().streamed().orElseThrow().secondsWaited()).isPositive();
    }
  }

  @Test
  void stepsMayBeRunAgainFromAnEarlierState() {
    try (Tiny tiny = Tiny.initialized(1)) {
      tiny.session().load(SlowImages.like(Tiny.data(), 1));
      StepRunner steps = steps(tiny.session());
      try (Prefetcher ahead = Prefetcher.of(tiny.session(), steps::batch, 3)) {
        for (long step = 1; step <= 4; step++) {
          steps.run(step, phase -> false);
        }
        Map<String, byte[]> middle = tiny.session().variables().read();
        for (long step = 5; step <= 7; step++) {
          steps.run(step, phase -> false);
        }
        tiny.session().variables().write(middle);
        for (long step = 5; step <= PLAN.steps(); step++) {
          steps.run(step, phase -> false);
        }
        assertThat(ahead).isNotNull();
      }
      assertThat(state(tiny.session())).isEqualTo(fromTheDevice());
    }
  }

  @Test
  void imagesOnTheDeviceNeedNoPrefetcher() {
    try (Tiny tiny = Tiny.initialized(1)) {
      assertThat(Prefetcher.of(tiny.session(), steps(tiny.session())::batch, 2)).isNull();
      assertThat(tiny.session().streamed()).isEmpty();
    }
  }

  @Test
  void reportsAndTheLastLineSayHowLongStepsWaited() {
    List<StepReport> reports = new ArrayList<>();
    TrainingListener keeper =
        new TrainingListener() {
          @Override
          public void reported(StepReport report) {
            reports.add(report);
          }
        };
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    try (Tiny tiny = Tiny.initialized(1)) {
      tiny.session().load(SlowImages.like(Tiny.data(), 5));
      StepRunner steps = steps(tiny.session());
      try (Prefetcher ahead = Prefetcher.of(tiny.session(), steps::batch, 1)) {
        DataWait wait = new DataWait(new PrintStream(shown, true, StandardCharsets.UTF_8), ahead);
        new Trainer(tiny.session(), PLAN, steps, List.of(keeper, wait), NonFiniteGuard.NONE)
            .train(0, () -> false);
      }
    }
    StepReport last = reports.get(reports.size() - 1);
    assertThat(last.waited().orElseThrow()).isBetween(0.001, last.seconds());
    assertThat(shown.toString(StandardCharsets.UTF_8))
        .matches(
            "Waited for data for \\d+\\.\\d % of the time \\(\\d+\\.\\d of \\d+\\.\\d s\\)\\R");
  }

  @Test
  void damageEndsTheTrainingWithItsFile() {
    var data = SlowImages.like(Tiny.data(), 1);
    try (Tiny tiny = Tiny.initialized(1)) {
      tiny.session().load(data);
      ((SlowImages) data.store()).damaged = 7;
      StepRunner steps = steps(tiny.session());
      try (Prefetcher ahead = Prefetcher.of(tiny.session(), steps::batch, 2)) {
        assertThatThrownBy(
                () -> {
                  for (long step = 1; step <= PLAN.steps(); step++) {
                    steps.run(step, phase -> false);
                  }
                })
            .isInstanceOf(InputException.class)
            .hasMessageStartingWith("image 7: ");
        assertThat(ahead).isNotNull();
      }
    }
  }
}
