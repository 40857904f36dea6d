package org.gan4j.eval.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.variant.Domain;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.ProtocolRecord;
import org.gan4j.eval.Samples;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.image.FloatImages;
import org.gan4j.eval.network.FeatureNetwork;
import org.junit.jupiter.api.Test;

/** Images of one pixel: A holds 0 and 1, B is 100 brighter, and the class is the pixel of A. */
class TranslationEvaluatorTest {

  private static final ImageShape PIXEL = new ImageShape(1, 1, 1);
  private static final Samples RUN = new Samples("run", "hash", "run", 5L, null, null);
  private static final ClassReading ITSELF = new ClassReading("grey value", images -> images);
  private static final ClassReading DARKER = new ClassReading("100 darker", map(v -> v - 100));

  private static UnaryOperator<Images> map(IntUnaryOperator pixel) {
    return images -> {
      byte[] pixels = new byte[images.pixels().length];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (byte) pixel.applyAsInt(images.pixels()[i] & 0xFF);
      }
      return new Images(images.shape(), pixels);
    };
  }

  private static Dataset images(String name, int... values) {
    byte[] pixels = new byte[values.length];
    int[] labels = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      pixels[i] = (byte) values[i];
      labels[i] = values[i] % 100;
    }
    return Dataset.of(name, new Images(PIXEL, pixels), Optional.of(labels), 2);
  }

  private static Dataset reference(boolean paired) {
    return Dataset.pair(
        "two/test", images("a", 0, 1, 1, 0), images("b", 100, 101, 101, 100), paired);
  }

  /** Says class 1 of every pixel that is not 0. */
  private record Threshold() implements FeatureNetwork {
    @Override
    public String name() {
      return "threshold";
    }

    @Override
    public String sha256() {
      return "cd";
    }

    @Override
    public String layer() {
      return "features";
    }

    @Override
    public ImageShape imageShape() {
      return PIXEL;
    }

    @Override
    public int featureSize() {
      return 1;
    }

    @Override
    public int classes() {
      return 2;
    }

    @Override
    public Features extract(FloatImages images) {
      float[] logits = new float[2 * images.count()];
      for (int i = 0; i < images.count(); i++) {
        logits[2 * i + 1] = images.pixels()[i] == 0 ? -1 : 1;
      }
      return new Features(images.count(), new float[images.count()], logits);
    }
  }

  private static List<Evaluation> evaluate(
      Map<Domain, UnaryOperator<Images>> translators, Dataset reference, int limit) {
    return new TranslationEvaluator(
            translators,
            new Threshold(),
            Map.of(Domain.A, ITSELF, Domain.B, DARKER),
            MeasuringProgress.NONE)
        .evaluate(RUN, reference, limit);
  }

  private static Map<Domain, UnaryOperator<Images>> both(
      IntUnaryOperator aToB, IntUnaryOperator bToA) {
    Map<Domain, UnaryOperator<Images>> translators = new EnumMap<>(Domain.class);
    translators.put(Domain.A, map(aToB));
    translators.put(Domain.B, map(bToA));
    return translators;
  }

  @Test
  void aPerfectTranslationHasNoErrorAndKeepsEveryClass() {
    var evaluations = evaluate(both(v -> v + 100, v -> v - 100), reference(true), 10000);
    assertThat(evaluations)
        .extracting(Evaluation::metric)
        .containsExactly(
            "translation-error4-AtoB",
            "cycle-error4-A",
            "class-identity4-AtoB-threshold",
            "translation-error4-BtoA",
            "cycle-error4-B",
            "class-identity4-BtoA-threshold");
    assertThat(evaluations)
        .extracting(Evaluation::value)
        .containsExactly(0.0, 0.0, 1.0, 0.0, 0.0, 1.0);
    assertThat(evaluations.get(0).details()).containsEntry("untranslated", 100.0);
    assertThat(evaluations.get(2).details()).containsEntry("true images", 1.0);
  }

  /** A becomes 100 throughout: 1s are 1 too dark and lose their class; back, they are 0. */
  @Test
  void whatIsLostShowsInEveryNumber() {
    var evaluations = evaluate(both(v -> 100, v -> v - 100), reference(true), 10000);
    assertThat(evaluations.get(0).value()).isEqualTo(0.5);
    // Errors 0, 1, 1, 0: deviation 1/sqrt(3), by sqrt(4).
    assertThat(evaluations.get(0).uncertainty().value())
        .isCloseTo(1 / Math.sqrt(12), within(1e-12));
    assertThat(evaluations.get(1).value()).isEqualTo(0.5);
    assertThat(evaluations.get(2).value()).isEqualTo(0.5);
    assertThat(evaluations.get(2).uncertainty().value()).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void unpairedDomainsAreMeasuredByTheirCyclesOnly() {
    assertThat(evaluate(both(v -> v, v -> v), reference(false), 10000))
        .extracting(Evaluation::metric)
        .containsExactly("cycle-error4-A", "cycle-error4-B");
  }

  @Test
  void oneDirectionHasNoCycle() {
    assertThat(evaluate(Map.of(Domain.A, map(v -> v + 100)), reference(true), 2))
        .extracting(Evaluation::metric)
        .containsExactly("translation-error2-AtoB", "class-identity2-AtoB-threshold");
  }

  @Test
  void theProtocolSaysAllThatMovesTheNumber() {
    var evaluations = evaluate(both(v -> v, v -> v), reference(true), 3);
    ProtocolRecord cycle = evaluations.get(1).protocol();
    assertThat(cycle.featureNetwork()).isNull();
    assertThat(cycle.quantisation()).isEqualTo("uint8, also between the two translations");
    assertThat(cycle.sampleCount()).isEqualTo(3);
    assertThat(cycle.reference().contentHash()).isEqualTo(reference(true).contentHash());
    assertThat(cycle.estimator()).contains("between original and reconstruction");
    ProtocolRecord identity = evaluations.get(2).protocol();
    assertThat(identity.featureNetworkSha256()).isEqualTo("cd");
    assertThat(identity.estimator()).endsWith("read by 100 darker");
  }

  @Test
  void aTranslatorThatLosesImagesIsRefused() {
    assertThatThrownBy(
            () -> evaluate(Map.of(Domain.A, images -> images.slice(0, 1)), reference(true), 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 images of 1x1x1 against 4 of 1x1x1");
  }
}
