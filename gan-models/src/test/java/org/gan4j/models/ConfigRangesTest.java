package org.gan4j.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gan4j.core.loss.Hinge;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.optimizer.Sgd;
import org.junit.jupiter.api.Test;

/** Hyperparameters out of range are refused by name when a config is read. */
final class ConfigRangesTest {

  private static final OptimizerConfig SGD = new Sgd(0.1, 0);

  @Test
  void vanillaGan() {
    assertThat(vanilla(1, 1, 0, 0)).isNotNull();
    refused(() -> vanilla(0, 1, 0, 0), "latentSize must be at least 1, found 0");
    refused(() -> vanilla(1, -3, 0, 0), "hiddenWidth must be at least 1, found -3");
    refused(() -> vanilla(1, 1, 1, 0), "leakySlope must be in [0, 1), found 1.0");
    refused(() -> vanilla(1, 1, -0.2, 0), "leakySlope must be in [0, 1), found -0.2");
    refused(() -> vanilla(1, 1, 0, 1), "discriminatorDropout must be in [0, 1), found 1.0");
    refused(
        () -> vanilla(1, 1, 0, Double.NaN), "discriminatorDropout must be in [0, 1), found NaN");
  }

  @Test
  void dcgan() {
    assertThat(dcgan(1, 1, 1, 0, 0)).isNotNull();
    refused(() -> dcgan(0, 1, 1, 0, 0), "latentSize must be at least 1, found 0");
    refused(() -> dcgan(1, 0, 1, 0, 0), "baseWidth must be at least 1, found 0");
    refused(() -> dcgan(1, 1, 0, 0, 0), "kernelSize must be at least 1, found 0");
    refused(() -> dcgan(1, 1, 1, 2, 0), "leakySlope must be in [0, 1), found 2.0");
    refused(() -> dcgan(1, 1, 1, 0, 1), "discriminatorDropout must be in [0, 1), found 1.0");
  }

  @Test
  void imageClassifier() {
    refused(
        () -> new ImageClassifier.Config(0, 1, 0, SGD), "baseWidth must be at least 1, found 0");
    refused(
        () -> new ImageClassifier.Config(1, 0, 0, SGD), "featureSize must be at least 1, found 0");
    refused(() -> new ImageClassifier.Config(1, 1, 1, SGD), "dropout must be in [0, 1), found 1.0");
  }

  @Test
  void progressiveGan() {
    assertThat(progressive(1, 1, 1, 1, 1)).isNotNull();
    refused(() -> progressive(0, 1, 1, 1, 0), "latentSize must be at least 1, found 0");
    refused(() -> progressive(1, 0, 1, 1, 0), "channelBase must be at least 1, found 0");
    refused(() -> progressive(1, 1, 0, 1, 0), "stableSteps must be at least 1, found 0");
    refused(() -> progressive(1, 1, 1, 0, 0), "fadeSteps must be at least 1, found 0");
    refused(() -> progressive(1, 1, 1, 1, -1), "drift must be in [0, inf), found -1.0");
  }

  private static ProgressiveGan.Config progressive(
      int latents, int channels, int stable, int fade, double drift) {
    return new ProgressiveGan.Config(
        latents, channels, 1, 0.2, 4, stable, fade, 10, drift, SGD, SGD);
  }

  private static VanillaGan.Config vanilla(int latents, int width, double slope, double dropout) {
    return new VanillaGan.Config(latents, width, slope, dropout, new Hinge(), SGD, SGD);
  }

  private static Dcgan.Config dcgan(
      int latents, int width, int kernel, double slope, double dropout) {
    return new Dcgan.Config(latents, width, kernel, slope, dropout, new Hinge(), SGD, SGD);
  }

  private static void refused(ThrowingCallable config, String message) {
    assertThatThrownBy(config).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
