/**
 * From images to features: {@link org.gan4j.eval.feature.FeatureExtractor}s, fixed networks whose
 * hidden layer a metric compares images by.
 */
package org.gan4j.eval.feature;
