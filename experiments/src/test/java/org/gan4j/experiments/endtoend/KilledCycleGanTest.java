package org.gan4j.experiments.endtoend;

/** Kills a training that has image pools and two domains. */
final class KilledCycleGanTest extends KilledTraining {

  KilledCycleGanTest() {
    super(Trained.CYCLE_GAN);
  }
}
