/**
 * What a number is taken by: a {@link org.gan4j.eval.protocol.Protocol} names a {@link
 * org.gan4j.eval.metric.Metric} with its parameters, the {@link
 * org.gan4j.eval.protocol.FeatureSpace} it compares images in, and how many images it takes. {@link
 * org.gan4j.eval.protocol.ProtocolNames} knows the usual ones by name.
 */
package org.gan4j.eval.protocol;
