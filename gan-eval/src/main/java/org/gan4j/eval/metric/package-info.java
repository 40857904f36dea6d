/**
 * The metrics, one file each: name, paper, parameters, what is needed of the images, and the
 * arithmetic. {@link org.gan4j.eval.metric.Metrics} registers them. Nothing here knows where the
 * images came from.
 */
package org.gan4j.eval.metric;
