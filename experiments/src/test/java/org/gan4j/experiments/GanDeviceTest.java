package org.gan4j.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The option {@code --device}. */
class GanDeviceTest extends GanCalls {

  @Test
  void trainingTakesTheDeviceIntoItsConfig() {
    assertThat(gan("train", config, "--runs", runs, "--device", "gpu:1")).isZero();
    assertThat(device()).isEqualTo("gpu:1");
  }

  @Test
  void evaluatingAndSamplingTakeAnotherDeviceThanTheRuns() {
    assertThat(gan("evaluate", "00001-toy", "--runs", runs, "--device", "cpu")).isZero();
    assertThat(device()).isEqualTo("cpu");
    Object[] sample = {"sample", "00001-toy", "--runs", runs, "--count", 1, "--out", "x"};
    assertThat(gan(sample)).isZero();
    assertThat(verbs.last.execution()).isEmpty();
    assertThat(gan(append(sample, "--device", "gpu"))).isZero();
    assertThat(device()).isEqualTo("gpu");
  }

  @Test
  void resumingOnAnotherDeviceIsAChange() {
    assertThat(gan("resume", "00001-toy", "--runs", runs, "--device", "cpu")).isEqualTo(2);
    assertThat(err.toString()).contains("/execution/device: nothing -> cpu", "--accept-changes");
    assertThat(gan("resume", "00001-toy", "--runs", runs, "--device", "cpu", "--accept-changes"))
        .isZero();
    assertThat(device()).isEqualTo("cpu");
  }

  @Test
  void anUnknownDeviceIsRefused() {
    assertRefused(
        gan("train", config, "--runs", runs, "--device", "tpu"),
        "--device: must be cpu, gpu or gpu:N, found 'tpu'. Give another value.");
  }

  @Test
  void featuresAreComputedOnTheDeviceThatIsNamed() {
    Object[] features = {"features", "a", "--network", "mnist-cnn", "--out", "a.npz"};
    assertThat(gan(append(features, "--device", "gpu:1"))).isZero();
    assertThat(verbs.calls).last().asString().contains("device=Optional[gpu:1]");
    Object[] metrics = {"metrics", "--real", "a", "--fake", "b", "--protocol", "fid-mnist-cnn"};
    assertThat(gan(append(metrics, "--device", "cpu"))).isZero();
    assertThat(verbs.calls).last().asString().contains("device=Optional[cpu]");
  }

  @Test
  void anUnknownDeviceForFeaturesIsRefused() {
    assertRefused(
        gan(
            "metrics",
            "--real",
            "a",
            "--fake",
            "b",
            "--protocol",
            "fid-mnist-cnn",
            "--device",
            "tpu"),
        "--device: expected cpu, gpu or gpu:N, found 'tpu'. gan doctor shows the devices of this"
            + " machine.");
  }

  private String device() {
    return verbs.last.execution().orElseThrow().device().orElseThrow();
  }

  private static Object[] append(Object[] arguments, Object... more) {
    Object[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return all;
  }
}
