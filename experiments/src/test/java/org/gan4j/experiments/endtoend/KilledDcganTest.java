package org.gan4j.experiments.endtoend;

/** Kills a training that has batch norm, evaluations, and the rest that a run can have. */
final class KilledDcganTest extends KilledTraining {

  KilledDcganTest() {
    super(Trained.DCGAN);
  }
}
