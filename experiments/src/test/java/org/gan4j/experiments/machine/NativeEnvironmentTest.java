package org.gan4j.experiments.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class NativeEnvironmentTest {

  @Test
  void aVariableThatIsSetIsSeenAndTheOthersStay() {
    NativeEnvironment.set(Map.of("GAN4J_TEST_A", "first", "GAN4J_TEST_B", "ä=b"));
    assertThat(NativeEnvironment.get("GAN4J_TEST_A")).contains("first");
    assertThat(NativeEnvironment.get("GAN4J_TEST_B")).contains("ä=b");
    System.getenv()
        .forEach((name, value) -> assertThat(NativeEnvironment.get(name)).contains(value));
  }

  @Test
  void aVariableThatIsSetAgainHasItsLastValueOnly() {
    NativeEnvironment.set(Map.of("GAN4J_TEST_C", "first"));
    NativeEnvironment.set(Map.of("GAN4J_TEST_C", "second"));
    assertThat(NativeEnvironment.get("GAN4J_TEST_C")).contains("second");
  }

  @Test
  void whatNobodySetIsMissing() {
    assertThat(NativeEnvironment.get("GAN4J_TEST_NEVER")).isEmpty();
  }
}
