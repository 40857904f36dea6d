package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateScheduleTest {

  @Test
  void constantIsOne() {
    assertThat(new LearningRateSchedule.Constant().factor(1, 100)).isEqualTo(1);
    assertThat(new LearningRateSchedule.Constant().factor(100, 100)).isEqualTo(1);
  }

  /** 100 steps at full rate, then 100 that fall by 1/101 each: (201 - step) / 101. */
  @ParameterizedTest
  @CsvSource({"1, 1", "100, 1", "101, 0.990099", "150, 0.504950", "200, 0.009901"})
  void linearFallsAfterItsStep(long step, double factor) {
    assertThat(new LearningRateSchedule.Linear(100).factor(step, 200))
        .isCloseTo(factor, within(1e-6));
  }

  /** last + (1 - last) (1 + cos(pi p)) / 2 at p = 0, 1/4, 1/2, 1 with last 0.2. */
  @ParameterizedTest
  @CsvSource({"1, 1", "26, 0.882843", "51, 0.6", "101, 0.2"})
  void cosineFallsInHalfAWave(long step, double factor) {
    assertThat(new LearningRateSchedule.Cosine(0.2).factor(step, 101))
        .isCloseTo(factor, within(1e-6));
  }

  /** 0.01^p at p = 0, 1/4, 1/2, 1. */
  @ParameterizedTest
  @CsvSource({"1, 1", "26, 0.316228", "51, 0.1", "101, 0.01"})
  void exponentialFallsByOneRatio(long step, double factor) {
    assertThat(new LearningRateSchedule.Exponential(0.01).factor(step, 101))
        .isCloseTo(factor, within(1e-6));
  }

  @Test
  void aTrainingOfOneStepHasAFactor() {
    assertThat(new LearningRateSchedule.Linear(0).factor(1, 1)).isEqualTo(0.5);
    assertThat(new LearningRateSchedule.Cosine(0.2).factor(1, 1)).isCloseTo(0.2, within(1e-12));
    assertThat(new LearningRateSchedule.Exponential(0.2).factor(1, 1)).isEqualTo(0.2);
  }

  @Test
  void factorsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new LearningRateSchedule.Cosine(1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("last must be in [0, 1], found 1.5");
    assertThatThrownBy(() -> new LearningRateSchedule.Cosine(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LearningRateSchedule.Exponential(0))
        .hasMessage("last must be in (0, 1], found 0");
    assertThatThrownBy(() -> new LearningRateSchedule.Linear(-1))
        .hasMessage("from must be at least 0, found -1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"constant\"}",
        "{\"type\":\"linear\",\"from\":100}",
        "{\"type\":\"cosine\",\"last\":0.1}",
        "{\"type\":\"exponential\",\"last\":0.1}"
      })
  void configsNameThem(String json) throws Exception {
    JsonMapper mapper = JsonMapper.builder().build();
    LearningRateSchedule read = mapper.readValue(json, LearningRateSchedule.class);
    assertThat(mapper.writerFor(LearningRateSchedule.class).writeValueAsString(read))
        .isEqualTo(json);
  }
}
