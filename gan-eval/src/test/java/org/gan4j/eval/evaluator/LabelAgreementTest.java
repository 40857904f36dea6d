package org.gan4j.eval.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassLabels;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Images;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.Samples;
import org.gan4j.eval.network.FeatureNetwork;
import org.gan4j.eval.network.FrozenNetwork;
import org.gan4j.eval.network.NetworkInfo;
import org.gan4j.eval.network.TestImages;
import org.gan4j.eval.network.TinyNetwork;
import org.gan4j.eval.protocol.ProtocolNames;
import org.gan4j.eval.set.SourceSet;
import org.junit.jupiter.api.Test;

/** The tiny network's logits are pixels 0, 2 and 3: its answer is the brightest of them. */
class LabelAgreementTest {

  private static final int[] PIXEL_OF_CLASS = {0, 2, 3};

  /** An image a class, which the tiny network answers with it. */
  private static Dataset answered(int... classes) {
    byte[] pixels = new byte[classes.length * 4];
    for (int i = 0; i < classes.length; i++) {
      pixels[4 * i + PIXEL_OF_CLASS[classes[i]]] = (byte) 200;
    }
    return TestImages.of("fake", new Images(TestImages.TWO_BY_TWO, pixels));
  }

  private static Evaluation evaluate(Dataset fake, int... asked) {
    return evaluate(fake, new ClassLabels(asked, ClassNames.numbered(4)), TinyNetwork.open());
  }

  /** A network that calls its classes by names. */
  private static FeatureNetwork named(String... names) {
    byte[] graph = TinyNetwork.graphDef(2);
    NetworkInfo info = TinyNetwork.info(graph).withClassNames(new ClassNames(List.of(names)));
    return new FrozenNetwork(graph, info, "tiny.pb");
  }

  private static Evaluation evaluate(Dataset fake, ClassLabels asked, FeatureNetwork opened) {
    Samples samples = Samples.of(fake, "00001-cgan", 5L, 3L, "evaluation").truncated(0.5);
    try (FeatureNetwork network = opened) {
      var sets =
          new MeasuredSets(
              new SourceSet(fake, Optional.of(asked)), samples, Optional.empty(), Optional.empty());
      return new Measurer(name -> network, StatisticsCache.NONE, 1, MeasuringProgress.NONE)
          .measure(List.of(ProtocolNames.parse("label-agreement-tiny")), sets)
          .get(0);
    }
  }

  @Test
  void isTheShareOfSamplesOfTheAskedClass() {
    Evaluation agreement = evaluate(answered(0, 1, 2, 2, 2), 0, 1, 2, 2, 1);

    assertThat(agreement.metric()).isEqualTo("label-agreement5-tiny");
    assertThat(agreement.value()).isEqualTo(0.8);
    assertThat(agreement.details())
        .isEqualTo(Map.of("class 0", 1.0, "class 1", 0.5, "class 2", 1.0));
    // sqrt(0.8 * 0.2 / 5)
    assertThat(agreement.uncertainty().value()).isCloseTo(0.17889, within(1e-5));
    assertThat(agreement.line()).isEqualTo("label-agreement5-tiny: 0.80 ± 0.18 (n = 5)");
  }

  @Test
  void labelsOfOtherSamplesAgreeNowhere() {
    assertThat(evaluate(answered(0, 1, 2), 1, 2, 0).value()).isZero();
  }

  @Test
  void classesThatWereNotAskedForAreLeftOut() {
    assertThat(evaluate(answered(1, 1), 1, 1).details()).isEqualTo(Map.of("class 1", 1.0));
  }

  @Test
  void labelsFollowTheSamplesFromBlockToBlock() {
    int[] classes = new int[1300];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = i % 3;
    }
    assertThat(evaluate(answered(classes), classes).value()).isEqualTo(1);
  }

  @Test
  void protocolSaysTheTruncationOfTheLatents() {
    assertThat(evaluate(answered(1), 1).protocol().truncation()).isEqualTo(0.5);
  }

  @Test
  void classesAreThoseOfTheNetworkByName() {
    // The set has no class a: its first class, b, is the network's second.
    var asked = new ClassLabels(new int[] {0, 1, 1}, new ClassNames(List.of("b", "c")));

    Evaluation agreement = evaluate(answered(1, 2, 0), asked, named("a", "b", "c"));
    assertThat(agreement.value()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(agreement.details()).isEqualTo(Map.of("class b", 1.0, "class c", 0.5));
    assertThat(agreement.warnings()).isEmpty();
  }

  @Test
  void numberedClassesAreThoseOfTheNetworkByNumberAndItIsSaid() {
    var asked = new ClassLabels(new int[] {2}, ClassNames.numbered(3));

    Evaluation agreement = evaluate(answered(2), asked, named("a", "b", "c"));
    assertThat(agreement.value()).isEqualTo(1);
    assertThat(agreement.warnings())
        .containsExactly(
            "the classes of fake (0, 1 and 2) have no names in common with those of the feature"
                + " network (a, b and c): matched by number");
  }

  @Test
  void classesThatTheNetworkLacksAreNamed() {
    assertThatThrownBy(() -> evaluate(answered(0, 1), 0, 3))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "fake: expected only classes of the feature network (0, 1 and 2), found 3. Call the"
                + " same class by the same name, or leave its images out.");
    var asked = new ClassLabels(new int[] {1, 0}, new ClassNames(List.of("b", "x")));
    assertThatThrownBy(() -> evaluate(answered(0, 1), asked, named("a", "b", "c")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("fake: expected only classes of the feature network (a, b and c)")
        .hasMessageContaining("found x");
  }
}
