package org.gan4j.train.internal.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.Dataset;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;
import org.gan4j.core.variant.LabelledSubset;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.graph.GraphSettings;
import org.gan4j.train.graph.TrainingGraph;
import org.gan4j.train.session.SessionSettings;
import org.gan4j.train.session.TrainingSession;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

final class LabelledSubsetTest {

  /** Image i has shade i and class i modulo 4. */
  private static final Dataset HUNDRED =
      Dataset.of(
          "hundred",
          new Images(new ImageShape(1, 1, 1), bytes(100)),
          Optional.of(IntStream.range(0, 100).map(i -> i % 4).toArray()),
          4);

  private static byte[] bytes(int count) {
    byte[] values = new byte[count];
    for (int i = 0; i < count; i++) {
      values[i] = (byte) i;
    }
    return values;
  }

  private static int[] chosen(int perClass, long seed) {
    try (Graph graph = new Graph()) {
      var subset = new LabelledSubset("labelled", perClass);
      return new SubsetData(Ops.create(graph), subset, HUNDRED.shape(), 4, seed).choose(HUNDRED);
    }
  }

  @Test
  void holdsAsManyOfEachClassAndNoImageTwice() {
    int[] indices = chosen(5, 1);
    assertThat(indices).hasSize(20).doesNotHaveDuplicates();
    for (int i = 0; i < 20; i++) {
      assertThat(indices[i] % 4).isEqualTo(i / 5);
    }
  }

  @Test
  void followsFromTheSeed() {
    assertThat(chosen(5, 1)).isEqualTo(chosen(5, 1)).isNotEqualTo(chosen(5, 2));
  }

  @Test
  void tooManyAClassAreRefused() {
    assertThatThrownBy(() -> chosen(26, 1))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "hundred: expected 26 labelled images of class 0, found 25. Ask for fewer images of each class.");
  }

  @Test
  void batchesShowOnlyItsImagesWithTheirClasses() {
    Variant variant =
        graph -> {
          LabelledSubset subset = graph.labelledSubset(2);
          graph.phase(
              "p",
              tape -> {
                var tf = tape.tf();
                var batch = tape.batch(subset);
                var labels = tf.dtypes.cast(batch.labels(), TFloat32.class);
                var pixels = tf.reshape(batch.images(), tf.constant(new int[] {-1}));
                for (int i = 0; i < 8; i++) {
                  var at = tf.constant(i);
                  tape.report("shade/" + i, tf.gather(pixels, at, tf.constant(0)));
                  tape.report("label/" + i, tf.gather(labels, at, tf.constant(0)));
                }
              });
        };
    Set<Integer> seen = new HashSet<>();
    try (TrainingGraph graph = TrainingGraph.build(variant, GraphSettings.of(HUNDRED, 8, 3));
        TrainingSession session = new TrainingSession(graph, new SessionSettings(1))) {
      session.initialize();
      session.load(HUNDRED);
      for (int run = 0; run < 10; run++) {
        var reports = session.runAndReport(graph.phases().get(0));
        for (int i = 0; i < 8; i++) {
          int image = (int) Math.round((reports.get("shade/" + i) + 1) * 127.5);
          assertThat(reports.get("label/" + i)).isEqualTo(image % 4);
          seen.add(image);
        }
      }
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(list(chosen(2, 3)));
  }

  private static Iterable<Integer> list(int[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
