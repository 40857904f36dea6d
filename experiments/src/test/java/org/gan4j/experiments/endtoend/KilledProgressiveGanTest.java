package org.gan4j.experiments.endtoend;

/** Kills a training that has networks that grow. */
final class KilledProgressiveGanTest extends KilledTraining {

  KilledProgressiveGanTest() {
    super(Trained.PROGRESSIVE_GAN);
  }
}
