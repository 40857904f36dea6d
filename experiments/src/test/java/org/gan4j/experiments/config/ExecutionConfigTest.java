package org.gan4j.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gan4j.core.InputException;
import org.gan4j.experiments.ToyExperiment;
import org.gan4j.experiments.experiment.Experiment;
import org.gan4j.train.execution.Execution;
import org.gan4j.train.execution.Precision;
import org.junit.jupiter.api.Test;

/** The section that says on which device an experiment is executed, and how. */
class ExecutionConfigTest {

  @Test
  void aConfigWithoutTheSectionIsWrittenWithoutIt() {
    Experiment experiment = ToyExperiment.read();
    assertThat(experiment.execution()).isEmpty();
    assertThat(ConfigWriter.write(experiment)).doesNotContain("execution");
  }

  @Test
  void onlyWhatIsGivenIsWritten() {
    Experiment experiment =
        ToyExperiment.read("execution={determinism: off, precision: mixed-bfloat16, tf32: false}");
    Execution execution = experiment.execution().orElseThrow();
    assertThat(execution.isDeterministic()).isFalse();
    assertThat(execution.usesTf32()).isFalse();
    assertThat(execution.productPrecision()).isEqualTo(Precision.MIXED_BFLOAT16);
    String written = ConfigWriter.write(experiment);
    assertThat(written).contains("determinism: \"off\"").doesNotContain("device", "compile");
    assertThat(Experiment.parse("again", written)).isEqualTo(experiment);
  }

  @Test
  void anUnknownDeviceIsRefusedWhereItStands() {
    assertThatThrownBy(() -> ToyExperiment.read("execution.device=cuda"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("device")
        .hasMessageContaining("must be cpu, gpu or gpu:N, found 'cuda'");
  }

  @Test
  void anUnknownPrecisionIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> ToyExperiment.read("execution.precision=mixed-float"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected one of float32, mixed-float16, mixed-bfloat16");
  }
}
