package org.gan4j.train.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.core.optimizer.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The paths through a normalisation are several: through many in a row, more than can be walked.
 */
final class DeepNetworkTest {

  @Test
  @Timeout(600)
  void networkOfManyNormalisationsIsBuilt() {
    try (var trained =
        Trained.of(
            graph -> {
              var net =
                  graph.network(
                      "net",
                      new long[] {4},
                      layers -> {
                        for (int i = 0; i < 40; i++) {
                          layers.layerNorm();
                        }
                      });
              var sgd = graph.optimizer("sgd", new Sgd(0.1, 0));
              graph.phase(
                  "p",
                  tape -> {
                    var y = Trained.scalar(tape.tf(), net.apply(tape, tape.latents(4)));
                    tape.apply(sgd, tape.gradient(y, net));
                  });
            })) {
      trained.step();
      // d(sum)/d(shift) of the last layer is the batch of two; 0 - 0.1 * 2.
      assertThat(trained.values("net/layer_norm_40/shift")).containsOnly(-0.2f);
    }
  }
}
