package org.gan4j.train.internal.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.variant.Domain;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Variant;
import org.gan4j.train.graph.Trained;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** What sample grids show: by default samples, one class a row; else what the variant draws. */
final class GridOutputTest {

  private static void idle(GanGraph graph) {
    graph.phase("p", tape -> tape.report("zero", tape.tf().constant(0f)));
  }

  /** Images of one shade: class 1 is white, class 0 black. */
  private static final Variant CLASSES =
      graph -> {
        idle(graph);
        graph.conditionalSampler(
            3,
            (weights, latents, labels) -> {
              var tf = weights.tf();
              var shade = tf.dtypes.cast(labels, TFloat32.class);
              var scaled = tf.math.sub(tf.math.mul(shade, tf.constant(2f)), tf.constant(1f));
              var pixel = tf.reshape(scaled, tf.constant(new int[] {-1, 1, 1, 1}));
              return tf.tile(pixel, tf.constant(new int[] {1, 2, 2, 1}));
            });
      };

  @Test
  void aConditionalSamplerShowsOneClassARow() {
    try (var trained = Trained.of(CLASSES)) {
      var grid = trained.session().outputs().grid();
      assertThat(trained.graph().grid().orElseThrow().columns()).isEqualTo(8);
      assertThat(grid.count()).isEqualTo(16);
      assertThat(grid.slice(0, 8).pixels()).containsOnly(0);
      assertThat(grid.slice(8, 8).pixels()).containsOnly(255);
    }
  }

  @Test
  void aConditionalSamplerIsAskedForClasses() {
    try (var trained = Trained.of(CLASSES)) {
      byte[] pixels =
          trained.session().outputs().sample(new float[6], Optional.of(new int[] {1, 0})).pixels();
      assertThat(Arrays.copyOf(pixels, 4)).containsOnly(255);
      assertThat(Arrays.copyOfRange(pixels, 4, 8)).containsOnly(0);
    }
  }

  @Test
  void aDeclaredGridShowsFixedImagesAndLatents() {
    Variant variant =
        graph -> {
          idle(graph);
          graph.grid(2, show -> show.images(Domain.A, 4));
        };
    try (var trained = Trained.of(variant)) {
      var grid = trained.session().outputs().grid();
      assertThat(grid.count()).isEqualTo(4);
      assertThat(grid.slice(1, 1).pixels()).containsOnly(51);
      assertThat(trained.session().outputs().grid().pixels()).isEqualTo(grid.pixels());
    }
  }

  @Test
  void fewerImagesThanItShowsAreShownOverAgain() {
    Variant variant =
        graph -> {
          idle(graph);
          graph.grid(2, show -> show.images(Domain.A, 6));
        };
    try (var trained = Trained.of(variant)) {
      var grid = trained.session().outputs().grid();
      assertThat(grid.count()).isEqualTo(6);
      assertThat(grid.slice(4, 2).pixels()).isEqualTo(grid.slice(0, 2).pixels());
      assertThat(grid.slice(1, 1).pixels()).isNotEqualTo(grid.slice(0, 1).pixels());
    }
  }

  @Test
  void whatIsNoImagesIsRefused() {
    Variant variant =
        graph -> {
          idle(graph);
          graph.grid(
              2, show -> show.tf().zeros(show.tf().constant(new int[] {2, 3}), TFloat32.class));
        };
    assertThatThrownBy(() -> Trained.of(variant))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("grid: expected images [images, height, width, channels], found");
  }

  @Test
  void aVariantWithoutSamplerShowsNothing() {
    try (var trained = Trained.of(GridOutputTest::idle)) {
      assertThat(trained.graph().grid()).isEmpty();
    }
  }

  @Test
  void variantStatesAreKeptWithTheOthers() {
    Variant variant =
        graph -> {
          var pool = graph.state("pool", Shape.of(2), org.gan4j.core.variable.Initializer.ones());
          graph.phase(
              "p", tape -> tape.assign(pool, tape.tf().math.mul(tape.current(pool), tape.step())));
        };
    try (var trained = Trained.of(variant)) {
      trained.session().setStep(3);
      trained.step();
      trained.session().setStep(5);
      trained.step();
      assertThat(trained.values("pool")).containsOnly(15);
    }
  }
}
