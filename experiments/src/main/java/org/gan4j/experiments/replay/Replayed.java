package org.gan4j.experiments.replay;

import org.gan4j.core.run.RunDirectory;

/**
 * A run that was done again.
 *
 * @param run the new run's folder
 * @param result whether the two are the same
 */
public record Replayed(RunDirectory run, ReplayResult result) {}
