package org.gan4j.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassNames;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.Images;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.Samples;
import org.gan4j.eval.evaluator.MeasuredSets;
import org.gan4j.eval.evaluator.Measurer;
import org.gan4j.eval.evaluator.MeasuringProgress;
import org.gan4j.eval.evaluator.StatisticsCache;
import org.gan4j.eval.network.TestImages;
import org.gan4j.eval.network.TinyNetwork;
import org.gan4j.eval.protocol.ProtocolNames;
import org.gan4j.eval.set.SourceSet;
import org.junit.jupiter.api.Test;

final class ClassFidTest {

  private static final Images IMAGES = TestImages.noise("any", 60, 0, 255, 3).images();

  /** Sixty images, image i of the class of i modulo the number of names. */
  private static Dataset labelled(String name, String... names) {
    int[] labels = IntStream.range(0, 60).map(i -> i % names.length).toArray();
    return Dataset.of(name, IMAGES, Optional.of(labels), new ClassNames(List.of(names)));
  }

  private static Evaluation measure(Dataset fake, Dataset real) {
    var sets =
        new MeasuredSets(
            SourceSet.of(fake),
            Samples.of(fake, null, null, null, null),
            Optional.of(SourceSet.of(real)),
            Optional.empty());
    try (var network = TinyNetwork.open()) {
      return new Measurer(name -> network, StatisticsCache.NONE, 1, MeasuringProgress.NONE, false)
          .measure(List.of(ProtocolNames.parse("class-fid-tiny")), sets)
          .get(0);
    }
  }

  @Test
  void classesAreMatchedByName() {
    // The same images under the same names, which the sets hold in another order.
    int[] turned = IntStream.range(0, 60).map(i -> (i + 1) % 3).toArray();
    Dataset fake =
        Dataset.of("fake", IMAGES, Optional.of(turned), new ClassNames(List.of("c", "a", "b")));

    Evaluation found = measure(fake, labelled("real", "a", "b", "c"));
    assertThat(found.value()).isLessThan(1e-6);
    assertThat(found.details())
        .containsOnlyKeys("distance of class a", "distance of class b", "distance of class c");
  }

  @Test
  void aClassThatOneSideLacksIsNamed() {
    assertThatThrownBy(() -> measure(labelled("fake", "a", "b", "d"), labelled("real", "a", "b")))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("fake: expected only classes of real (a and b), found d. ");
    assertThatThrownBy(() -> measure(labelled("fake", "1", "2"), labelled("real", "0", "1", "2")))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(
            "fake: expected at least 2 images of each class that either side has, found 0 of 0. ");
  }

  @Test
  void numbersAgainstNamesAreSaid() {
    Evaluation found = measure(labelled("fake", "0", "1"), labelled("real", "a", "b"));
    assertThat(found.warnings())
        .contains(
            "the classes of fake (0 and 1) have no names in common with those of real (a and b):"
                + " matched by number");
  }
}
