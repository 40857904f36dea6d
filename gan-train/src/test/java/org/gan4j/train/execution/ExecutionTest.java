package org.gan4j.train.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionTest {

  @Test
  void whatIsLeftOutHasItsStatedValue() {
    Execution execution = Execution.defaults();

    assertThat(execution.chosenDevice()).isEmpty();
    assertThat(execution.memoryLimit()).isEmpty();
    assertThat(execution.isDeterministic()).isTrue();
    assertThat(execution.usesTf32()).isTrue();
    assertThat(execution.productPrecision()).isEqualTo(Precision.FLOAT32);
    assertThat(execution.usesXla()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"cpu, false, 0", "gpu, true, 0", "gpu:0, true, 0", "gpu:12, true, 12"})
  void readsDevices(String text, boolean gpu, int index) {
    assertThat(DeviceChoice.parse(text)).isEqualTo(new DeviceChoice(gpu, index));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GPU", "cpu:0", "gpu:", "gpu:-1", "gpu:1234", "tpu", " gpu"})
  void refusesOtherDevices(String text) {
    assertThatThrownBy(() -> on(text, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("device must be cpu, gpu or gpu:N, found '" + text + "'");
  }

  @Test
  void refusesToUseNoMemory() {
    assertThatThrownBy(() -> on("gpu", 0)).hasMessage("memoryLimit must be at least 1, found 0");
  }

  private static Execution on(String device, int memoryLimit) {
    return new Execution(
        Optional.of(device),
        Optional.of(memoryLimit),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
