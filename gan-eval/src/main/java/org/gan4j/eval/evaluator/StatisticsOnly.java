package org.gan4j.eval.evaluator;

import org.gan4j.eval.metric.FeatureStatistics;

/**
 * Mean and covariance of features that were taken elsewhere.
 *
 * @param name for protocols and messages
 * @param contentHash SHA-256 (hex) of the file
 * @param count number of images; 0 if the file does not say
 * @param statistics mean and covariance
 */
public record StatisticsOnly(
    String name, String contentHash, int count, FeatureStatistics statistics)
    implements Measurable {}
