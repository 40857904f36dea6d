package org.gan4j.experiments.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gan4j.core.InputException;
import org.junit.jupiter.api.Test;

class BesideTensorFlowTest {

  @Test
  void givesWhatTheWorkGivesFromAnotherThread() {
    assertThat(BesideTensorFlow.get(Thread::currentThread)).isNotSameAs(Thread.currentThread());
  }

  @Test
  void whatTheWorkThrowsIsThrownAsItIs() {
    InputException refused = new InputException("/dataset", "expected images, found none", "Go.");
    assertThatThrownBy(() -> BesideTensorFlow.get(() -> fail(refused))).isSameAs(refused);
    OutOfMemoryError full = new OutOfMemoryError("heap");
    assertThatThrownBy(() -> BesideTensorFlow.get(() -> fail(full))).isSameAs(full);
  }

  private static Object fail(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }
}
