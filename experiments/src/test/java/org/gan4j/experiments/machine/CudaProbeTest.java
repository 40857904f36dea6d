package org.gan4j.experiments.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.net.URL;
import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CudaProbeTest {

  private final Map<String, URL[]> found = found();
  private final Map<String, URL[]> before = Map.copyOf(found);
  private final String profile = System.getProperty("gan.profile");

  @BeforeEach
  void forget() {
    found.clear();
  }

  @AfterEach
  void restore() {
    found.clear();
    found.putAll(before);
    if (profile == null) {
      System.clearProperty("gan.profile");
    } else {
      System.setProperty("gan.profile", profile);
    }
  }

  @Test
  void theCpuBuildLooksForNoLibraryOfCuda() {
    System.setProperty("gan.profile", "cpu");
    CudaProbe.leaveOut();
    assertThat(found.keySet()).contains("cudart@.11.0", "cudnn@.8", "nccl@.2");
    assertThat(found).noneSatisfy((name, places) -> assertThat(name).contains("tensorflow"));
    assertThat(found.values()).allSatisfy(places -> assertThat(places).isEmpty());
  }

  @Test
  void theGpuBuildLooks() {
    System.setProperty("gan.profile", "gpu");
    CudaProbe.leaveOut();
    assertThat(found).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, URL[]> found() {
    try {
      Field memory = Loader.class.getDeclaredField("foundLibraries");
      memory.setAccessible(true);
      return (Map<String, URL[]>) memory.get(null);
    } catch (ReflectiveOperationException otherLoader) {
      throw new AssertionError(otherLoader);
    }
  }
}
