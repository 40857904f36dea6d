package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tensorflow.EagerSession;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

final class VaeTest {

  private static Vae vae(int latentSize) {
    return new Vae(
        new Vae.Config(latentSize, 4, 4, 0.2, new Vae.Bernoulli(), 1, SmallVariants.ADAM));
  }

  private static float[] cost(Vae.Likelihood likelihood, float[] u, float[] x) {
    try (EagerSession session = EagerSession.create()) {
      Ops tf = Ops.create(session);
      return values(likelihood.cost(tf, tf.constant(u), tf.constant(x)));
    }
  }

  private static float[] values(Operand<TFloat32> operand) {
    float[] values = new float[(int) operand.shape().size()];
    operand.asTensor().asRawTensor().data().asFloats().read(values);
    return values;
  }

  @Test
  void bernoulliCostIsTheCrossEntropyOfGreyWithSigmoidOfTwiceTheOutput() {
    float[] u = {0.5f, 0, 0};
    float[] x = {0.2f, 1, -1};
    // p = sigmoid(1) = 0.7310586, grey 0.6: -(0.6 log p + 0.4 log(1 - p)); log 2; log 2.
    assertThat(cost(new Vae.Bernoulli(), u, x))
        .containsExactly(new float[] {0.7132617f, 0.6931472f, 0.6931472f}, within(1e-6f));
  }

  @Test
  void bernoulliCostOfACertainDecoderIsFinite() {
    float[] u = {200, 200, -200};
    float[] x = {1, -1, 1};
    assertThat(cost(new Vae.Bernoulli(), u, x))
        .containsExactly(new float[] {0, 400, 400}, within(1e-4f));
  }

  @Test
  void gaussianCostIsTheNegativeLogDensityAroundTanh() {
    float[] u = {0, (float) Math.log(3) / 2};
    float[] x = {1, 0.5f};
    // 0.5 (1 / 0.5)^2 + log 0.5 + log(2 pi) / 2, and for x = tanh(u) = 0.5 without the first.
    assertThat(cost(new Vae.Gaussian(0.5), u, x))
        .containsExactly(new float[] {2.2257913f, 0.2257913f}, within(1e-6f));
  }

  @Test
  void divergenceFromTheStandardNormal() {
    try (EagerSession session = EagerSession.create()) {
      Ops tf = Ops.create(session);
      var mean = tf.constant(new float[] {0, 1, 0});
      var logVariance = tf.constant(new float[] {0, 0, (float) Math.log(4)});
      // 0; 1 / 2; (4 - log 4 - 1) / 2.
      assertThat(values(Vae.divergence(tf, mean, logVariance)))
          .containsExactly(new float[] {0, 0.5f, 0.8068528f}, within(1e-6f));
    }
  }

  @Test
  void encoderGivesMeanAndLogVariance() {
    try (var run = new VariantRun(vae(6), 16)) {
      assertThat(run.network("encoder").output().shape()).isEqualTo(Shape.of(12));
      assertThat(run.network("decoder").output().shape()).isEqualTo(Shape.of(16, 16, 1));
    }
  }

  @Test
  void oneBatchIsReconstructed() {
    try (var run = new VariantRun(vae(6), 16)) {
      double before = run.run("bound").get("loss/reconstruction");
      var after = run.run("bound", 150);
      assertThat(after.get("loss/reconstruction")).isLessThan(before / 3);
      // Eight images take log 8 = 2.08 nats to tell apart.
      assertThat(after.get("loss/kl")).isGreaterThan(1);
    }
  }
}
