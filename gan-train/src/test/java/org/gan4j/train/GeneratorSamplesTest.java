package org.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import org.gan4j.core.random.Latents;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorSamplesTest {

  private static final int COUNT = 250;
  private static Tiny tiny;

  @BeforeAll
  static void open() {
    tiny = Tiny.initialized(1);
  }

  @AfterAll
  static void close() {
    tiny.close();
  }

  private static GeneratorSamples samples(int count) {
    Latents latents = new Latents(1, "samples/evaluation", 3);
    return new GeneratorSamples(tiny.session(), latents, Optional.empty(), "run", "hash", count);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 100, 128, 249})
  void everyPartitionReadsTheSameBits(int part) {
    byte[] whole = samples(COUNT).read(0, COUNT).pixels();
    byte[] joined = new byte[whole.length];
    GeneratorSamples samples = samples(COUNT);
    int size = Tiny.SHAPE.size();
    for (int from = 0; from < COUNT; from += part) {
      byte[] read = samples.read(from, Math.min(part, COUNT - from)).pixels();
      System.arraycopy(read, 0, joined, from * size, read.length);
    }
    assertThat(joined).isEqualTo(whole);
  }

  @Test
  void aSampleDoesNotDependOnTheCount() {
    byte[] many = samples(COUNT).read(0, COUNT).pixels();
    byte[] few = samples(30).read(0, 30).pixels();
    assertThat(few).isEqualTo(Arrays.copyOf(many, few.length));
  }

  @Test
  void theOrderOfReadsPlaysNoPart() {
    GeneratorSamples samples = samples(COUNT);
    byte[] first = samples.read(90, 20).pixels();
    samples.read(240, 10);
    assertThat(samples.read(90, 20).pixels()).isEqualTo(first);
  }

  @Test
  void floatsAreTheSamplesBeforeTheyAreRounded() {
    float[] latents = new Latents(1, "samples/evaluation", 3).of(0, 100);
    float[] floats = tiny.session().outputs().sampleFloats(latents, Optional.empty());
    byte[] pixels = tiny.session().outputs().sample(latents).pixels();
    assertThat(floats).hasSize(pixels.length);
    int between = 0;
    for (int k = 0; k < floats.length; k++) {
      float value = (floats[k] + 1) * 127.5f;
      assertThat(pixels[k] & 0xff).isEqualTo((int) Math.rint(value));
      between += value == Math.rint(value) ? 0 : 1;
    }
    assertThat(between).isGreaterThan(pixels.length / 2);
  }

  @Test
  void samplesDiffer() {
    GeneratorSamples samples = samples(COUNT);
    assertThat(samples.read(0, 1).pixels()).isNotEqualTo(samples.read(1, 1).pixels());
  }

  @Test
  void readingBeyondTheEndIsRefused() {
    assertThatThrownBy(() -> samples(30).read(20, 11))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
