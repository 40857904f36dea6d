package org.gan4j.eval.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gan4j.eval.compare.FakeConfigurations.FID;
import static org.gan4j.eval.compare.FakeConfigurations.IS;
import static org.gan4j.eval.compare.FakeConfigurations.compare;
import static org.gan4j.eval.compare.FakeConfigurations.configuration;
import static org.gan4j.eval.compare.FakeConfigurations.evaluation;
import static org.gan4j.eval.compare.FakeConfigurations.run;

import java.util.List;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;

/** Which numbers a comparison is about: those that all configurations have, by one protocol. */
class SharedNumbersTest {

  @Test
  void ofManyConfigurationsThatLackANumberThreeAreNamed() {
    RunComparison comparison =
        compare(
            configuration("A", FID, 1),
            configuration("B", IS, 1),
            configuration("C", IS, 1),
            configuration("D", IS, 1),
            configuration("E", IS, 1),
            configuration("F", IS, 1));
    assertThat(comparison.notes())
        .contains(FID + " is left out: no finished run of B, C, D and 2 others has it.");
  }

  @Test
  void mixedProtocolsAreRefusedWithWhatDiffers() {
    Configuration a = configuration("A", FID, 1, 2);
    Configuration b =
        new Configuration("B", List.of(run("B-1", 1, Outcome.FINISHED, evaluation(FID, 3, 5000))));
    assertThatThrownBy(() -> compare(a, b))
        .isInstanceOf(InputException.class)
        .hasMessage(
            FID
                + ": expected one protocol, found reference.count 10000 in A-1 and reference.count"
                + " 5000 in B-1. Evaluate both by one protocol, or choose another number with"
                + " --metric NAME.");
  }

  @Test
  void aNumberThatSomeLackIsLeftOutAndNamed() {
    RunComparison comparison = compare(configuration("A", FID, 1, 2), configuration("B", IS, 1, 2));
    assertThat(comparison.metrics()).isEmpty();
    assertThat(comparison.notes())
        .containsExactly(
            FID + " is left out: no finished run of B has it.",
            IS + " is left out: no finished run of A has it.",
            "No number is shared by the configurations: gan evaluate RUN measures a run.");
  }

  @Test
  void aNumberThatIsAskedForMustBeThere() {
    List<Configuration> both = List.of(configuration("A", FID, 1), configuration("B", IS, 1));
    assertThatThrownBy(
            () -> RunComparison.of(both, List.of(), Optional.of("fid10k-mnist-cn"), List.of()))
        .hasMessage(
            "--metric fid10k-mnist-cn: expected the name of an evaluation, found none of this name."
                + " Did you mean 'fid10k-mnist-cnn'?");
    assertThatThrownBy(() -> RunComparison.of(both, List.of(), Optional.of(FID), List.of()))
        .hasMessage(
            FID
                + ": expected it of every configuration, found none of B. Measure their runs with"
                + " gan evaluate RUN.");
  }
}
