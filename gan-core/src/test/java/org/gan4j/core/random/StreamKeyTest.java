package org.gan4j.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class StreamKeyTest {

  /** Python: int.from_bytes(sha256(struct.pack('<q', seed) + name.encode()).digest()[:8]). */
  @Test
  void keyIsTheHeadOfTheHashOfSeedAndName() {
    assertThat(StreamKey.of(1, "data").value()).isEqualTo(-6906277054151123604L);
    assertThat(StreamKey.of(42, "init/generator/dense/kernel").value())
        .isEqualTo(7082093072511916158L);
    assertThat(StreamKey.of(-7, "größe").value()).isEqualTo(2609376530979390803L);
  }

  @Test
  void neighbouringSeedsAndNamesHaveUnrelatedKeys() {
    long distinct =
        LongStream.range(0, 100)
            .boxed()
            .flatMap(seed -> IntStream.range(0, 100).mapToObj(i -> StreamKey.of(seed, "s" + i)))
            .distinct()
            .count();
    assertThat(distinct).isEqualTo(10_000);
    int differing =
        Long.bitCount(StreamKey.of(1, "data").value() ^ StreamKey.of(2, "data").value());
    assertThat(differing).isBetween(16, 48);
  }
}
