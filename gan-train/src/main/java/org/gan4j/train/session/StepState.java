package org.gan4j.train.session;

/**
 * What a session is told besides its batch.
 *
 * @param step in progress, from 1
 * @param rateFactor what all learning rates are multiplied by
 */
public record StepState(long step, double rateFactor) {}
