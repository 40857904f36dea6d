package org.gan4j.experiments.bench;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What the steps of one config cost.
 *
 * @param config its name
 * @param variant as its section names it
 * @param configSha256 SHA-256 of the resolved config
 * @param batchSize images a phase
 * @param threads inside an operation
 * @param firstStep number of the first step that was taken
 * @param rounds turns that count
 * @param stepsPerRound steps of a turn
 * @param milliseconds a step of the trainer takes, with all that a training does between steps
 * @param imagesPerSecond real images trained on a second
 * @param bareMilliseconds a step of the same graph takes in a loop that does nothing else
 * @param ratio ratio of the trainer's step to the bare one, turn by turn
 * @param processorRatio the same of processor time, which other programs disturb less
 * @param besides what is done now and then
 * @param dataWait share of the trainer's time in which a step waited for its images, in [0, 1]
 * @param peakResidentBytes of the process; null where the system does not say
 * @param peakDeviceBytes of the accelerators' memory in a step; null where there is none
 * @param profile where the time of a step goes; null if it was not asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BenchEntry(
    String config,
    String variant,
    String configSha256,
    int batchSize,
    int threads,
    long firstStep,
    int rounds,
    int stepsPerRound,
    Spread milliseconds,
    Spread imagesPerSecond,
    Spread bareMilliseconds,
    Spread ratio,
    Spread processorRatio,
    Besides besides,
    double dataWait,
    Long peakResidentBytes,
    Long peakDeviceBytes,
    OpProfile profile) {

  /**
   * What a training does besides its steps, and what that comes to. A cost is the median over the
   * rounds, in milliseconds each time.
   *
   * @param report what a step with reports takes more than another
   * @param samples a sample grid, and what is measured of samples
   * @param checkpoint with its hash and fingerprint
   * @param perStep all of it, at the config's cadences, a step
   */
  public record Besides(double report, double samples, double checkpoint, double perStep) {}
}
